"""The form of an activity: nine questions, four of them needed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from handlers.widgets.form.spec import FormSpec, Job, Opening, Saved
from models.activities import (
    GROUPS,
    PLACE_LENGTH,
    RESULT_LENGTH,
    TITLE_LENGTH,
    Category,
    Evidence,
    Facts,
    Format,
    Level,
    Material,
    Type,
)
from models.activity_words import ALSO
from models.dates import brief, in_words
from models.forms.form import Field, Form
from models.forms.kinds import Option, Values, Word
from models.forms.lists import Checklist, Counts, Split, Switches
from models.forms.simple import Choice, Day, Line
from models.plan.marking import another_year, picks, proposed_day
from services import activities, twins
from services.centers import list_districts
from services.plan import dates, fits
from services.plan.dates import PlanDate
from services.plan.fits import Fit
from services.plan.words import closed_args
from services.texts import texts
from services.work import Work

NOBODY_COMES = frozenset(GROUPS["informing"])
"""A leaflet or an article has no participants to count."""
ITEM = 200
"""Characters of an item's words in a message about something else."""
KEPT_IN_REPEAT = ("type", "title", "district", "format")


CONTENT = 200
"""Characters of an item's words above a question."""


def label(prefix: str, value: str) -> str:
    """The Russian name of an enum's value."""
    return texts().plain(f"{prefix}-{value.replace('_', '-')}")


def called(kind: Type, title: str) -> str:
    """«Семинар «Детство без слёз»»; a title that says its kind by itself is left as it is."""
    name = label("type", kind)
    return title if title.casefold().startswith(name.casefold()) else f"{name} «{inner(title)}»"


def inner(title: str) -> str:
    """The title to stand inside «ёлочки»: its own become „лапки“, and those around the whole of it go."""
    bare = title[1:-1] if title[0] == "«" and title.find("»") == len(title) - 1 else title
    return bare.replace("«", "„").replace("»", "“")


@cache
def options(prefix: str, kinds: Iterable[StrEnum]) -> tuple[Option, ...]:
    """An enum's values as options, in its order, with what else people call them."""
    also = ALSO.get(prefix, {})
    return tuple(Option(kind.value, label(prefix, kind.value), also.get(kind, ())) for kind in kinds)


@cache
def _groups() -> dict[str, tuple[Word, tuple[str, ...]]]:
    return {name: (Word(f"group-{name}"), tuple(t.value for t in types)) for name, types in GROUPS.items()}


def _split(values: Values) -> Split:
    form = (values.get("format") or {}).get("format")
    if form == Format.MIXED:
        return "both"
    return "afar" if form == Format.REMOTE else "here"


def build(opening: Mapping[str, Any]) -> Form:
    """The questions; districts and the person's usual types come from the database."""
    likely = tuple(date.fromisoformat(day) for day in opening.get("days", ()))
    return _build(tuple((str(id_), name) for id_, name in opening["districts"]), tuple(opening["usual"]), likely)


@lru_cache(maxsize=512)
def _build(named: tuple[tuple[str, str], ...], usual: tuple[str, ...], likely: tuple[date, ...]) -> Form:
    districts = [Option(id_, name) for id_, name in named]
    circumstances = {"format": options("format", Format), "level": options("level", Level)}
    return Form(
        (
            Field("type", Choice(options("type", Type), _groups(), usual), required=True),
            Field("title", Line(TITLE_LENGTH, shortest=3), required=True),
            Field("day", Day(likely=likely), required=True),
            Field("district", Choice(districts, none=Word("activity-no-district")), when=lambda _: bool(districts)),
            Field("format", Switches(circumstances)),
            Field(
                "attendance",
                Counts(options("category", Category), _split),
                when=lambda values: values.get("type") not in NOBODY_COMES,
            ),
            Field("result", Line(RESULT_LENGTH)),
            Field("evidence", Checklist(options("evidence", Evidence), PLACE_LENGTH)),
            Field("handouts", Counts(options("material", Material))),
        )
    )


async def _open(work: Work, start: dict[str, Any]) -> Opening:
    given = {"districts": await list_districts(work), "usual": await activities.usual_types(work)}
    if "item" in start:
        return await _open_from_item(work, start, given)
    if "record" in start:
        known = (await activities.open_activity(work, start["record"])).answers
        if start["mode"] == "edit":
            return Opening(given, known, review=True)
        return Opening(given, {f: known[f] for f in KEPT_IN_REPEAT if f in known}, review=True, first="day")
    values: dict[str, Any] = {"format": {"format": Format.IN_PERSON.value}}
    if len(work.actor.district_ids) == 1:
        values["district"] = str(work.actor.district_ids[0])
    return Opening(given, values)


