"""A sentence that calls people together as the form of an event begins. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from models.access import Role
from models.activity_kinds import Category, Format
from models.activity_tables import TITLE_LENGTH
from models.dates import in_words
from models.events.kinds import Reach
from models.phrases import SHORTEST_TITLE, SOURCE, Told, left_over
from models.sentences import Found
from models.stored import Json

ROLES = {Category.CURATORS: Role.CURATOR, Category.SPECIALISTS: Role.SPECIALIST}
"""Whom of those who are named the centre has posts for; others come as guests."""
FAMILIES = frozenset({Category.CHILDREN, Category.FOSTER_PARENTS, Category.BIRTH_PARENTS, Category.GRADUATES})
Fields = Mapping[str, Found[Json]]
"""What `models.sentences.event` reads, by the names that begin with `event_`."""


def said_event(found: Fields, text: str, now: datetime, districts: Sequence[tuple[int, str]]) -> Told:
    """The form's answers, the words that they came from, and what is asked all the same. What was not understood is
    told as such. `now` is what the clock of whoever said it shows."""
    told = Told()
    for name in ("type", "format", "link", "minutes", "seats"):
        told.take(name, found.get(f"event_{name}"))
    title = found.get("event_title")
    if title is not None and len(title.value) >= SHORTEST_TITLE:
        told.take("title", title, title.value[:TITLE_LENGTH])
    told.take("until", found.get("event_answer_by"))
    if "event_link" in found and "format" not in told.values:
        told.take("format", found["event_link"], Format.REMOTE.value)
    _at(told, found, now)
    _where(told, found, districts)
    _reach(told, found, districts)
    told.left = left_over(text, [(one.start, one.end) for one in found.values()])[:SOURCE]
    return told


def _at(told: Told, found: Fields, now: datetime) -> None:
    """The day and the hour together; where one of them is missing it is said which is known."""
    days, hour = found.get("event_days"), found.get("event_time")
    if days is None:
        return
    ahead = [day for day in days.value if day >= now.date().isoformat()]
    if not ahead:
        told.doubt("at", "phrase-doubt-behind")
    elif len(ahead) > 1:
        told.doubt("at", "phrase-doubt-event-days")
    elif hour is None:
        told.doubt("at", "phrase-doubt-event-hour", day=in_words(date.fromisoformat(ahead[0])))
    elif (at := f"{ahead[0]}T{hour.value}") <= f"{now:%Y-%m-%dT%H:%M}":
        told.doubt("at", "phrase-doubt-hour-behind")
    else:
        told.values["at"] = at
        told.sources["at"] = f"{days.words}, {hour.words}"[:SOURCE]


def _where(told: Told, found: Fields, districts: Sequence[tuple[int, str]]) -> None:
    """«В Озёрском районе»: where it is held, of a single one."""
    where, ids = found.get("event_where"), {name: str(row) for row, name in districts}
    named = [ids[name] for name in (where.value if where is not None else ()) if name in ids]
    if len(named) == 1:
        told.take("district", where, named[0])


def _reach(told: Told, found: Fields, districts: Sequence[tuple[int, str]]) -> None:
    """Whom it is for: roles and districts, or families, who are counted and never invited."""
    audience, places = found.get("event_audience"), found.get("event_districts")
    people = [Category(one) for one in audience.value] if audience is not None else []
    roles = [ROLES[one].value for one in people if one in ROLES]
    ids = {name: str(row) for row, name in districts}
    named = [ids[name] for name in (places.value if places is not None else ()) if name in ids]
    if people and not roles and FAMILIES.issuperset(people):
        told.take("reach", audience, Reach.FAMILIES.value)
        return
    if not (roles or (named and not people)):
        return
    told.take("reach", audience or places, Reach.CHOSEN.value)
    if roles:
        told.take("roles", audience, roles)
    if named:
        told.take("districts", places, named)
