"""By which messengers the people of a centre are met that comes from elsewhere: an account is the same human
everywhere, and may be here already by another centre."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models.identities import Identity
from models.people import Person
from storage.copies.belonging import Row, belonging
from storage.upsert import insert_new

NAMED = 5
"""So many people are named, where more may be meant."""


class OthersFace(Exception):
    """A user of a messenger is somebody else here: another account joined them, or this one joined another user. Says
    whose."""


async def join_faces(connection: AsyncConnection, table: Table, came: Sequence[Row], center_id: int) -> list[Row]:
    """Write the identities of the centre's people, who stand there already. Whoever was here stays as they were, and
    letters go where they went. Returns what must stand there now. Raises OthersFace."""
    here = await _of(connection, table, center_id)
    told, known = {row["account"] for row in here if row["tells"]}, {_user(row) for row in here}
    new = [{**row, "tells": row["tells"] and row["account"] not in told} for row in came if _user(row) not in known]
    if new:
        await connection.execute(insert_new(connection, Identity), new)  # who is of another account is not written
    faces = Counter((row["account"], row["messenger"]) for row in (*here, *new))
    there = {_user(row) for row in await _of(connection, table, center_id)}
    wrong = [row for row in new if faces[row["account"], row["messenger"]] > 1 or _user(row) not in there]
    if wrong:
        raise OthersFace(await _named(connection, wrong, center_id))
    return [*here, *new]


async def _of(connection: AsyncConnection, table: Table, center_id: int) -> list[Row]:
    return [dict(row) for row in (await connection.execute(belonging(table, center_id))).mappings()]


def _user(row: Row) -> tuple[object, object]:
    return row["messenger"], row["user_id"]


async def _named(connection: AsyncConnection, rows: Sequence[Row], center_id: int) -> str:
    """«Мария Орлова (MAX 7500102), …»."""
    users = {row["account"]: _user(row) for row in rows[:NAMED]}
    people = select(Person.account, Person.name).where(Person.center_id == center_id, Person.account.in_(users))
    found = [(users[account], name) for account, name in await connection.execute(people.order_by(Person.id))]
    said = [f"{name} ({messenger} {user})" for (messenger, user), name in found]
    return ", ".join([*said, *(["…"] if len(rows) > NAMED else [])])