async def _open_from_item(work: Work, start: dict[str, Any], given: dict[str, Any]) -> Opening:
    """An item of the plan tells all but the numbers: how many came, or how many copies were handed out; the date that
    it is done for tells the day, or the days to choose from."""
    told, for_date = await fits.begin_from(work, start["item"]), await _date(work, start)
    day = proposed_day(for_date, work.today) if for_date else work.today
    values: dict[str, Any] = {
        "type": told.type.value,
        "title": told.title,
        "format": {"format": told.format.value},
        **({"day": day.isoformat()} if day else {}),
    }
    about = None
    if for_date is not None:
        given = {**given, "days": [day.isoformat() for day in picks(for_date, work.today)]}
        content = for_date.content[:CONTENT]
        about = Word("activity-for-date", {"due": brief(for_date.due, work.today), "item": content})
    if given["districts"]:
        own = work.actor.district_ids
        values["district"] = str(own[0]) if len(own) == 1 else ""
    asks_copies = told.copies or told.type in NOBODY_COMES
    first, part = ("handouts", told.material) if asks_copies else ("attendance", told.people)
    return Opening(given, values, review=True, first=first, ui={"item": part.value}, about=about)


async def _date(work: Work, start: Mapping[str, Any]) -> PlanDate | None:
    return await dates.open_date(work, start["date"]) if "date" in start else None


async def _twin(work: Work, job: Job) -> Word | None:
    besides = job.start["record"] if job.start.get("mode") == "edit" else None
    facts, for_date = Facts.read(job.answers), await _date(work, job.start)
    if for_date is not None and for_date.closed is not None:
        return Word("activity-closed-again", closed_args(for_date, for_date.closed, work.today))
    if for_date is not None and another_year(for_date, facts.day):
        return Word("activity-another-year", {"day": in_words(facts.day), "due": in_words(for_date.due)})
    found = await twins.find_twin(work, facts, besides)
    if found is None:
        return None
    return Word("activity-twin", {"name": called(found.type, found.title), "day": in_words(found.day)})


async def _save(work: Work, job: Job) -> Saved:
    if job.start.get("mode") == "edit":
        changed = await activities.change_activity(work, job.start["record"], job.before, job.answers)
        word = Word("activity-changed", {"count": len(changed)})
        if "day" in changed and (due := (await activities.open_activity(work, job.start["record"])).due):
            word = Word("activity-changed-day", {"count": len(changed), "due": brief(due, work.today)})
        return Saved(word, result={"key": word.key, "args": dict(word.args)})
    facts, start = Facts.read(job.answers), job.start
    number = await activities.log_activity(work, facts, job.client_key, start.get("item"), start.get("date"))
    came = sum(here + afar for here, afar in facts.attendance.values())
    name, day = called(facts.type, facts.title), in_words(facts.day)
    saved = Word("activity-saved", {"number": str(number), "name": name, "day": day, "came": came})
    if "item" in start:
        if (done := await _date(work, start)) is not None:
            args = {"due": brief(done.due, work.today), "done": done.done, "left": max(done.count - done.done, 0)}
            saved = Word("activity-saved-date", {**saved.args, **args, "needed": done.count})
        return Saved(saved, result={"key": saved.key, "args": dict(saved.args)})
    return _offered(saved, number, await fits.suggest(work, facts.title, facts.type, facts.day))


def _offered(saved: Word, number: int, found: Sequence[Fit]) -> Saved:
    """The items that the record is like, each with its button."""
    contents = [fit.content[:ITEM] for fit in found]
    ways = tuple(f"plan fit {number} {fit.item_id}" for fit in found)
    if not found:
        return Saved(saved)
    if len(found) == 1:
        words = Word("activity-saved-fits", {**saved.args, "item": contents[0]})
        return Saved(words, onward=((ways[0], Word("activity-link")),))
    words = Word("activity-saved-fits-two", {**saved.args, "first": contents[0], "second": contents[1]})
    return Saved(words, onward=((ways[0], Word("activity-link-first")), (ways[1], Word("activity-link-second"))))


ACTIVITY = FormSpec("activity", _open, build, _save, _twin, free=frozenset({"title", "result", "evidence"}))
