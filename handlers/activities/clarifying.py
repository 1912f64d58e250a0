"""A record that is sent back: what is asked about it, what is answered, and the buttons of the letters."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.activities.handlers import mine_of
from handlers.activities.kept import AboutRecord
from handlers.activities.states import My
from handlers.context import notice, work_of
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, open_form, told
from handlers.widgets.kept import Start
from handlers.widgets.letters import Presses, close_letter
from models.clarifications import WORD_LENGTH
from models.errors import DomainError, NotFound
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.simple import Line
from places.activities import RecordPlace, RecordThen
from services.activities import clarifying
from services.texts import texts
from services.work import Work


async def _open(work: Work, start: Values) -> FormBeginning:
    record = AboutRecord.read(start).record
    await clarifying.check_sendable(work, record)
    return FormBeginning()


def _word(_given: Values) -> Form:
    return Form((Field(name="word", kind=Line(longest=WORD_LENGTH, shortest=3), required=True),))


async def _send(work: Work, submission: Submission) -> SaveResult:
    record = AboutRecord.read(submission.start).record
    await clarifying.send_back(work, record, submission.answers["word"], submission.client_key)
    return told("clarify-sent")


async def _open_right(work: Work, start: Values) -> FormBeginning:
    record = AboutRecord.read(start).record
    asked = await clarifying.to_answer(work, record)
    about = TextKey("clarify-right-about", {"number": str(record), "person": asked.person, "word": asked.word})
    return FormBeginning(about=about)


def _answer(_given: Values) -> Form:
    return Form((Field(name="answer", kind=Line(longest=WORD_LENGTH, shortest=3), required=True),))


async def _confirm(work: Work, submission: Submission) -> SaveResult:
    await clarifying.confirm(work, AboutRecord.read(submission.start).record, submission.answers["answer"])
    return told("clarify-right-saved")


CLARIFY = FormSpec(name="clarify", open=_open, build=_word, save=_send, free=frozenset({"word"}))
CLARIFY_RIGHT = FormSpec(
    name="clarify-right", open=_open_right, build=_answer, save=_confirm, free=frozenset({"answer"})
)
CLARIFY_FORMS = (CLARIFY, CLARIFY_RIGHT)


def asks(spec: FormSpec) -> OnClick:
    """What a button does that opens this form over the record's card."""
    return lambda manager: open_form(manager, AboutRecord(form=spec.name, record=mine_of(manager).record))


async def accept(manager: DialogManager) -> None:
    """The coordinator takes the answer: the card says no more of it."""
    await clarifying.accept(work_of(manager), mine_of(manager).record)
    await notice(manager, texts().plain("clarify-accepted"))


async def press(manager: DialogManager, place: RecordPlace) -> None:
    """The record, and over it its form or the answer; a letter about what was answered already says so."""
    if place.then is not RecordThen.OPEN:
        try:
            await clarifying.to_answer(work_of(manager), place.activity)
        except NotFound:
            raise
        except DomainError as answered:
            await notice(manager, texts().plain(answered.key), alert=True)
            await close_letter(manager)
            return
    manager.show_mode = ShowMode.SEND
    way = {RecordThen.FIX: " edit", RecordThen.RIGHT: " right"}.get(place.then, "")
    await manager.start(My.list, Start(argument=f"{place.activity}{way}").json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {(RecordPlace, then): press for then in RecordThen}
