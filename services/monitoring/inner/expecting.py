"""The reports that a quarter expects: of posts, of districts or of persons. Parts of the use cases."""

from datetime import date

from sqlalchemy import Select, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Role
from models.monitoring.form import ReportOf
from models.monitoring.tables import Monitoring, Report, State
from models.people import Post, Tenure
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
    of = Report.monitoring_id == monitoring.id
    if monitoring.report_of is ReportOf.POST:
        there = exists().where(of, Report.post_id == Post.id)
    else:
        there = exists().where(of, Report.post_id == other.id, other.district_id == Post.district_id)
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
    query = (
        select(Report.id, Report.post_id, Report.person_id, Post.district_id)
        .join(Post, Post.id == Report.post_id)
        .where(Report.monitoring_id == monitoring.id)
        .order_by(Report.id)
    )
    reports = (await session.execute(query)).all()
    there = {(district, person) for _, district, person in rows}
    owned = {(district, person) for _, _, person, district in reports}
    free = [
        (report_id, post)
        for report_id, post, person, district in reports
        if person is None or (district, person) not in there
    ]
    used = {post for _, post, _, _ in reports}
    new: list[Key] = []
    for post, district, person in rows:
        if person is None:
            new += [(post, None)] if post not in used else []
        elif (district, person) not in owned:
            owned.add((district, person))
            left = next((one for one in free if one[1] == post), None)
            if left is None:
                new.append((post, person))
            else:
                free.remove(left)
                await session.execute(update(Report).where(Report.id == left[0]).values(person_id=person))
    return new


async def _insert(session: AsyncSession, monitoring: Monitoring, keys: list[Key]) -> None:
    rows: list[dict[str, object]] = [
        {
            "center_id": monitoring.center_id,
            "monitoring_id": monitoring.id,
            "post_id": post,
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
    if rows:
        await session.execute(insert_new(session, Report), rows)
