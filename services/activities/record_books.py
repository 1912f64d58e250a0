"""Use cases of lists of activities as a workbook: one's own, and all of a centre."""

from sqlalchemy import func, select

from documents.style.book import TableSheet
from models.access import Permission
from models.activities import Activity, Handout
from models.activity_filters import Filter
from models.dates import short
from models.people import District, Person
from services.activities.inner.narrowed import CAME, Where, narrowed, sum_of
from services.beside.processes import beside
from services.texts import label, texts
from services.work import Work, use_case
from services.workbooks import AT_ONCE, write_workbook

MOST = 10_000
"""Records in a file, the newest ones: a sheet of more opens on no phone."""
NOTHING = Filter()
COLUMNS = (
    "records-paper-number",
    "records-paper-day",
    "records-paper-type",
    "records-paper-title",
    "records-paper-district",
    "records-paper-format",
    "records-paper-came",
    "records-paper-copies",
    "records-paper-person",
    "records-paper-result",
)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_records_workbook(work: Work, wanted: Filter = NOTHING) -> bytes:
    """One's own records as an .xlsx. Raises DomainError for a foreign district."""
    return await _workbook(work, wanted, own=True)


@use_case(Permission.SEE_SUMMARY)
async def all_records_workbook(work: Work, wanted: Filter = NOTHING) -> bytes:
    """The centre's records as an .xlsx. Raises DomainError for a foreign district."""
    return await _workbook(work, wanted, own=False)


async def _workbook(work: Work, wanted: Filter, *, own: bool) -> bytes:
    alive = (*await narrowed(wanted, work, own=own), Activity.deleted_at.is_(None))
    some = select(Activity.id).where(*alive).limit(AT_ONCE + 1).subquery()
    async with work.db.reading() as session:
        count = await session.scalar(select(func.count()).select_from(some))
    if (count or 0) > AT_ONCE:
        return await beside.run(work, _write, wanted, own)
    return await _write(work, wanted, own)


async def _write(work: Work, wanted: Filter, own: bool) -> bytes:
    rows = await _rows(work, await narrowed(wanted, work, own=own))
    said = texts().plain
    titles = [said(key) for key in COLUMNS]
    note = said("records-paper-most", most=MOST) if len(rows) == MOST else ""
    head = said("records-paper-head", count=len(rows))
    return await write_workbook(
        work, TableSheet(name=said("records-paper"), title=head, titles=titles, rows=rows, note=note)
    )


async def _rows(work: Work, where: Where) -> list[list[str | int]]:
    query = (
        select(Activity, District.name, Person.name, CAME, sum_of(Handout.copies, Handout))
        .join(Person, Person.id == Activity.author_id)
        .outerjoin(District, District.id == Activity.district_id)
        .where(*where, Activity.deleted_at.is_(None))
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(MOST)
    )
    async with work.db.reading() as session:
        return [_row(*found) for found in (await session.execute(query)).all()]


def _row(one: Activity, district: str | None, person: str, came: int, copies: int) -> list[str | int]:
    return [
        one.id,
        short(one.day),
        label("type", one.type),
        one.title,
        district or "",
        label("format", one.format) if one.format else "",
        int(came),
        int(copies),
        person,
        one.result,
    ]
