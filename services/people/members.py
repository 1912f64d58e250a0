"""Use cases of people: who speaks, who is in which post now, and who leaves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from models.access import Permission, Role
from models.accounts import Elsewhere
from models.audit import Event
from models.errors import DomainError, NotFound
from models.identities import Identity, Messenger
from models.people import Actor, Center, District, Employment, Person, Post, Tenure, Trade, in_posts
from services.audit import log
from services.people.inner.leaving import see_off
from services.people.inner.office import stay_in_office
from services.people.inner.reachability import mark_reachable
from services.work import Work, use_case
from storage.batch import Batcher
from storage.clock import Clock
from storage.database import Database


@dataclass(frozen=True, kw_only=True)
class Member:
    """A person in a post now."""

    tenure_id: int
    person_id: int
    name: str
    role: Role
    post: str
    district: str
    blocked: bool
    employment: Employment | None = None
    trade: Trade | None = None
    is_admin: bool = False
    """Whether it is an admin of the platform."""

    @property
    def place(self) -> str:
        """The post and its district, where it has one: «Куратор, Петровский район»."""
        return f"{self.post}, {self.district}" if self.district else self.post


# columns and not objects: this is asked with every update
ACTOR = (
    select(
        Identity.user_id,
        Person.id,
        Person.center_id,
        Person.name,
        Center.name,
        Center.zone,
        Person.blocked_at,
        Person.consent_version,
        Center.words_version,
        Person.chosen_at,
        Person.zone,
        Identity.account,
        Identity.lost_at,
        Post.role,
        Post.district_id,
        Tenure.since,
        Tenure.until,
    )
    .select_from(Identity)
    .join(Person, Person.account == Identity.account)
    .join(Center, Center.id == Person.center_id)
    .outerjoin(Tenure, Tenure.person_id == Person.id)
    .outerjoin(Post, Post.id == Tenure.post_id)
    .where(Identity.messenger == bindparam("messenger"), Identity.user_id.in_(bindparam("user_ids", expanding=True)))
)


NEVER = datetime.min.replace(tzinfo=UTC)


class Actors:
    """Who speaks by a messenger: their centre and the roles of the posts they hold there today. A stranger has no
    roles."""

    def __init__(
        self, db: Database, clock: Clock, admin_ids: Sequence[int], messenger: Messenger = Messenger.TELEGRAM
    ) -> None:
        """`admin_ids` are users of the same messenger."""
        self._db, self._clock, self._admin_ids, self._messenger = db, clock, admin_ids, messenger
        self._batch: Batcher[int, Sequence[Actor]] = Batcher(self._load)

    async def load(self, user_id: int, person_id: int | None = None) -> Actor:
        """The person as they stand in the database now: in the centre where the account is, or as the one named."""
        account = await self._batch.ask(user_id)
        return next((one for one in account if one.person_id == person_id), account[0])

    async def _load(self, user_ids: Sequence[int]) -> dict[int, Sequence[Actor]]:
        rows: dict[int, dict[int, list[Sequence[Any]]]] = {user_id: {} for user_id in user_ids}
        async with self._db.reader.connect() as connection:
            for user_id, *row in await connection.execute(ACTOR, {"messenger": self._messenger, "user_ids": user_ids}):
                rows[user_id].setdefault(row[0], []).append(row)
        return {user_id: self._account(user_id, found) for user_id, found in rows.items()}

    def _account(self, user_id: int, rows: Mapping[int, list[Sequence[Any]]]) -> Sequence[Actor]:
        """The account in each of its centres, the current one first: of those where it holds a post the one that was
        chosen last, else the one it came to first."""
        admin = frozenset({Role.ADMIN}) if user_id in self._admin_ids else frozenset[Role]()
        if not rows:
            return [Actor(user_id, roles=admin, messenger=self._messenger)]
        found = [(self._actor(user_id, own), own[0][8]) for own in rows.values()]
        found.sort(key=lambda one: (bool(one[0].roles), one[1] or NEVER, -(one[0].person_id or 0)), reverse=True)
        known = [
            Elsewhere(one.person_id, one.center_id, one.center_name)
            for one, _ in found
            if one.roles and one.person_id is not None and one.center_id is not None
        ]
        return [
            replace(
                actor,
                roles=actor.roles | admin,
                elsewhere=tuple(one for one in known if one.person_id != actor.person_id),
                shared=len(rows) > 1,
            )
            for actor, _ in found
        ]

    def _actor(self, user_id: int, rows: list[Sequence[Any]]) -> Actor:
        nobody = Actor(user_id, *rows[0][:5])
        today = nobody.local(self._clock.now()).date()
        posts = [(role, district) for *_, role, district, since, until in rows if role and _covers(since, until, today)]
        return replace(
            nobody,
            blocked=rows[0][5] is not None or rows[0][11] is not None,
            messenger=self._messenger,
            of_account=rows[0][10],
            consent=rows[0][6],
            words=rows[0][7],
            own_zone=rows[0][9],
            roles=frozenset(Role(role) for role, _ in posts),
            district_ids=tuple(sorted({district for _, district in posts if district is not None})),
        )


def _covers(since: date, until: date | None, day: date) -> bool:
    return since <= day and (until is None or day <= until)


@use_case(Permission.MANAGE_PEOPLE)
async def list_members(work: Work) -> list[Member]:
    """Who is in the centre now, post by post: coordinators first, curators by district."""
    person = (Person.id, Person.name, Person.blocked_at.is_not(None), Person.is_admin)
    columns = select(Tenure, Post.role, Post.title, District.name, *person)
    query = in_posts(columns, work.center_id, work.today).outerjoin(District, District.id == Post.district_id)
    async with work.db.reading() as session:
        rows = (await session.execute(query.order_by(Post.role, District.position, Person.name, Tenure.id))).all()
    return [
        Member(
            tenure_id=one.id,
            person_id=person,
            name=name,
            role=role,
            post=title,
            district=district or "",
            blocked=blocked,
            employment=one.employment,
            trade=one.trade,
            is_admin=admin,
        )
        for one, role, title, district, person, name, blocked, admin in rows
    ]


@use_case(Permission.MANAGE_PEOPLE)
async def end_tenure(work: Work, tenure_id: int) -> None:
    """The person leaves the post as of today; their records stay. Nobody puts out themselves.

    Raises NotFound for another centre's, DomainError when it is over already or one's own, Denied for whom somebody
    put out meanwhile.
    """
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        found = await session.scalar(
            select(Tenure)
            .join(Post, Post.id == Tenure.post_id)
            .where(Tenure.id == tenure_id, Post.center_id == work.center_id)
            .with_for_update(of=Tenure)
        )
        if found is None:
            raise NotFound
        if found.person_id == work.person_id:
            raise DomainError("people-not-yourself")
        found.end(work.today - timedelta(days=1))
        log(session, work.clock, work.center_id, work.person_id, Event.POST_ENDED, str(found.post_id))
        await see_off(session, work, found.person_id, [found])


@use_case(Permission.MANAGE_PEOPLE)
async def set_tenure(work: Work, tenure_id: int, employment: Employment | None, trade: Trade | None) -> None:
    """Whether the post is the person's main work, and what they are by trade. Raises NotFound for another centre's."""
    async with work.db.writing() as session:
        query = select(Tenure).join(Post, Post.id == Tenure.post_id)
        found = await session.scalar(query.where(Tenure.id == tenure_id, Post.center_id == work.center_id))
        if found is None:
            raise NotFound
        found.employment, found.trade = employment, trade


@use_case(Permission.OWN_DATA)
async def set_reachable(work: Work, *, reachable: bool) -> None:
    """The actor stopped the bot or came back to it; of a stranger there is nothing to keep."""
    await mark_reachable(work.db, work.clock, work.actor.messenger, work.actor.user_id, reachable=reachable)
