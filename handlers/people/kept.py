"""What the dialogues and forms of people keep and are started with."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class PeopleKept(Kept):
    """`/people` and `/centers`: who, or whose invite, is open. Started with an invite, or with a centre's one for its
    coordinator, it is sent anew at once."""

    keeps_start: ClassVar[bool] = True
    holding: int = 0
    """The tenure that is looked at."""
    sure: bool = False
    """Whether it is asked if it should end."""
    invite: int = 0
    center: int = 0
    links: int = 0
    """How many links the open invite has shown: the second of two taps makes none."""
    seen: bool = False
    """Whether one stands on the screen."""


@dataclass(kw_only=True)
class JoinKept(Kept):
    """The link, by the hash of its code, and what it invites to."""

    keeps_start: ClassVar[bool] = True
    code: str = ""
    center: str = ""
    post: str = ""
    guest: str = ""


@dataclass(kw_only=True)
class AboutJoin(FormStart):
    """Who comes in: as the link calls them, and as Telegram does."""

    form: str = "join"
    code: str
    guest: str
    telegram_name: str


@dataclass(kw_only=True)
class AboutTenure(FormStart):
    """Whose work and trade are put right."""

    form: str = "tenure"
    holding: int
