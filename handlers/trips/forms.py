"""The form of a trip: the district, the day, who went, what for; of each purpose what was done and with how many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from handlers.activities.handed import below_zero, handed_options, stocked_options
from handlers.activities.names import leave_closed, options
from handlers.widgets.form.spec import FormBeginning, FormSpec, FormStart, SaveResult, Submission, told
from models.activities import (
    GROUPS,
    PLACE_LENGTH,
    RESULT_LENGTH,
    TITLE_LENGTH,
    Category,
    Evidence,
    Group,
    Involvement,
    Type,
    likely_evidence,
    likely_participants,
)
from models.dates import brief, in_words
from models.forms.checklist import Checklist
from models.forms.company import Together
from models.forms.form import Field, Form
from models.forms.kinds import Label, Option, TextKey, Values
from models.forms.lists import Counts, Several
from models.forms.moments import Minutes
from models.forms.records import Known
from models.forms.simple import Choice, Day, Line
from models.forms.trips import PeopleMet
from models.plan.beginning import named_people
from models.requests.lists import LISTED
from models.stored import Answers, Json
from models.trips import EVENTS, WITHIN, TripPurpose, TripSaid
from models.words import Wording
from services.activities import keys, twins
from services.activities import options as activity_options
from services.activities.words import called
from services.people.centers import list_districts
from services.texts import spoken, texts
from services.trips import reading, saving
from services.trips.reading import TripLine
from services.work import Work

ITEM = 120
"""Characters of an item's words in a line of what was counted."""
TOPICAL = (TripPurpose.SUPERVISION, TripPurpose.CONSULTATION)
KEPT_IN_REPEAT = ("district", "who", "purposes")


@dataclass(kw_only=True)
class AboutTrip(FormStart):
    """A trip that is changed or gone on again, and what of a new one is known."""

    form: str = "trip"
    record: int = 0
    repeated: int = 0
    day: str = ""
    district: str = ""


async def _offered(work: Work) -> Answers:
    offered = await activity_options.list_offered(work)
    return {
        "districts": await list_districts(work),
        "companions": await reading.list_companions(work),
        **{kind.value: offered.topics.of(kind) for kind in LISTED},
        "stocked": await stocked_options(work),
    }


async def _open(work: Work, start: Values) -> FormBeginning:
    given, about = await _offered(work), AboutTrip.read(start)
    if about.record:
        known = await reading.open_trip(work, about.record)
        given["districts"] = await list_districts(work, closed=True)
        given["stocked"] = await stocked_options(work, known)
        return FormBeginning(options=given, values=known, review=True, stored=True)
    if about.repeated:
        known = await reading.open_trip(work, about.repeated)
        kept = {name: value for name, value in known.items() if name in KEPT_IN_REPEAT or name.endswith("-kind")}
        leave_closed(kept, given)
        return FormBeginning(options=given, values=kept, review=True, first="day")
    values: Answers = {name: said for name in ("day", "district") if (said := getattr(about, name))}
    if "district" not in values and len(work.actor.district_ids) == 1:
        values["district"] = str(work.actor.district_ids[0])
    return FormBeginning(options=given, values=values)


def _build(opening: Values) -> Form:
    offered = (_frozen(opening.get(name, ())) for name in ("districts", "companions", *LISTED, "stocked"))
    return _form(spoken(), *offered)


def _frozen(offered: Json) -> Json:
    return tuple(_frozen(one) for one in offered) if isinstance(offered, list | tuple) else offered


@lru_cache(maxsize=512)
def _form(
    _words: Wording,
    districts: tuple[tuple[int, str], ...],
    companions: tuple[tuple[int, str], ...],
    supervision: tuple[str, ...],
    consultation: tuple[str, ...],
    stocked: tuple[tuple[str, str], ...],
) -> Form:
    topics = {TripPurpose.SUPERVISION: supervision, TripPurpose.CONSULTATION: consultation}
    people = [Option(str(row_id), name) for row_id, name in companions]
    fields = (
        Field(
            name="district",
            kind=Choice(options=[Option(str(row_id), name) for row_id, name in districts]),
            required=True,
            when=lambda _: bool(districts),
        ),
        Field(name="day", kind=Day(), required=True),
        Field(name="who", kind=Together(people), when=lambda _: bool(people)),
        Field(name="purposes", kind=Several(_purposes()), required=True),
        *(one for purpose in TripPurpose for one in _of(purpose, topics.get(purpose, ()))),
        Field(name="result", kind=Line(RESULT_LENGTH)),
        Field(name="evidence", kind=Checklist(options("evidence", Evidence), PLACE_LENGTH, _likely)),
        Field(name="handouts", kind=Counts(handed_options(stocked))),
    )
    return Form(fields, _order)


@cache
def _purposes() -> tuple[Option, ...]:
    return options("trip-purpose", TripPurpose)


