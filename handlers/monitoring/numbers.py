"""The walk of questions: a number, or a whole column, each stored as soon as it is read."""

from collections.abc import Mapping

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import work_of
from handlers.monitoring.doors import door, out
from handlers.monitoring.getters import asked_codes, first_wrong
from handlers.monitoring.kept import Doubt, MonitoringKept
from handlers.monitoring.states import MonitoringStates
from handlers.widgets.erase import erase
from handlers.widgets.kept import kept
from handlers.widgets.whereabouts import kinds_in
from models.errors import BadInput, DomainError
from models.forms.kinds import TextKey
from models.monitoring.typed import DoubtfulCode, is_column, read_column, read_number, with_code
from services.monitoring.sheets import Sheet


def mine_of(manager: DialogManager) -> MonitoringKept:
    """What the dialogue keeps."""
    return kept(manager, MonitoringKept)


async def open_sheet(manager: DialogManager, sheet: Sheet, *, review: bool = False) -> None:
    """A report to be filled in: of a returned one the number that is meant, else the first that is missing."""
    mine = mine_of(manager)
    mine.sheet, mine.typed, mine.trouble, mine.doubt, mine.editing = sheet, [], None, None, False
    if sheet.comment_code in sheet.form.codes:
        await _ask(manager, sheet.comment_code, editing=True)
    elif review or not sheet.missing:
        await manager.switch_to(MonitoringStates.review)
    else:
        await _ask(manager, sheet.missing[0])


async def _ask(manager: DialogManager, code: str, *, editing: bool = False) -> None:
    mine = mine_of(manager)
    mine.step, mine.editing, mine.trouble, mine.doubt, mine.noted = code, editing, None, None, []
    await manager.switch_to(MonitoringStates.step)


async def ask_for(manager: DialogManager, code: str) -> None:
    """Another number; one that is there already is put right. Raises DomainError for a code that the form has not."""
    sheet = mine_of(manager).open_sheet
    if code not in sheet.form.codes:
        raise DomainError("error-stale")
    await _ask(manager, code, editing=code in sheet.now)


async def correct(manager: DialogManager, code: str) -> None:
    """A number of the whole report."""
    mine_of(manager).typed = []
    await ask_for(manager, code)


async def go_on(manager: DialogManager) -> None:
    """The first number that is missing."""
    if missing := mine_of(manager).open_sheet.missing:
        await correct(manager, missing[0])


async def mend(manager: DialogManager) -> None:
    """The number that the first error is about."""
    if wrong := first_wrong(mine_of(manager).open_sheet):
        await correct(manager, wrong)


async def back(manager: DialogManager) -> None:
    """The question before; from a single number to the whole report, from the first one out."""
    mine = mine_of(manager)
    asked = asked_codes(mine.open_sheet)
    here = asked.index(mine.step) if mine.step in asked else 0
    mine.typed = []
    if mine.editing:
        await manager.switch_to(MonitoringStates.review)
    elif here:
        await _ask(manager, asked[here - 1])
    else:
        await out(manager)


async def answer(manager: DialogManager, number: int) -> None:
    """A number in one tap."""
    await _put(manager, {mine_of(manager).step: read_number(str(number))})


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A number for the question, or a whole column; over the whole report only a column says whose numbers they are."""
    mine, text = mine_of(manager), message.text
    mine.doubt = None
    if text is None:
        mine.trouble = TextKey("form-only-text")
    elif not await _read(manager, text) and (personal := await kinds_in(work_of(manager), text)):
        # what is not understood is shown back: no names of families
        await erase(message)
        mine.trouble, mine.doubt = TextKey("privacy-no-number", {"what": personal}), None


async def choose_code(manager: DialogManager, code: str) -> None:
    """Which of two codes was meant: the numbers are read anew with it."""
    mine = mine_of(manager)
    doubt, mine.doubt = mine.doubt, None
    if doubt is None or code not in doubt.codes:
        raise DomainError("error-stale")
    await _read(manager, with_code(doubt.text, doubt.typed, code))


async def _read(manager: DialogManager, text: str) -> bool:
    """Take the numbers of the text. False when it is not understood: then `trouble` says why."""
    mine = mine_of(manager)
    code = mine.step if manager.current_context().state == MonitoringStates.step else ""
    try:
        numbers = _numbers(text, mine.open_sheet, code)
    except BadInput as error:
        mine.trouble = TextKey(error.key, dict(error.arguments))
        if isinstance(error, DoubtfulCode):
            mine.doubt = Doubt(text=text, typed=error.typed, codes=error.codes)
        return False
    mine.editing = mine.editing or not code
    await _put(manager, numbers)
    mine.noted = list(numbers) if is_column(text) else []
    return True


def _numbers(text: str, sheet: Sheet, code: str) -> dict[str, int]:
    if is_column(text):
        return read_column(text, sheet.form, [one for one in asked_codes(sheet) if one not in sheet.form.formulas])
    if not code:
        raise BadInput("monitoring-whose", typed=text[:60])
    return {code: read_number(text)}


async def _put(manager: DialogManager, numbers: Mapping[str, int]) -> None:
    mine = mine_of(manager)
    put = await door(mine).put(work_of(manager), mine.open_sheet, numbers)
    sheet = put.sheet
    mine.sheet, mine.typed, mine.trouble, mine.doubt = sheet, list(numbers), None, None
    found(mine, sheet)
    if put.taken:
        code, number = next(iter(put.taken.items()))
        await _ask(manager, code, editing=mine.editing)
        mine.trouble = TextKey("monitoring-taken", {"code": code, "number": number})
    elif sheet.missing and (not mine.editing or set(sheet.missing) <= sheet.form.formulas.keys()):
        # a sum that a correction has made wait is confirmed at once
        await _ask(manager, _next(sheet, mine.step), editing=mine.editing)
    else:
        await manager.switch_to(MonitoringStates.review)


def found(mine: MonitoringKept, sheet: Sheet) -> None:
    """A report that was not there is now."""
    if mine.district:
        mine.report, mine.district = sheet.report_id, None


def _next(sheet: Sheet, code: str) -> str:
    """The first question without an answer after this one, else the first at all."""
    order = [one.code for one in sheet.form.indicators]
    after = order[order.index(code) :] if code in order else []
    return next((one for one in after if one in sheet.missing), sheet.missing[0])
