"""What a deed changes, row by row, so that it can be undone: every row before and after it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python
from sqlalchemy import Column, delete, inspect
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Event
from models.base import Base
from models.errors import DomainError
from models.events.afterwards import PostTask
from models.events.people import EventInvitee
from models.events.tables import Event as HeldEvent
from models.events.tables import EventHost
from models.handover import Handover
from models.people import District, GroupPost, Invite, Person, Post, Tenure
from models.plan.tables import PlanItem, PlanItemPost
from models.questionnaires import Questionnaire, QuestionnairePost
from models.rearrangements import UNDONE_FOR, Rearrangement
from models.requests.tables import Answerer, Request, RequestPost
from models.stored import JsonObject
from services.audit import note
from services.work import Work

Row = TypeVar("Row", bound=Base)
OWN = (District, Post, Tenure)
"""What others may have changed since: then nothing is undone. Of the rest only what is still as the deed left it."""
BESIDES = (
    *(Person, Invite, Handover, PlanItemPost, RequestPost, QuestionnairePost, GroupPost, Answerer, Request),
    *(PostTask, EventHost, EventInvitee, HeldEvent),
)
TABLES: Mapping[str, type[Base]] = {one.__tablename__: one for one in (*OWN, *BESIDES)}
OF: Mapping[type[Base], tuple[tuple[type[Base], str], ...]] = {
    PlanItemPost: ((PlanItem, "item_id"),),
    QuestionnairePost: ((Questionnaire, "questionnaire_id"),),
    EventHost: ((HeldEvent, "event_id"),),
}
"""What a row belongs to that may be gone: then it does not come back."""
KEPT: Mapping[type[Base], tuple[str, ...]] = {
    Person: ("summary_rhythm",),
    Invite: ("post_id",),
    Handover: ("post_id", "tenure_id"),
    Request: ("state", "answerer_id", "meeting_id"),
    PostTask: ("post_id",),
    EventInvitee: ("post_id",),
    HeldEvent: ("audience",),
}
"""The columns of these that are of interest; of the others all are."""


class Journal:
    """The rows that a deed adds, takes away and changes, in its transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self._steps: list[tuple[Base, JsonObject | None, bool]] = []

    def watch(self, *rows: Base) -> None:
        """These are going to be changed by the deed."""
        known = [row for row, *_ in self._steps]
        self._steps += [(row, _values(row), False) for row in rows if not any(row is one for one in known)]

    async def add(self, *rows: Base) -> None:
        """Add these, and know their numbers."""
        self.session.add_all(rows)
        await self.session.flush()
        self._steps += [(row, None, False) for row in rows]

    async def remove(self, *rows: Base) -> None:
        """Take these away for good, or until it is undone."""
        self._steps += [(row, _values(row), True) for row in rows]
        for row in rows:
            await self.session.delete(row)
        await self.session.flush()

    async def write(
        self, work: Work, event: Event, *, district_id: int | None = None, post_id: int | None = None
    ) -> int:
        """Keep it for a day and say it in the audit log; returns its number. What is older than a day goes."""
        await self.session.flush()
        steps = [_step(row, old, None if gone else _values(row)) for row, old, gone in self._steps]
        now = work.clock.now()
        old = delete(Rearrangement).where(
            Rearrangement.center_id == work.center_id, Rearrangement.made_at <= now - UNDONE_FOR
        )
        await self.session.execute(old)
        made = Rearrangement(
            center_id=work.center_id,
            person_id=work.person_id,
            made_at=now,
            event=event,
            district_id=district_id,
            post_id=post_id,
            steps=[one for one in steps if one["old"] != one["new"]],
        )
        self.session.add(made)
        note(self.session, work, event, str(district_id if post_id is None else post_id))
        await self.session.flush()
        return made.id


async def put_back(session: AsyncSession, steps: Sequence[JsonObject]) -> None:
    """Make the rows of a deed as they were before it, the last one first. Raises DomainError where a district, a post
    or a tenure was changed by something else since."""
    for step in reversed(steps):
        table = TABLES[str(step["table"])]
        if table is not Request:  # what became of requests is no matter of rows
            await _put_back(session, table, step)


async def _put_back(session: AsyncSession, table: type[Base], step: JsonObject) -> None:
    columns = {str(column.key): column for column in inspect(table).columns}
    row = await session.get(table, tuple(step["key"]), with_for_update=True)
    old, new = step["old"], step["new"]
    same = row is None if new is None else row is not None and new.items() <= _values(row).items()
    if not same:
        if table in OWN:
            raise DomainError("rearranged-since")
        return
    if row is None:
        if await _whole(session, table, old):
            session.add(table(**_read(columns, old)))
    elif old is None:
        await session.delete(row)
    else:
        for name, value in _read(columns, old).items():
            setattr(row, name, value)
    await session.flush()


async def _whole(session: AsyncSession, table: type[Base], values: JsonObject) -> bool:
    parents = [await session.get(parent, values[column]) for parent, column in OF.get(table, ())]
    return all(one is not None for one in parents)


def _step(row: Base, old: JsonObject | None, new: JsonObject | None) -> JsonObject:
    """Of a row that was changed only the columns that were."""
    if old is not None and new is not None:
        changed = [name for name in old if old[name] != new[name]]
        old, new = ({name: values[name] for name in changed} for values in (old, new))
    return {"table": row.__tablename__, "key": _key(row), "old": old, "new": new}


def _key(row: Base) -> list[Any]:
    return [getattr(row, str(column.key)) for column in inspect(type(row)).primary_key]


def _values(row: Base) -> JsonObject:
    names = KEPT.get(type(row)) or tuple(inspect(type(row)).column_attrs.keys())
    found: JsonObject = to_jsonable_python({name: getattr(row, name) for name in names})
    return found


def _read(columns: Mapping[str, Column[Any]], values: JsonObject) -> dict[str, Any]:
    return {
        name: None if value is None else TypeAdapter(columns[name].type.python_type).validate_python(value)
        for name, value in values.items()
    }
