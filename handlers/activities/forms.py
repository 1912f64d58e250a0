"""The form of an activity: nine questions, four of them needed."""

from collections.abc import Iterable, Mapping, Sequence
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
from models.dates import in_words
from models.forms.form import Field, Form
from models.forms.kinds import Option, Values, Word
from models.forms.lists import Checklist, Counts, Split, Switches
from models.forms.simple import Choice, Day, Line
from services import activities, twins
from services.centers import list_districts
from services.plan import fits
from services.plan.fits import Fit
from services.texts import texts
from services.work import Work

NOBODY_COMES = frozenset(GROUPS["informing"])
"""A leaflet or an article has no participants to count."""
ITEM = 200
"""Characters of an item's words in a message about something else."""
KEPT_IN_REPEAT = ("type", "title", "district", "format")


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
    return _build(tuple((str(id_), name) for id_, name in opening["districts"]), tuple(opening["usual"]))


@lru_cache(maxsize=512)
def _build(named: tuple[tuple[str, str], ...], usual: tuple[str, ...]) -> Form:
    districts = [Option(id_, name) for id_, name in named]
    circumstances = {"format": options("format", Format), "level": options("level", Level)}
    return Form(
        (
            Field("type", Choice(options("type", Type), _groups(), usual), required=True),
            Field("title", Line(TITLE_LENGTH, shortest=3), required=True),
            Field("day", Day(), required=True),
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
        return await _open_from_item(work, start["item"], given)
    if "record" in start:
        known = (await activities.open_activity(work, start["record"])).answers
        if start["mode"] == "edit":
            return Opening(given, known, review=True)
        return Opening(given, {f: known[f] for f in KEPT_IN_REPEAT if f in known}, review=True, first="day")
    values: dict[str, Any] = {"format": {"format": Format.IN_PERSON.value}}
    if len(work.actor.district_ids) == 1:
        values["district"] = str(work.actor.district_ids[0])
    return Opening(given, values)


async def _open_from_item(work: Work, item: int, given: dict[str, Any]) -> Opening:
    """An item of the plan tells all but the numbers: how many came, or how many copies were handed out."""
    told = await fits.begin_from(work, item)
    values: dict[str, Any] = {
        "type": told.type.value,
        "title": told.title,
        "day": work.today.isoformat(),
        "format": {"format": told.format.value},
    }
    if given["districts"]:
        own = work.actor.district_ids
        values["district"] = str(own[0]) if len(own) == 1 else ""
    asks_copies = told.copies or told.type in NOBODY_COMES
    first, part = ("handouts", told.material) if asks_copies else ("attendance", told.people)
    return Opening(given, values, review=True, first=first, ui={"item": part.value})


async def _twin(work: Work, job: Job) -> Word | None:
    besides = job.start["record"] if job.start.get("mode") == "edit" else None
    found = await twins.find_twin(work, Facts.read(job.answers), besides)
    if found is None:
        return None
    return Word("activity-twin", {"name": called(found.type, found.title), "day": in_words(found.day)})


async def _save(work: Work, job: Job) -> Saved:
    if job.start.get("mode") == "edit":
        changed = await activities.change_activity(work, job.start["record"], job.before, job.answers)
        word = Word("activity-changed", {"count": len(changed)})
        return Saved(word, result={"key": word.key, "args": dict(word.args)})
    facts = Facts.read(job.answers)
    number = await activities.log_activity(work, facts, job.client_key, job.start.get("item"))
    came = sum(here + afar for here, afar in facts.attendance.values())
    name, day = called(facts.type, facts.title), in_words(facts.day)
    saved = Word("activity-saved", {"number": str(number), "name": name, "day": day, "came": came})
    if "item" in job.start:
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
