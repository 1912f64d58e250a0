"""Forms of an event's day: guests, the protocol's words, what closes a feast."""

from collections.abc import Sequence

from handlers.activities.names import options
from handlers.event_day.kept import AboutGuests, AboutNotes
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from models.activities import LINK_LENGTH, PLACE_LENGTH, Category, Format, Organisation
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.lists import Counts, Split
from models.forms.simple import Choice, Line, Lines
from services.events import notes, presence
from services.texts import label
from services.work import Work

POINT, POINTS = 300, 12
"""Characters of a point of the protocol, and points of one part: together they are kept."""
SPLITS: dict[Format, Split] = {Format.IN_PERSON: "here", Format.REMOTE: "afar", Format.MIXED: "both"}
FAMILIES = (
    Category.CHILDREN,
    Category.FOSTER_PARENTS,
    Category.BIRTH_PARENTS,
    Category.GRADUATES,
    Category.VOLUNTEERS,
)
OUTSIDE = (Category.TEACHERS, Category.GUARDIANSHIP, Category.OFFICIALS, Category.SPECIALISTS, Category.VOLUNTEERS)
"""Who mostly comes to an event of staff and does not use the bot."""


async def _open_guests(work: Work, start: Values) -> FormBeginning:
    about = AboutGuests.read(start)
    day = await presence.open_day(work, about.event)
    given = {"split": SPLITS[day.format], "families": day.families}
    known = about.institution or (Organisation.OTHER.value if day.families else "")
    if not known:
        return FormBeginning(options=given, about=TextKey("event-guests-about", {"event": day.name}))
    counted = {one.category.value: [one.here, one.remote] for one in day.guests if one.institution == known}
    name = _counted(given)
    values = {"institution": known, name: counted}
    about_it = TextKey("event-guests-about", {"event": day.name})
    return FormBeginning(options=given, values=values, review=True, first=name, about=about_it)


def _counted(opening: Values) -> str:
    """The question of how many came: guests of staff, or families."""
    return "people" if opening["families"] else "counts"


def _guests_form(opening: Values) -> Form:
    split: Split = opening["split"]
    return Form(
        (
            Field(
                name="institution",
                kind=Choice(options=options("organisation", Organisation)),
                required=True,
                when=lambda _: not opening["families"],
            ),
            Field(name="counts", kind=_counts(OUTSIDE, split), when=lambda _: not opening["families"]),
            Field(name="people", kind=_counts(FAMILIES, split), when=lambda _: bool(opening["families"])),
        )
    )


def _counts(first: Sequence[Category], split: Split) -> Counts:
    """How many of each category came; those who mostly do stand first."""
    likely = [one.value for one in first]
    return Counts(options("category", Category), split=lambda _: split, likely=lambda _: likely, few=likely)


async def _save_guests(work: Work, submission: Submission) -> SaveResult:
    about, answers = AboutGuests.read(submission.start), submission.answers
    kind = Organisation(answers.get("institution") or Organisation.OTHER)
    said = answers.get("people") or answers.get("counts") or {}
    counts = {Category(name): (here, afar) for name, (here, afar) in said.items()}
    await presence.set_guests(work, about.event, kind, counts)
    count = sum(here + afar for here, afar in counts.values())
    if "institution" not in answers:
        return told("event-counted", count=count)
    return told("event-guests-saved", where=label("organisation", kind), count=count)


async def _open_minutes(work: Work, start: Values) -> FormBeginning:
    about = AboutNotes.read(start)
    day, found = await presence.open_day(work, about.event), await notes.read_notes(work, about.event)
    values = {name: getattr(found, name).split("\n") for name in MINUTES if getattr(found, name)}
    about_it = TextKey("event-minutes-about", {"event": day.name})
    return FormBeginning(values=values, review=bool(values), about=about_it)


MINUTES = ("agenda", "heard", "resolved")


def _minutes_form(_: Values) -> Form:
    return Form([Field(name=name, kind=Lines(POINT, POINTS)) for name in MINUTES])


async def _save_minutes(work: Work, submission: Submission) -> SaveResult:
    said = {name: "\n".join(submission.answers.get(name) or ()) for name in MINUTES}
    await notes.write_notes(work, AboutNotes.read(submission.start).event, said)
    return told("event-minutes-saved")


async def _open_feast(work: Work, start: Values) -> FormBeginning:
    about = AboutNotes.read(start)
    day, found = await presence.open_day(work, about.event), await notes.read_notes(work, about.event)
    values = {name: getattr(found, name) for name in FEAST if getattr(found, name)}
    return FormBeginning(values=values, review=bool(values), about=TextKey("event-minutes-about", {"event": day.name}))


FEAST = ("script", "publication")


def _feast_form(_: Values) -> Form:
    return Form(
        (
            Field(name="script", kind=Line(PLACE_LENGTH, shortest=2)),
            Field(name="publication", kind=Line(LINK_LENGTH, shortest=2)),
        )
    )


async def _save_feast(work: Work, submission: Submission) -> SaveResult:
    said = {name: submission.answers.get(name) or "" for name in FEAST}
    await notes.write_notes(work, AboutNotes.read(submission.start).event, said)
    return told("event-feast-saved")


DAY_FORMS = (
    FormSpec(name="event-guests", open=_open_guests, build=_guests_form, save=_save_guests),
    FormSpec(
        name="event-minutes", open=_open_minutes, build=_minutes_form, save=_save_minutes, free=frozenset(MINUTES)
    ),
    FormSpec(name="event-feast", open=_open_feast, build=_feast_form, save=_save_feast, free=frozenset(FEAST)),
)
