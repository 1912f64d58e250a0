"""The forms of the centre's words: a name, the greeting, help, whom to call."""

from dataclasses import dataclass

from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from handlers.words.kept import AboutWord
from models.forms.form import Field, Form
from models.forms.kinds import Move, Scene, TextKey, Values
from models.forms.simple import Line, Lines
from models.stored import Json
from models.words import (
    CONTACT_LENGTH,
    GREETING_LENGTH,
    LONGEST,
    MOST_CONTACTS,
    CenterText,
    read_contacts,
    read_name,
    without_telephones,
)
from services.texts import spoken
from services.words import naming
from services.work import Work

LINE_OF_HELP, LINES_OF_HELP = 300, 15


@dataclass(frozen=True)
class WordName(Line):
    """A name of the centre's own."""

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(read_name(text), done=True)


@dataclass(frozen=True)
class Offices(Lines):
    """Offices with their telephones, one a line."""

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(list(read_contacts(super().typed(text, value, scene).value)), done=True)


async def _open_word(work: Work, start: Values) -> FormBeginning:
    found = await naming.open_name(work, AboutWord.read(start).word)
    return FormBeginning(about=TextKey("word-about", {"name": found.name}))


def _word_form(_given: Values) -> Form:
    return Form((Field(name="name", kind=WordName(LONGEST), required=True),))


async def _save_word(work: Work, submission: Submission) -> SaveResult:
    changes = await naming.rename(work, AboutWord.read(submission.start).word, submission.answers["name"])
    return told("words-renamed", name=submission.answers["name"]) if changes else told("words-same")


async def _open_greeting(_work: Work, _start: Values) -> FormBeginning:
    return FormBeginning()


def _greeting_form(_given: Values) -> Form:
    return Form((Field(name="text", kind=Line(GREETING_LENGTH, shortest=3), required=True),))


async def _save_greeting(work: Work, submission: Submission) -> SaveResult:
    await naming.set_text(work, CenterText.GREETING, submission.answers["text"])
    return told("words-kept")


async def _open_help(_work: Work, _start: Values) -> FormBeginning:
    text = spoken().help
    return FormBeginning(values={"lines": text.splitlines()} if text else {}, review=bool(text), stored=bool(text))


def _help_form(_given: Values) -> Form:
    return Form((Field(name="lines", kind=Lines(LINE_OF_HELP, LINES_OF_HELP), required=True),))


async def _save_help(work: Work, submission: Submission) -> SaveResult:
    await naming.set_text(work, CenterText.HELP, "\n".join(submission.answers["lines"]))
    return told("words-kept")


async def _open_contacts(work: Work, _start: Values) -> FormBeginning:
    known = list(await naming.list_contacts(work))
    return FormBeginning(values={"lines": known} if known else {}, review=bool(known), stored=bool(known))


def _contacts_form(_given: Values) -> Form:
    kind = Offices(CONTACT_LENGTH, MOST_CONTACTS)
    return Form((Field(name="lines", kind=kind, required=True, allows=without_telephones),))


async def _save_contacts(work: Work, submission: Submission) -> SaveResult:
    await naming.set_contacts(work, submission.answers["lines"])
    return told("words-kept")


WORD = FormSpec(name="word", open=_open_word, build=_word_form, save=_save_word, free=frozenset({"name"}))
GREETING = FormSpec(
    name="words-greeting", open=_open_greeting, build=_greeting_form, save=_save_greeting, free=frozenset({"text"})
)
HELP = FormSpec(name="words-help", open=_open_help, build=_help_form, save=_save_help, free=frozenset({"lines"}))
CONTACTS = FormSpec(
    name="contacts", open=_open_contacts, build=_contacts_form, save=_save_contacts, free=frozenset({"lines"})
)
FORMS = (WORD, GREETING, HELP, CONTACTS)
