"""What the dialogue of searching the library keeps and is started with."""

from dataclasses import dataclass

from handlers.widgets.kept import Kept, Start
from models.library.asked import shortened
from models.library.kinds import MaterialKind, Use
from models.periods import Period
from services.library.search import Narrowed


@dataclass(kw_only=True)
class FindKept(Kept):
    """What is looked for, and what for: to be read, or to be given (to whom is one of `request` and `quest`)."""

    question: str = ""
    rubric: int | None = None
    kind: MaterialKind | None = None
    request: int = 0
    event: int = 0
    """What is picked is one of its materials."""
    quest: int = 0
    """What was sought in vain: whose card is open, or what an answer is chosen for."""
    choosing: bool = False
    """Whether an answer to that is chosen."""
    page_quests: int = 0
    how: Use = Use.OPENED
    """How the person comes by what is listed: by the news until they ask for something."""
    period: Period | None = None
    """Of what is read, where it is not this quarter."""

    @property
    def narrowed(self) -> Narrowed:
        """By what the list is narrowed."""
        return Narrowed(self.rubric, self.kind)

    @property
    def picks(self) -> bool:
        """Whether a tap on a line gives the material to somebody, and does not open it."""
        return bool(self.request or self.event) or self.choosing

    def ask(self, question: str) -> None:
        """Look for this from the first page on."""
        self.question, self.page, self.how = shortened(question), 0, Use.OPENED


@dataclass(kw_only=True)
class FindStart(Start):
    """A question at once (`argument`); the request whose answer, or the event whose material is looked for; the list of
    what is lacking."""

    request: int = 0
    event: int = 0
    quest: int = 0
    quests: bool = False
    how: Use = Use.OPENED
