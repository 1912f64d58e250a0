"""What a notice becomes at the moment it is sent."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from models.identities import first_of
from models.notifications import NoticeKind, Notification
from models.people import Center, Person
from places.place import Place
from services.people.members import Actors
from services.texts import texts
from services.work import Work
from storage.clock import StoppedClock
from storage.database import Database


@dataclass(frozen=True, kw_only=True)
class LetterContext:
    """A notice about to be sent: its row, who gets it, and a session to read what is true now."""

    db: Database
    session: AsyncSession
    row: Notification
    person: Person
    center: Center
    now: datetime
    alone: bool = False
    """The only thing that a digest would tell: it is worded as a message of its own."""

    @property
    def together(self) -> bool:
        """Whether it is a line among others."""
        return self.row.together and not self.alone

    @property
    def today(self) -> date:
        """The date on the calendar of the centre."""
        return self.local(self.now).date()

    @property
    def subject(self) -> int:
        """What the notice is about. Raises LookupError for a notice without a subject: our mistake."""
        if self.row.subject_id is None:
            raise LookupError(f"a notice of kind {self.row.kind} has no subject")
        return self.row.subject_id

    async def reader(self) -> Work:
        """A unit of work of whom it is sent to, with the posts that they hold now: what a use case refuses them, no
        letter tells them."""
        clock = StoppedClock(self.now)
        messenger, user_id = first_of(self.person.account)
        return Work(self.db, clock, await Actors(self.db, clock, (), messenger).load(user_id, self.person.id))

    def local(self, instant: datetime) -> datetime:
        """The instant on the centre's clock."""
        return instant.astimezone(ZoneInfo(self.center.zone))

    def here(self, instant: datetime) -> datetime:
        """The instant on the clock of whom it is sent to."""
        return instant.astimezone(ZoneInfo(self.person.zone or self.center.zone))


@dataclass(frozen=True)
class Button:
    """A button under a letter: its label, and the place that it leads to (`places/`)."""

    label: str
    place: Place

    @property
    def data(self) -> str:
        """What Telegram gives back when it is pressed."""
        return self.place.pack()


@dataclass(frozen=True)
class File:
    """A document that goes with a letter, or a photo that is seen in the chat itself."""

    name: str
    content: bytes
    photo: bool = False


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message of its own."""

    text: Markup
    buttons: Sequence[Sequence[Button]] = ()
    file: File | None = None
    instead_of: int | None = None
    """The number of an older message of ours whose words and buttons it replaces."""
    choice: bool = False
    """The buttons of its first row are answers to choose from: in a digest all of them stand."""
    gone: Literal["", "deleted", "bare"] = ""
    """That older message goes, or only its buttons do; there are no words."""
    center: int = 0
    """The centre that its buttons lead to, where whom it is sent to is of several."""

    @property
    def says(self) -> bool:
        """Whether there is anything to be sent."""
        return bool(self.text or self.gone)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a digest. `group` is the key of the heading it stands under, `order` its place there."""

    text: Markup
    group: str
    order: str = ""
    buttons: Sequence[Sequence[Button]] = ()
    """What can be done about it: under a digest that says nothing else."""
    button: Button | None = None
    """What stands under a digest of several, with the line's number: its label is one short word."""
    also: Sequence[Button] = ()
    """What stands beside it: the other answers of a choice."""
    over: bool = False
    """There is nothing to be done any more: it keeps the number that it had."""

    @property
    def numbered(self) -> bool:
        """Whether it has a number in a digest of several."""
        return self.over or self.button is not None


@dataclass(frozen=True)
class Skipped:
    """Not sent: it is no longer true, and why."""

    reason: str


def skipped(why: str) -> Skipped:
    """Why it is not sent, in the words of the coordinator's log of deliveries."""
    return Skipped(texts().plain(why))


Writer = Callable[[LetterContext], Awaitable[Letter | Line | Skipped]]
Writers = Mapping[NoticeKind, Writer]
"""The letters of an area: a notice's words and buttons, made when it is sent."""
