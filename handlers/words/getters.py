"""What the windows of the centre's words show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.widgets.pages import Page, page_of
from handlers.words.kept import WordsKept
from models.access import Permission
from models.words import ALWAYS, CenterText, Vocabulary
from services.texts import spoken
from services.words import naming
from services.words.naming import LastChange, Named
from services.work import Work


@dataclass(frozen=True)
class HomeFacts:
    """How many names are the centre's own and how many are out of use, and what the last change did."""

    own: int
    hidden: int
    last: LastChange | None

    @property
    def undoable(self) -> Sequence[int]:
        """What «Отменить изменение» carries."""
        return [self.last.version] if self.last else []


async def home(work: Work, _: WordsKept) -> HomeFacts:
    """What there is of one's own."""
    last, now = await naming.last_change(work), spoken()
    return HomeFacts(len(now.names), len(now.hidden), last)


@dataclass(frozen=True)
class NamesFacts:
    """The names of a vocabulary."""

    vocabulary: Vocabulary
    page: Page[Named]


async def names(work: Work, mine: WordsKept) -> NamesFacts:
    """A page of them."""
    return NamesFacts(mine.vocabulary, page_of(await naming.list_names(work, mine.vocabulary), mine.page))


@dataclass(frozen=True)
class WordFacts:
    """One name, and what may be done with it."""

    vocabulary: Vocabulary
    one: Named

    @property
    def always(self) -> bool:
        """Whether the bot itself writes it, so that it stays in use."""
        return self.one.key in ALWAYS

    @property
    def hideable(self) -> bool:
        return not self.always and not self.one.hidden


async def word(work: Work, mine: WordsKept) -> WordFacts:
    """The name that is looked at."""
    return WordFacts(mine.vocabulary, await naming.open_name(work, mine.word))


@dataclass(frozen=True)
class SaidFacts:
    """The greeting or the help of the centre's own."""

    which: CenterText
    text: str


async def said(_: Work, mine: WordsKept) -> SaidFacts:
    """The text that is looked at; empty where there is none."""
    return SaidFacts(mine.said, getattr(spoken(), mine.said.value))


@dataclass(frozen=True)
class ContactsFacts:
    """Whom to call; whether the reader may change it."""

    lines: Sequence[str]
    manages: bool

    @property
    def cleared(self) -> bool:
        """Whether there is a list that the reader may take away."""
        return self.manages and bool(self.lines)


async def contacts(work: Work, _: WordsKept) -> ContactsFacts:
    """The offices with their telephones."""
    return ContactsFacts(await naming.list_contacts(work), work.actor.may(Permission.MANAGE_WORDS))
