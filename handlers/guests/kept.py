"""What the dialogue of people who are invited keeps."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class GuestsKept(Kept):
    """The list that is looked at, or who of those who have not come. Started with a link of many, it is sent anew at
    once."""

    keeps_start: ClassVar[bool] = True
    list: int = 0
    guest: int = 0
    invite: int = 0
    """The link of many that is open."""
    seen: bool = False
    """Whether its address stands on the screen."""
    arrival: int = 0
    """Who came by one and waits."""
    links: int = 0
    """How many links were made here: the second of two taps makes none."""
    after: int = 0
    """The number of the last invite whose message was sent into the chat."""
    sure: bool = False
    """Whether it is asked if everybody shall get a new link."""
