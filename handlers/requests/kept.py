"""What the dialogues of requests keep and are started with."""

from dataclasses import dataclass, field

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start
from models.requests.tables import Rating, RequestKind
from services.requests.lists import View


@dataclass(kw_only=True)
class RequestsKept(Kept):
    """`/requests`: the request whose card is open, and the list that it was opened from."""

    request: int = 0
    cancelling: bool = False
    """Whether the author is asked if they mean it."""
    out: list[int] = field(default_factory=list)
    """Requests that were taken out of the group."""
    view: View | None = None
    what: str = ""
    """The district or topic whose requests are listed, and what it is called."""
    called: str = ""


@dataclass(kw_only=True)
class ListsKept(Kept):
    """`/request` and the coordinator's lists."""

    answerer: int | None = None
    """The line that is asked to be taken away."""
    year: int | None = None
    """Of the journals, where it is not this year."""


@dataclass(kw_only=True)
class RequestsStart(Start):
    """A request at once, with one of its forms over the card."""

    request: int = 0
    form: str = ""
    rating: Rating | None = None


@dataclass(kw_only=True)
class AboutRequest(FormStart):
    """What the forms of a card are about."""

    request: int
    absent: list[int] = field(default_factory=list)
    """Requests of the group whose authors did not come."""


@dataclass(kw_only=True)
class AboutRating(AboutRequest):
    """What the author is asked to add a word to."""

    rating: Rating


@dataclass(kw_only=True)
class AboutTopics(FormStart):
    """Whose list of topics is put right."""

    kind: RequestKind
