"""The use cases of the summary as a workbook: the centre's, with every district and post, and one's own."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from documents.style.book import TableSheet
from documents.style.cells import Formula, Value
from models.access import Permission
from models.activities import Activity, Involvement
from models.people import District, Person, Post, Tenure
from models.periods import Period
from models.registers.measures import RegisterMeasure, measured, measures
from models.registers.money import money_said
from services.periods import name_of
from services.registers.words import measure_name
from services.shares import of_district
from services.summary.counting import Figure, total_of
from services.summary.figures import RegisterFigures, Summary, summarise, summarise_own
from services.texts import label, texts
from services.work import Work, use_case
from services.workbooks import write_workbook

POSTS = ("summary-paper-post", "summary-paper-district", "summary-paper-person", "summary-paper-records")


@use_case(Permission.SEE_SUMMARY)
async def summary_workbook(work: Work, period: Period, district_id: int | None = None) -> bytes:
    """The summary as an .xlsx: totals, districts, and every post with what its people logged while they held it, zeros
    and vacancies too. Raises NotFound for a foreign district."""
    found = await summarise(work, period, district_id)
    async with work.db.reading() as session:
        posts = await _posts(session, work, period, district_id)
    said = texts().plain
    titles, note = [said(key) for key in POSTS], said("summary-paper-posts-note")
    table = TableSheet(name=said("summary-paper-posts"), title=_title(found), titles=titles, rows=posts, note=note)
    totals, districts, *registers = summary_tables(found)
    return await write_workbook(work, totals, districts, table, *registers)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_workbook(work: Work, period: Period) -> bytes:
    """«Мой год» as an .xlsx."""
    return await write_workbook(work, *summary_tables(await summarise_own(work, period)))


def _title(found: Summary) -> str:
    return texts().plain(
        "summary-paper-title",
        period=name_of(found.period),
        before=name_of(found.against),
        district=found.district or texts().plain("summary-mine" if found.own else "summary-all-districts"),
    )


def summary_tables(found: Summary) -> list[TableSheet]:
    """Totals with all that they are made of, and districts: name, now, before."""
    said = texts().plain
    heads = ["", said("summary-paper-now"), said("summary-paper-before")]
    totals = (
        ("summary-paper-activities", found.activities),
        ("summary-paper-visits", found.visits),
        ("summary-paper-copies", found.copies),
    )
    rows: list[Sequence[Value]] = [(said(key), figure.now, figure.before) for key, figure in totals]
    rows += _of_library(found)
    for prefix, figures in (("type", found.types), ("category", found.categories), ("material", found.materials)):
        rows += _rows(_named(prefix, figures))
    rows += [row for key, figures in _besides(found) for row in _rows(_under(key, figures))]
    tables = [
        TableSheet(
            name=said("summary-paper"), title=_title(found), titles=heads, rows=rows, note=said("summary-paper-note")
        )
    ]
    districts = _rows(_placed(found.districts))
    tables.append(TableSheet(name=said("summary-paper-districts"), title=_title(found), titles=heads, rows=districts))
    if found.registers:
        note = said("summary-paper-registers-note")
        rows_of = [row for one in found.registers for row in _measured(one)]
        name = said("summary-paper-registers")
        tables.append(TableSheet(name=name, title=_title(found), titles=heads, rows=rows_of, note=note))
    return tables


def _measured(one: RegisterFigures) -> list[tuple[Value, ...]]:
    """A line a number of a register: how many entries, money in rubles, hours, people."""
    rows: list[tuple[Value, ...]] = []
    for place, measure in enumerate(measures(one.register)):
        now, before = measured(one.now, measure), measured(one.before, measure)
        if now or before or not place:
            cells = [rubles(number) if measure is RegisterMeasure.AMOUNT else number for number in (now, before)]
            rows.append((measure_name(one.register, measure), *cells))
    return rows


def rubles(kopecks: int) -> Value:
    """A sum as a cell: a number that can be added up, with its kopecks where there are any."""
    return Formula(f"={kopecks}/100", money_said(kopecks)) if kopecks % 100 else kopecks // 100


def _of_library(found: Summary) -> Iterator[tuple[str, int, int | str]]:
    """Copies that were printed, what is left of them now, and how often materials were used; where there are any."""
    said, prints, used = texts().plain, found.prints, total_of(found.library)
    if prints.now or prints.before or prints.left:
        yield said("summary-paper-printed"), prints.now, prints.before
        yield said("summary-paper-left"), prints.left, ""
    if found.library:
        yield said("summary-paper-library"), used.now, used.before


def _besides(found: Summary) -> list[tuple[str, list[Figure]]]:
    """What the summary tells in lines of its own: how supervisions were held, who came from where, what the centre took
    part in, where it published."""
    return [
        ("summary-paper-supervision", _named("request-mode", found.supervisions)),
        ("summary-paper-from", found.district_visits),
        ("summary-paper-joined", _named("type", found.joined)),
        ("summary-paper-channel", found.channels),
        ("summary-paper-library-of", _placed(found.library)),
        ("summary-paper-signals", _named("signal", found.signals)),
    ]


def _placed(figures: Sequence[Figure]) -> list[Figure]:
    """Districts; what is of none says so."""
    return [f if f.name else Figure(texts().plain("summary-no-district"), f.now, f.before) for f in figures]


def _named(prefix: str, figures: Sequence[Figure]) -> list[Figure]:
    return [Figure(label(prefix, f.name), f.now, f.before) for f in figures]


def _under(key: str, figures: Sequence[Figure]) -> list[Figure]:
    return [Figure(texts().plain(key, name=f.name), f.now, f.before) for f in figures]


def _rows(figures: Sequence[Figure]) -> list[tuple[str, int, int]]:
    return [(f.name, f.now, f.before) for f in figures]


async def _posts(
    session: AsyncSession, work: Work, period: Period, district_id: int | None
) -> list[tuple[str, str, str, int]]:
    """Post, district, person, activities: a line for everybody who held the post in the period, one for a vacant post,
    and one for what was logged by nobody's post. Groups are no posts. Their sum is the summary's."""
    counts = await _by_holding(session, work, period, district_id)
    known = [one for one in counts if one is not None]
    held = (Tenure.post_id == Post.id) & or_(Tenure.held(period.first, period.last), Tenure.id.in_(known))
    stands = or_(Post.closed_on.is_(None), Post.closed_on > period.first, Tenure.id.in_(known))
    query = (
        select(Post.title, District.name, Person.name, Tenure.id)
        .outerjoin(Tenure, held)
        .outerjoin(District, District.id == func.coalesce(Tenure.district_id, Post.district_id))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(Post.center_id == work.center_id, Post.is_group.is_(False), stands)
        .order_by(Post.role, Post.title, District.position, Post.id, Person.name)
    )
    if district_id is not None:
        theirs = or_(Post.district_id == district_id, Post.district_id.is_(None))
        query = query.where(or_(theirs, Tenure.id.in_(known)))
    vacant, nowhere = texts().plain("summary-paper-vacant"), counts.get(None, 0)
    lines = [
        (title, place or "", person or vacant, counts.get(tenure, 0) if tenure else 0)
        for title, place, person, tenure in await session.execute(query)
    ]
    return [*lines, *([(texts().plain("summary-paper-no-post"), "", "", nowhere)] if nowhere else [])]


async def _by_holding(
    session: AsyncSession, work: Work, period: Period, district_id: int | None
) -> dict[int | None, int]:
    """How many activities of the summary belong to each holding: the author's on that day (of several the first); what
    is older than all of them belongs to the first. Under None are those of people who held no post then."""
    mine, earlier = aliased(Tenure), aliased(Tenure)
    here = select(Post.id).where(Post.center_id == work.center_id)
    began = select(func.min(earlier.since)).where(earlier.person_id == mine.person_id, earlier.post_id.in_(here))
    owner = (
        select(func.min(mine.id))
        .where(mine.person_id == Activity.author_id, mine.post_id.in_(here))
        .where(or_(mine.since <= Activity.day, mine.since == began.correlate(mine).scalar_subquery()))
        .where(or_(mine.until.is_(None), mine.until >= Activity.day))
        .correlate(Activity)
        .scalar_subquery()
    )
    logged = select(owner.label("tenure")).where(
        Activity.center_id == work.center_id,
        Activity.day.between(period.first, period.last),
        Activity.involvement == Involvement.HELD,
        Activity.deleted_at.is_(None),
        *([of_district(district_id)] if district_id is not None else []),
    )
    of = logged.subquery()
    rows = await session.execute(select(of.c.tenure, func.count()).group_by(of.c.tenure))
    return {tenure: int(count) for tenure, count in rows}
