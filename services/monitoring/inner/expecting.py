"""The reports that a quarter expects: of posts, of districts or of persons. Parts of the use cases."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, Select, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Role
from models.monitoring.form import ReportOf
from models.monitoring.tables import Monitoring, Report, State
from models.people import District, Post, Tenure
from services.monitoring.inner.answering import went_on_in
from storage.upsert import insert_new

Key = tuple[int, int | None]
"""A post and the person whose report it is, where everybody counts their own."""


async def expect(session: AsyncSession, monitoring: Monitoring, today: date) -> None:
    """A report for everybody who may owe one and has none; doing it again adds nothing."""
    if monitoring.report_of is ReportOf.PERSON:
        await _insert(session, monitoring, await _of_persons(session, monitoring, today))
        return
    posts = list(await session.scalars(posts_without_report(monitoring).order_by(Post.id)))
    if monitoring.report_of is ReportOf.DISTRICT:
        districts = (await session.execute(select(Post.id, Post.district_id).where(Post.id.in_(posts)))).all()
        first: dict[int | None, int] = {}
        for post, district in sorted((post, district) for post, district in districts):
            first.setdefault(district, post)
        posts = list(first.values())
    await _insert(session, monitoring, [(post, None) for post in posts])


def _curators() -> Select[int]:
    return select(Post.id).where(Post.role == Role.CURATOR, Post.district_id.is_not(None), Post.closed_on.is_(None))


def posts_without_report(monitoring: Monitoring, person_id: int | None = None) -> Select[int]:
    """The centre's open posts of curators in districts that nothing is reported for in the quarter yet, by that person
    where everybody reports alone."""
    other = aliased(Post)
    of = (Report.monitoring_id == monitoring.id) & (Report.post_id == other.id)
    own = or_(other.id == Post.id, other.merged_into_id == Post.id)  # one that was moved or merged owes it already
    if monitoring.report_of is ReportOf.POST:
        there = exists().where(of, own)
    else:
        there = exists().where(of, or_(own, Report.district_id == Post.district_id, went_on_in() == Post.district_id))
    if monitoring.report_of is ReportOf.PERSON:
        there = there.where(Report.person_id == person_id)
    return _curators().where(Post.center_id == monitoring.center_id, ~there)


async def _of_persons(session: AsyncSession, monitoring: Monitoring, today: date) -> list[Key]:
    """The reports that are new: of whoever holds a post and has none in its district, and of a post that nobody ever
    held in the quarter. Whoever comes to a post takes over what one who left, or nobody yet, was to give there."""
    day = min(today, monitoring.last)
    seats = (
        _curators()
        .where(Post.center_id == monitoring.center_id)
        .add_columns(Post.district_id, Tenure.person_id)
        .outerjoin(Tenure, (Tenure.post_id == Post.id) & Tenure.held(day))
        .order_by(Post.id, Tenure.since, Tenure.id)
    )
    rows = (await session.execute(seats)).all()
    reports = await _expected(session, monitoring)
    there = {(place, person) for *places, person in rows for place in enumerate(places)}
    # of a post that moved somebody's report stays where it was, and is theirs
    owned = {(place, person) for _, post, person, district in reports for place in enumerate((post, district))}
    free = [
        (report_id, post)
        for report_id, post, person, district in reports
        if person is None or there.isdisjoint({((0, post), person), ((1, district), person)})
    ]
    used = {post for _, post, _, _ in reports}
    new: list[Key] = []
    for post, district, person in rows:
        if person is None:
            new += [(post, None)] if post not in used else []
        elif owned.isdisjoint({((0, post), person), ((1, district), person)}):
            owned.add(((1, district), person))
            left = next((one for one in free if one[1] == post), None)
            if left is None:
                new.append((post, person))
            else:
                free.remove(left)
                await session.execute(update(Report).where(Report.id == left[0]).values(person_id=person))
    return new


async def _expected(session: AsyncSession, monitoring: Monitoring) -> Sequence[Row[int, int, int | None, int]]:
    """The quarter's reports, their posts, persons and districts: of what was merged, what goes on from it."""
    query = (
        select(
            Report.id,
            func.coalesce(Post.merged_into_id, Post.id),
            Report.person_id,
            func.coalesce(District.merged_into_id, District.id),
        )
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .where(Report.monitoring_id == monitoring.id)
        .order_by(Report.id)
    )
    return (await session.execute(query)).all()


async def _insert(session: AsyncSession, monitoring: Monitoring, keys: list[Key]) -> None:
    if not keys:
        return
    of = select(Post.id, Post.district_id).where(Post.id.in_([post for post, _ in keys]))
    districts = dict((await session.execute(of)).all())
    rows: list[dict[str, object]] = [
        {
            "center_id": monitoring.center_id,
            "monitoring_id": monitoring.id,
            "post_id": post,
            "district_id": districts[post],
            "person_id": person,
            "state": State.NO_DATA,
            "zero": False,
            "late": False,
            "reasons": {},
            "comment": "",
            "comment_code": "",
        }
        for post, person in keys
    ]
    await session.execute(insert_new(session, Report), rows)
