"""The entries of a register as one table of lines, whatever they are: what lists, counts and files select from."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import String, Subquery, and_, func, literal, select

from models.activities import Activity
from models.register_entries import RegisterEntry
from models.registers.definition import Register


class EntryRow(NamedTuple):
    """A line as the database gives it. `id` is the activity's where the register's entries are activities."""

    id: int
    entry_id: int | None
    title: str
    words: str
    state: str
    day: date
    until: date | None
    district_id: int | None
    sort: str
    channel: str
    amount: int | None
    number: int | None
    plan_item_id: int | None
    author_id: int
    created_at: datetime


def lines_of(register: Register, center_id: int) -> Subquery:
    """The living entries of a centre, with the columns of `EntryRow`."""
    if not register.recorded:
        return _own(register, center_id)
    one, more = Activity, RegisterEntry
    together = and_(more.activity_id == one.id, more.deleted_at.is_(None))
    return (
        select(
            one.id.label("id"),
            more.id.label("entry_id"),
            one.title.label("title"),
            func.coalesce(one.title_key + " " + more.words, one.title_key).label("words"),
            func.coalesce(more.state, literal(register.first_state)).label("state"),
            one.day.label("day"),
            more.until.label("until"),
            one.district_id.label("district_id"),
            func.coalesce(more.sort, "").label("sort"),
            one.channel.label("channel"),
            more.amount.label("amount"),
            more.number.label("number"),
            one.plan_item_id.label("plan_item_id"),
            one.author_id.label("author_id"),
            one.created_at.label("created_at"),
        )
        .outerjoin(more, together)
        .where(
            one.center_id == center_id,
            one.deleted_at.is_(None),
            one.involvement == register.involvement,
            one.type.in_(register.types),
        )
        .subquery()
    )


def _own(register: Register, center_id: int) -> Subquery:
    one = RegisterEntry
    return (
        select(
            one.id.label("id"),
            one.id.label("entry_id"),
            one.title.label("title"),
            one.words.label("words"),
            one.state.label("state"),
            one.day.label("day"),
            one.until.label("until"),
            one.district_id.label("district_id"),
            one.sort.label("sort"),
            literal("", String).label("channel"),
            one.amount.label("amount"),
            one.number.label("number"),
            one.plan_item_id.label("plan_item_id"),
            one.author_id.label("author_id"),
            one.created_at.label("created_at"),
        )
        .where(one.center_id == center_id, one.register == register.key, one.deleted_at.is_(None))
        .subquery()
    )
