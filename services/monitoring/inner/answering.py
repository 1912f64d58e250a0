"""Who answers for a report: its post, all curators' posts of its district, or the one person whose it is.

Conditions of this file stand in queries that name Report, Monitoring and Post, the report's own.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.access import Role
from models.base import twin
from models.monitoring.form import ReportOf
from models.monitoring.tables import GIVEN, Monitoring, Report, State
from models.people import District, Person, Post, Tenure
from models.reminders.recipients import CenterRoster, Recipient, reachable, recipients
from services.roster.seats import my_posts
from services.work import Work


def answers(post: type[Post]) -> ColumnElement[bool]:
    """Whether a post (an alias) answers for the report: it is the report's own or what that was merged into, or one of
    a district that counts together, or any there of a person who counts alone, wherever in the district they sit."""
    return _own(post) & post.closed_on.is_(None)


def _own(post: type[Post]) -> ColumnElement[bool]:
    together = or_(Monitoring.report_of == ReportOf.DISTRICT, Report.person_id.is_not(None))
    district = or_(post.district_id == Report.district_id, post.district_id == went_on_in())
    heir = post.id == Post.merged_into_id
    return or_(post.id == Post.id, heir, together & district & (post.role == Role.CURATOR))


def went_on_in() -> ScalarSelect[int | None]:
    """The district that the report's own one was merged into, as a part of a query."""
    told = twin(District, "told_of")
    return select(told.merged_into_id).where(told.id == Report.district_id).correlate(Report).scalar_subquery()


def whose(person_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether the report is that person's, as far as it is any one person's."""
    return or_(Report.person_id.is_(None), Report.person_id == person_id)


def held(today: date) -> ColumnElement[bool]:
    """Whether somebody was there to give the report on the last day on which the quarter takes reports, or today while
    it takes them still."""
    day = case((Monitoring.last < today, Monitoring.last), else_=today)
    one, post = twin(Tenure, "held_then"), twin(Post, "posts_then")  # the query around may ask for holders too
    return exists().where(
        one.post_id == post.id,
        _own(post),
        or_(post.closed_on.is_(None), post.closed_on > day),
        one.held(day),
        whose(one.person_id),
    )


def counted(today: date) -> ColumnElement[bool]:
    """Whether the report is expected at all: it was given, or somebody is there to give it, or a coordinator began
    to write it. A vacant post is not: it would make the rate false (`docs/monitoring.md`)."""
    begun = (Report.state == State.DRAFT) & Report.entered_by.is_not(None)
    return or_(Report.state.in_(GIVEN), begun, held(today))


def stood(state: State, *, held: bool, entered: bool = False) -> State:
    """How a report stands for people: nobody owes what belongs to a vacant post, but what a coordinator began to write
    there (`entered`) waits to be handed in."""
    begun = entered and state is State.DRAFT
    return state if held or begun or state in GIVEN else State.VACANT


def fillable_posts(work: Work) -> Select[int]:
    """The posts that the actor holds, and those that they stand in for today because nobody there can be reached."""
    own = my_posts(work)
    stands_in = Post.deputy_id.in_(own) & ~_there(Post, work.today)
    return select(Post.id).where(Post.center_id == work.center_id, or_(Post.id.in_(own), stands_in))


def fillable(work: Work) -> ColumnElement[bool]:
    """Whether the actor may fill the report in: for a post that answers for it they hold or stand in for. Of reports
    of single persons one's own, and that of somebody who cannot be reached where one is their post's deputy."""
    own, me, today = my_posts(work), work.person_id, work.today
    mine, deputised, one = twin(Post, "mine"), twin(Post, "deputised"), twin(Tenure, "theirs")
    theirs = exists().where(one.post_id == deputised.id, one.person_id == Report.person_id, one.held(today))
    theirs = theirs.correlate_except(one)
    return or_(
        exists().where(answers(mine), mine.id.in_(own), or_(Report.person_id.is_(None), Report.person_id == me)),
        exists().where(
            answers(deputised),
            deputised.deputy_id.in_(own),
            or_(Report.person_id.is_(None), theirs),
            ~_there(deputised, today, Report.person_id),
        ),
    )


def _there(post: type[Post], today: date, only: InstrumentedAttribute[int | None] | None = None) -> ColumnElement[bool]:
    """Whether a holder of the post can be reached today; `only` narrows it to one person, where there is one."""
    one, person = twin(Tenure, "there"), twin(Person, "who_is_there")
    condition = (
        one.post_id == post.id,
        one.held(today),
        one.person_id == person.id,
        person.blocked_at.is_(None),
        or_(person.away_until.is_(None), person.away_until < today),
    )
    narrowed = () if only is None else (or_(only.is_(None), only == person.id),)
    return exists().where(*condition, *narrowed).correlate_except(one, person)


@dataclass(frozen=True)
class Answerers:
    """The posts that answer for a report, and the one person whose it is, where it is one person's."""

    posts: tuple[int, ...]
    person_id: int | None

    def recipients(self, roster: CenterRoster, today: date) -> list[Recipient]:
        """Whom to tell of it: whoever answers, else whoever stands in for them."""
        if self.person_id is not None:
            posts = [one for one in self.posts if self.person_id in {held.id for held in roster.posts[one].holders}]
            alone = roster.with_only(self.person_id, posts or self.posts[:1])
            return recipients(posts or self.posts[:1], alone, today)
        there = [post for post in self.posts if reachable(roster, post, today)]
        return recipients(there or self.posts, roster, today)


async def answerers_of(session: AsyncSession, reports: Collection[int]) -> Mapping[int, Answerers]:
    """Who answers for these reports, by their numbers; the report's own post comes first."""
    seat = twin(Post, "seats")
    query = (
        select(Report.id, Report.person_id, Post.id, seat.id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .outerjoin(seat, answers(seat))
        .where(Report.id.in_(reports))
        .order_by(Report.id, seat.id)
    )
    posts: defaultdict[int, list[int]] = defaultdict(list)
    persons: dict[int, int | None] = {}
    for report, person, own, other in (await session.execute(query)).all():
        persons[report] = person
        posts[report] += [own] if not posts[report] else []
        posts[report] += [other] if other not in (None, own) else []
    return {report: Answerers(tuple(found), persons[report]) for report, found in posts.items()}


def place_of(monitoring: Monitoring, post: str, district: str, person: str | None) -> str:
    """What a report is called: «Куратор, Лесной район», «Лесной район», «Анна Серова, Лесной район»."""
    if monitoring.report_of is ReportOf.DISTRICT:
        return district
    return f"{person or post}, {district}"
