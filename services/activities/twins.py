"""The use case of a record that is likely there already."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, select, tuple_

from models.access import Permission
from models.activities import Activity, Facts, Place, title_key
from services.activities.lists import Brief
from services.work import Work, use_case
from storage.database import Database

_Alike = tuple[int, date, str]
_KEY = (Activity.center_id, Activity.day, Activity.title_key)
ALIKE = (
    select(*_KEY, Activity.district_id, Place.district_id, Activity.id, Activity.type, Activity.title)
    .outerjoin(Place, Place.activity_id == Activity.id)
    .where(tuple_(*_KEY).in_(bindparam("keys", expanding=True)), Activity.deleted_at.is_(None))
    .order_by(Activity.id)
)


@use_case(Permission.LOG_ACTIVITY)
async def find_twin(work: Work, facts: Facts, besides: int | None = None) -> Brief | None:
    """An activity of the centre that is likely the same: same type and day, a district in common, and the same title
    but for case, quotes and spaces. `besides` leaves out the one that is being changed."""
    alike = await work.db.ask(_alike, (work.center_id, facts.day, title_key(facts.title)))
    own = facts.district_ids
    for brief, districts in alike:
        same_place = bool(districts & own) or districts == own
        if brief.type is facts.type and same_place and brief.id != besides:
            return brief
    return None


async def _alike(db: Database, keys: Sequence[_Alike]) -> dict[_Alike, list[tuple[Brief, frozenset[int]]]]:
    """The records of a centre, a day and a title, with their districts, the oldest first."""
    found: dict[_Alike, dict[int, tuple[Brief, set[int]]]] = {key: {} for key in keys}
    async with db.reader.connect() as connection:
        rows = await connection.execute(ALIKE, {"keys": list(found)})
        for center, day, key, district, other, activity_id, activity_type, title in rows:
            _, districts = found[center, day, key].setdefault(
                activity_id, (Brief(activity_id, activity_type, title, day), set())
            )
            districts |= {one for one in (district, other) if one is not None}
    return {key: [(brief, frozenset(places)) for brief, places in briefs.values()] for key, briefs in found.items()}
