"""Centres, districts, posts, the people who hold them, and the invites that bring people in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVarTuple
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, Select, String, UniqueConstraint, false, or_
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from models import consent
from models.access import Permission, Role, permissions_of
from models.accounts import Elsewhere
from models.base import Base, Holds, enum_column
from models.errors import DomainError
from models.identities import Messenger, number_of
from models.summaries import SummaryRhythm

INVITE_LIFE = timedelta(days=14)
GUESTS_KEPT = timedelta(days=60)
"""How long it is known for whom an invite was, after its end (docs/privacy.md)."""
NAME_LENGTH = 120
CENTER_NAME_LENGTHS = (3, 200)
SHORTEST_NAME = 2

Asked = TypeVarTuple("Asked")
Day = date | ColumnElement[date] | InstrumentedAttribute[date]


class Center(Base):
    """A resource centre (ресурсный центр): one deployment serves many, and they never see each other."""

    __tablename__ = "centers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    zone: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    words_version: Mapped[int] = mapped_column(default=0, server_default="0")
    """Which version of its own words the centre says (models/words.py); 0 says none."""

    @staticmethod
    def check(name: str, districts: Sequence[str], zone: str) -> None:
        """Raise the reason why there can be no such centre: a zone that is none would keep everybody out for ever."""
        if not CENTER_NAME_LENGTHS[0] <= len(name.strip()) <= CENTER_NAME_LENGTHS[1]:
            raise DomainError("center-name-bad")
        for one in districts:
            if not SHORTEST_NAME <= len(one.strip()) <= NAME_LENGTH:
                raise DomainError("center-district-bad", name=one[:40])
        named = [" ".join(one.split()).casefold() for one in districts]
        if twice := next((one for n, one in enumerate(districts) if named[n] in named[:n]), None):
            raise DomainError("center-district-twice", name=twice[:40])
        if zone not in available_timezones():
            raise DomainError("center-zone-bad", zone=zone[:40])


class District(Base):
    """A municipality the centre serves (район, территория)."""

    __tablename__ = "districts"
    __table_args__ = (UniqueConstraint("center_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    position: Mapped[int]
    closed_on: Mapped[date | None]
    """The first day on which the centre serves it no more: no form offers it, no later quarter asks about it."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    """The open district that goes on from it. What was recorded of this one stays this one's."""

    @classmethod
    def open(cls, day: Day) -> ColumnElement[bool]:
        """A condition: the centre serves it on that day."""
        return or_(cls.closed_on.is_(None), cls.closed_on > day)