def _of(purpose: TripPurpose, topics: Sequence[str]) -> Iterator[Field]:
    """The questions of one purpose, asked when it is among those of the trip: the repeated part of the form."""

    def chosen(values: Values) -> bool:
        return purpose in (values.get("purposes") or ())

    if purpose is TripPurpose.EVENT:
        groups: dict[str, tuple[Label, tuple[str, ...]]] = {
            name: (TextKey(f"group-{name}"), tuple(kind.value for kind in kinds if kind in EVENTS))
            for name, kinds in GROUPS.items()
            if name not in (Group.SUPPORT, Group.INFORMING)
        }
        yield Field(
            name=f"{purpose}-kind",
            kind=Choice(options=[one for one in options("type", Type) if one.id in EVENTS], groups=groups),
            required=True,
            when=chosen,
        )
    yield Field(
        name=f"{purpose}-what",
        kind=Known(TITLE_LENGTH, shortest=3, offers=topics),
        required=purpose not in WITHIN,
        when=chosen,
    )
    yield Field(
        name=f"{purpose}-came",
        kind=PeopleMet(options("category", Category), likely=lambda values: _met(purpose, values)),
        required=True,
        when=chosen,
    )
    if purpose in TOPICAL:
        yield Field(name=f"{purpose}-minutes", kind=Minutes(), when=chosen)


def _met(purpose: TripPurpose, values: Values) -> list[str]:
    """Whom the words name, then those who mostly are met so."""
    kind = purpose.type or Type(values.get(f"{purpose}-kind") or Type.OTHER)
    first = [Category.COUNCILS] if purpose is TripPurpose.COUNCIL else [Category.CURATORS]
    usual = likely_participants(kind) if purpose is TripPurpose.EVENT else [*first, *likely_participants(kind)]
    return [who.value for who in (*named_people(values.get(f"{purpose}-what") or ""), *usual)]


def _likely(_: Values) -> list[str]:
    return [kind.value for kind in likely_evidence(Type.TRIP, Involvement.HELD)]


def _order(values: Values) -> list[str]:
    """First the trip, then each purpose that was chosen; the rest stands under «Подробнее»."""
    asked = ["district", "day", "who", "purposes"]
    for purpose in TripPurpose:
        if purpose in (values.get("purposes") or ()):
            kind = [f"{purpose}-kind"] if purpose is TripPurpose.EVENT else []
            minutes = [f"{purpose}-minutes"] if purpose in TOPICAL else []
            asked += [*kind, f"{purpose}-what", f"{purpose}-came", *minutes]
    return asked


async def _twin(work: Work, submission: Submission) -> TextKey | None:
    said, about = TripSaid.read(submission.answers), AboutTrip.read(submission.start)
    there = await reading.find_trip(work, said.day, said.district_id, about.record)
    if there is not None:
        return TextKey("trip-twin", {"title": there[0], "person": there[1], "day": in_words(said.day)})
    events = () if about.record else (one for one in said.purposes if one.purpose is TripPurpose.EVENT)
    for one in events:
        found = await twins.find_twin(work, said.record(one, ""))
        if found is not None:
            return TextKey("activity-twin", {"name": called(found.type, found.title), "day": in_words(found.day)})
    return await below_zero(work, submission.before if about.record else {}, submission.answers)


async def _save(work: Work, submission: Submission) -> SaveResult:
    said, about = TripSaid.read(submission.answers), AboutTrip.read(submission.start)
    if about.record:
        changed = await saving.change_trip(work, about.record, submission.before, submission.answers)
        return told("trip-changed" if changed else "trip-unchanged")
    return await _told(work, await saving.store_trip(work, said, submission.client_key))


async def _stored(work: Work, submission: Submission) -> SaveResult | None:
    if AboutTrip.read(submission.start).record:
        return None
    there = await keys.stored_activity(work, submission.client_key)
    return await _told(work, there.id) if there else None


async def _told(work: Work, trip: int) -> SaveResult:
    """What stands in the database: the trip, its records, and which items of the plan they count for."""
    found = await reading.trip_of(work, trip)
    answers = await reading.open_trip(work, trip)
    places = dict(await list_districts(work, closed=True))
    lines = found.lines if found else ()
    counted = "\n".join(_line(work, one) for one in lines if one.item)
    word = TextKey(
        "trip-saved",
        {
            "number": str(trip),
            "where": places.get(int(answers.get("district") or 0), "none"),
            "day": in_words(TripSaid.read(answers).day),
            "made": sum(not one.within for one in lines),
            "came": sum(one.came for one in lines if not one.within),
            "counted": counted or "none",
        },
    )
    return SaveResult(word=word, amend=f"my {trip} edit")


def _line(work: Work, one: TripLine) -> str:
    due = brief(one.due, work.today) if one.due else "none"
    what = texts().plain(f"trip-purpose-{one.purpose or 'trip'}")
    return texts().plain("trip-counted", what=what, item=one.item[:ITEM], due=due)


FREE = frozenset({*(f"{purpose}-what" for purpose in TripPurpose), "result", "evidence"})
TRIP = FormSpec(name="trip", open=_open, build=_build, save=_save, twin=_twin, stored=_stored, free=FREE)
