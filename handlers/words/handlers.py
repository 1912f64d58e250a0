"""What the buttons of the centre's words do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from markupsafe import Markup

from handlers.context import work_of
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form, open_form_of
from handlers.widgets.kept import kept
from handlers.widgets.sending import send_paper
from handlers.widgets.text import lines, paragraphs, refusal, said
from handlers.widgets.window import show_again
from handlers.words.kept import AboutWord, WordsKept
from handlers.words.states import WordsStates
from handlers.words.text import changes_text, fault_lines
from models.errors import DomainError
from models.requests.tables import RequestKind
from models.words import CenterText, Vocabulary
from models.words_file import BadWords
from services.texts import texts
from services.words import book, naming
from services.words.book import Taken
from services.work import Work


def mine_of(manager: DialogManager) -> WordsKept:
    """What the dialogue keeps."""
    return kept(manager, WordsKept)


async def open_list(manager: DialogManager, vocabulary: Vocabulary) -> None:
    """The names of a vocabulary."""
    mine = mine_of(manager)
    mine.vocabulary, mine.page = vocabulary, 0
    await manager.switch_to(WordsStates.list)


async def open_word(manager: DialogManager, key: str) -> None:
    """One name."""
    await naming.open_name(work_of(manager), key)
    mine_of(manager).word = key
    await manager.switch_to(WordsStates.card)


async def ask_name(manager: DialogManager) -> None:
    """What it is to be called."""
    await open_form(manager, AboutWord(form="word", word=mine_of(manager).word))


async def reset_name(manager: DialogManager) -> None:
    """The bot's own name again."""
    mine = mine_of(manager)
    await naming.reset_name(work_of(manager), mine.word)
    mine.tell("words-was-reset")


def use(*, hidden: bool) -> OnClick:
    """Out of use, or back into it."""

    async def turned(manager: DialogManager) -> None:
        mine = mine_of(manager)
        await naming.set_hidden(work_of(manager), mine.word, hidden=hidden)
        mine.tell("words-was-hidden" if hidden else "words-was-shown")

    return turned


async def open_said(manager: DialogManager, which: CenterText) -> None:
    """The greeting, or help."""
    mine_of(manager).said = which
    await manager.switch_to(WordsStates.said)


async def ask_said(manager: DialogManager) -> None:
    """What it is to say."""
    await open_form_of(f"words-{mine_of(manager).said}", manager)


async def clear_said(manager: DialogManager) -> None:
    """Nothing of one's own."""
    mine = mine_of(manager)
    await naming.set_text(work_of(manager), mine.said, "")
    mine.tell("words-cleared")


async def clear_contacts(manager: DialogManager) -> None:
    """Nobody to call."""
    await naming.set_contacts(work_of(manager), [])
    mine_of(manager).tell("words-cleared")


async def ask_topics(manager: DialogManager, kind: RequestKind) -> None:
    """The list of topics, which requests are filed under."""
    await open_form_of("request-topics", manager, kind=kind.value)


async def send_book(manager: DialogManager) -> None:
    """All of it as a file to edit and send back."""
    content = await book.download(work_of(manager))
    await send_paper(manager, None, content, texts().plain("words-file-name"), texts().html("words-file-caption"))
    await manager.show()


async def undo(manager: DialogManager, version: int) -> None:
    """The words stand as before the change that was shown."""
    await naming.undo(work_of(manager), version)
    mine_of(manager).tell("words-undone")


async def receive(message: Message, work: Work, manager: DialogManager, data: bytes) -> None:
    """A workbook of words that was edited: taken whole, or refused with every place; then nothing of it is."""
    try:
        taken = await book.upload(work, data)
    except DomainError as error:
        faults = fault_lines(error) if isinstance(error, BadWords) else None
        await message.answer(lines(said(refusal(work, error)), faults))
        await show_again(manager)
        return
    await message.answer(_taken(taken))
    await manager.start(WordsStates.home, mode=StartMode.RESET_STACK)


def _taken(taken: Taken) -> Markup:
    if not taken.changes and not taken.topics:
        return texts().html("words-file-same")
    return paragraphs(texts().html("words-file-taken"), changes_text(taken.changes, topics=taken.topics))