class Post(Base):
    """A position that bears obligations: «куратор, Петровский район»; it may be vacant or held by many."""

    __tablename__ = "posts"
    __table_args__ = (Index(None, "center_id", "role"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    role: Mapped[Role] = mapped_column(enum_column(Role))
    title: Mapped[str] = mapped_column(String(NAME_LENGTH))
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    closed_on: Mapped[date | None]
    """The first day on which the centre has no such post any more: nothing is expected of it from then on."""
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The post that is told instead while this one is vacant or its holder cannot be reached."""
    is_group: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Several posts that answer together («Специалисты Центра»): whoever holds one of them holds this too."""
    everyone: Mapped[Role | None] = mapped_column(enum_column(Role))
    """A group of all who hold a post of this role, whoever comes and leaves; others list their posts."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The open post that answers for what this closed one still owes."""

    @classmethod
    def open(cls, day: Day) -> ColumnElement[bool]:
        """A condition: the centre has it on that day."""
        return or_(cls.closed_on.is_(None), cls.closed_on > day)


class GroupPost(Base):
    """A post that is one of a group."""

    __tablename__ = "group_posts"
    group_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True, index=True)


class Employment(StrEnum):
    """Whether a post is somebody's main work or a second one beside it (основное место, совместитель)."""

    MAIN = "main"
    PART_TIME = "part_time"


class Trade(StrEnum):
    """What somebody is by trade, whatever post they hold: most curators are teachers or guardianship staff."""

    TEACHER = "teacher"
    GUARDIANSHIP = "guardianship"
    SOCIAL_WORKER = "social_worker"
    PSYCHOLOGIST = "psychologist"
    OFFICIAL = "official"
    MEDIC = "medic"
    OTHER = "other"


class Pace(StrEnum):
    """How often a person wants to be reminded."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


class Person(Base):
    """A user of the bot in a centre. Authorship stays with the person, obligations with the post. Whoever works in two
    centres is a person in each, of one account: what is a person's never leaves their centre."""

    __tablename__ = "persons"
    __table_args__ = (UniqueConstraint("telegram_id", "center_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    account: Mapped[int] = mapped_column("telegram_id", BigInteger, info={Holds.FORMER: True})
    """The number of the account, whose identities say by which messengers it is met (models/identities.py). Below zero,
    where no account's number is, when they asked to be forgotten. The column is called as it was before MAX, so that
    two versions can be at work side by side."""
    chosen_at: Mapped[datetime | None]
    """When an account of several centres came to this one last: the newest is where it is now."""
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    consent_at: Mapped[datetime]
    consent_version: Mapped[int] = mapped_column(default=lambda: consent.VERSION, server_default="1")
    """What the person agreed to, at `consent_at`."""
    blocked_at: Mapped[datetime | None]
    """When the person stopped the bot; nothing is sent to them until they come back."""
    pace: Mapped[Pace] = mapped_column(enum_column(Pace), default=Pace.DAILY, server_default=Pace.DAILY)
    quiet_from: Mapped[time | None]
    """The person's own quiet hours, on their clock; the centre's where there are none."""
    quiet_until: Mapped[time | None]
    zone: Mapped[str | None] = mapped_column(String(64))
    """Where the person lives by another clock than the centre's; the centre's where there is none."""
    away_until: Mapped[date | None]
    """The last day of a pause: what is due goes to the deputy or the coordinator meanwhile."""
    summary_rhythm: Mapped[SummaryRhythm | None] = mapped_column(enum_column(SummaryRhythm))
    """How often the person is sent the centre's summary; never where there is none."""
    is_admin: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether an admin of the platform came into the centre: they are shown as such."""

    def agree(self, now: datetime) -> bool:
        """Consent to what is kept today; False when they have done so before."""
        if self.consent_version >= consent.VERSION:
            return False
        self.consent_at, self.consent_version = now, consent.VERSION
        return True

    def forget(self, now: datetime) -> None:
        """Take out of it who it was; what they wrote stays the centre's, and nothing is sent to them any more."""
        self.name, self.account, self.blocked_at = former(self.id), -self.id, now
        self.zone = self.quiet_from = self.quiet_until = self.chosen_at = None


def former(person_id: int) -> str:
    """What a person who was forgotten is called: two of them stay two."""
    return f"Бывший сотрудник {person_id}"


class Tenure(Base):
    """A person holds a post from a date to a date, both included; an open end means «still»."""

    __tablename__ = "holdings"
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    employment: Mapped[Employment | None] = mapped_column(enum_column(Employment))
    """It belongs to the person in the post, as does the trade: two curators of a district may differ."""
    trade: Mapped[Trade | None] = mapped_column(enum_column(Trade))
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    """Where the post was then, when it has moved to another district since; None is where it is now."""
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("holdings.id"))
    """The tenure that this one goes on from, where the post was moved or merged: nobody left or came then."""

    @classmethod
    def lasts(cls, day: Day) -> ColumnElement[bool]:
        """A condition: it is not over before that day; it may begin later."""
        return or_(cls.until.is_(None), cls.until >= day)

    @classmethod
    def held(cls, first: Day, last: Day | None = None) -> ColumnElement[bool]:
        """A condition: it holds on that day, or on any of the days up to `last`."""
        return (cls.since <= (first if last is None else last)) & cls.lasts(first)

    def end(self, last_day: date) -> None:
        """The person leaves the post after `last_day`; a post that was left is not left twice."""
        if self.until is not None and self.until <= last_day:
            raise DomainError("people-already-left")
        self.until = max(last_day, self.since - timedelta(days=1))


def in_posts(query: Select[*Asked], center_id: int, day: date) -> Select[*Asked]:
    """The query of whoever holds a post of the centre on that day: a row for each Tenure, with its Person and Post."""
    of_centre = query.select_from(Tenure).join(Person, Person.id == Tenure.person_id)
    return of_centre.join(Post, Post.id == Tenure.post_id).where(Post.center_id == center_id, Tenure.held(day))


class Invite(Base):
    """A one-time link that gives a person a post. What the link bears stands in `models/codes.py`."""

    __tablename__ = "invites"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    guest: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    employment: Mapped[Employment | None] = mapped_column(enum_column(Employment))
    trade: Mapped[Trade | None] = mapped_column(enum_column(Trade))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    revoked_at: Mapped[datetime | None]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Who of the centre made it; nobody where the platform did."""
    places: Mapped[int | None]
    """How many people may come by it, each confirmed by a coordinator (общее приглашение); None: one, at once."""

    def check(self, now: datetime) -> None:
        """Raise the reason why nobody can come in by this link any more."""
        if self.used_at:
            raise DomainError("invite-used")
        if self.revoked_at:
            raise DomainError("invite-revoked")
        if self.expires_at <= now:
            raise DomainError("invite-expired")

    def revoke(self, now: datetime) -> None:
        """Close the link. Raises DomainError, in words for whoever manages it, when it is closed already."""
        self._stands()
        if self.expires_at <= now:
            raise DomainError("invite-over")
        self.revoked_at = now

    def renew(self, now: datetime) -> None:
        """It works for its whole life again, one that ran out too; of many people's its day stays. Raises DomainError
        for one that somebody came in by or that was revoked, in words for whoever manages it."""
        self._stands()
        if self.places is None:
            self.expires_at = now + INVITE_LIFE

    def _stands(self) -> None:
        if self.used_at:
            raise DomainError("invite-taken")
        if self.revoked_at:
            raise DomainError("invite-closed")


@dataclass(frozen=True)
class Actor:
    """Who speaks to the bot now, in which centre, and what they may do there."""

    user_id: int
    """Their number in the messenger that this process speaks by: the number of the chat with them too."""
    person_id: int | None = None
    center_id: int | None = None
    name: str = ""
    center_name: str = ""
    zone: str = "Europe/Moscow"
    blocked: bool = False
    """They stopped the bot, as far as we know; whoever speaks to it is back."""
    roles: frozenset[Role] = frozenset()
    district_ids: tuple[int, ...] = ()
    consent: int = 0
    """The version of the consent they gave."""
    words: int = 0
    """The version of the centre's own words."""
    elsewhere: tuple[Elsewhere, ...] = ()
    own_zone: str | None = None
    """Where they live by another clock than the centre's."""
    shared: bool = False
    """Whether their account is known to another centre too, be it one that it holds no post of."""
    messenger: Messenger = Messenger.TELEGRAM
    of_account: int | None = None
    """The number of their account; None of whom no account is known."""

    @property
    def account(self) -> int:
        """The same human in every messenger and centre; of whom nobody knows, what their account would be called."""
        return number_of(self.messenger, self.user_id) if self.of_account is None else self.of_account

    @property
    def outgrown(self) -> bool:
        """Whether more is kept today than they agreed to. Of whoever was let go nothing more is kept."""
        return self.known and self.person_id is not None and self.consent < consent.VERSION

    @property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.roles)

    @property
    def known(self) -> bool:
        """Whether the person has any role at all: the rest are strangers."""
        return bool(self.roles)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def local(self, instant: datetime) -> datetime:
        """The instant on the clock of the actor's centre."""
        return instant.astimezone(ZoneInfo(self.zone))

    def here(self, instant: datetime) -> datetime:
        """The instant on the actor's own clock."""
        return instant.astimezone(ZoneInfo(self.own_zone or self.zone))
