"""What a curator's buttons and numbers do."""

from collections.abc import Mapping
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import LARGEST_ID, data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.monitoring.doors import door, is_entering, out
from handlers.monitoring.getters import asked_codes, sheet_of
from handlers.states import BoardStates, FormStates, MonitoringStates
from handlers.widgets.erase import erase
from handlers.widgets.whereabouts import kinds_in
from models.access import Permission
from models.dates import in_words
from models.errors import BadInput, DomainError
from models.forms.form import Trouble
from models.monitoring.typed import DoubtfulCode, is_column, read_column, read_number, with_code
from services.monitoring import filling, pleading
from services.monitoring.sheets import Sheet
from services.texts import texts


async def begin(_: object, manager: DialogManager) -> None:
    """`/monitoring`: a curator's own report; whoever has none sees all of them. A letter's button names a report and
    what to do with it."""
    actor, start = work_of(manager).actor, start_of(manager)
    if start.get("entering"):
        data_of(manager).update(entering=True, report=start["report"], quarter=start["quarter"])
        data_of(manager)["district"] = start.get("district")
        await _do(start["do"], manager)
        return
    if not actor.may(Permission.FILL_MONITORING):
        await manager.start(BoardStates.home, mode=StartMode.RESET_STACK)
        return
    if "report" in start:
        data_of(manager)["report"] = start["report"]
        await _do(start.get("do", ""), manager)


async def from_home(data: str, manager: DialogManager) -> None:
    """One of several reports, or what is to be done with the one."""
    data_of(manager)["done"] = None
    if data == "!menu":
        await go(manager, "menu")
    elif data == "!board":
        await manager.start(BoardStates.home, mode=StartMode.RESET_STACK)
    elif data == "!list":
        data_of(manager)["report"] = None
    elif data.startswith("#"):
        data_of(manager)["report"] = number_in(data)
    else:
        if not data_of(manager).get("report"):
            tasks = await filling.list_tasks(work_of(manager))
            if not tasks:
                raise DomainError("error-stale")
            data_of(manager)["report"] = tasks[0].report_id
        await _do(data.removeprefix("!"), manager)


async def _do(what: str, manager: DialogManager) -> None:
    work, data = work_of(manager), data_of(manager)
    report = data["report"]
    if what in ("fill", "fix"):
        await _open(manager, await door(manager).open_sheet(work, report))
    elif what == "undo":
        await _open(manager, await door(manager).take_back(work, report), review=True)
    elif what == "right":
        await filling.confirm(work, report)
        data["done"] = {"key": "monitoring-confirmed", "args": {}}
    elif what == "zero":
        await manager.switch_to(MonitoringStates.zero)
    elif what == "plead":
        await pleading.plead(work, report)
        data["done"] = {"key": "monitoring-pleaded", "args": {}}
    elif what == "later":
        day = await filling.postpone(work, report)
        data["done"] = {"key": "monitoring-postponed", "args": {"day": in_words(day)}}


async def _open(manager: DialogManager, sheet: Sheet, *, review: bool = False) -> None:
    data = data_of(manager)
    data.update(sheet=sheet.json, typed=[], trouble=None, doubt=None, editing=False)
    code = sheet.comment_code if sheet.comment_code in sheet.form.codes else ""
    if code:  # returned: straight to the number that is meant
        await _ask(manager, code, editing=True)
    elif review or not sheet.missing:
        await manager.switch_to(MonitoringStates.review)
    else:
        await _ask(manager, sheet.missing[0])


async def _ask(manager: DialogManager, code: str, *, editing: bool = False) -> None:
    data_of(manager).update(step=code, editing=editing, trouble=None, doubt=None, noted=[])
    await manager.switch_to(MonitoringStates.step)


async def from_step(data: str, manager: DialogManager) -> None:
    """A number in one tap, or another question."""
    sheet, now = sheet_of(manager), data_of(manager)
    if data.startswith("?"):
        await _told_code(data, manager, now["step"])
    elif data.startswith("="):
        await _put(manager, {now["step"]: _whole(data)})
    elif data == "!review":
        await manager.switch_to(MonitoringStates.review)
    elif data.startswith("@") and data[1:] in sheet.form.codes:
        await _ask(manager, data[1:], editing=data[1:] in sheet.now)
    elif data == "!back":
        asked = asked_codes(sheet)
        here = asked.index(now["step"]) if now["step"] in asked else 0
        now["typed"] = []
        if here and not now["editing"]:
            await _ask(manager, asked[here - 1])
        elif now["editing"]:
            await manager.switch_to(MonitoringStates.review)
        else:
            await out(manager)
    else:
        await _leave(data, manager)


def _whole(data: str) -> int:
    digits = data[1:]
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 10 or int(digits) > LARGEST_ID:
        raise DomainError("error-stale")
    return read_number(digits)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A number for the question, or a whole column."""
    await _read(message, manager, data_of(manager)["step"])


async def typed_at_review(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Over the whole report only a column says whose numbers they are."""
    await _read(message, manager, "")


async def _read(message: Message, manager: DialogManager, code: str) -> None:
    data, text = data_of(manager), message.text
    data["doubt"] = None
    if text is None:
        data["trouble"] = {"key": "form-only-text", "args": {}}
        return
    try:
        numbers = _numbers(text, sheet_of(manager), code)
    except BadInput as error:
        data["trouble"] = Trouble(key=error.key, args=dict(error.words))
        # what is not understood is shown back: no names of families
        if personal := await kinds_in(work_of(manager), text):
            await erase(message)
            data["trouble"] = Trouble(key="privacy-no-number", args={"what": personal})
        elif isinstance(error, DoubtfulCode):
            data["doubt"] = {"text": text, "typed": error.typed, "codes": error.codes}
        return
    await _take(manager, numbers, text, code)


async def _take(manager: DialogManager, numbers: Mapping[str, int], text: str, code: str) -> None:
    data = data_of(manager)
    data["editing"] = data["editing"] or not code
    await _put(manager, numbers)
    data["noted"] = list(numbers) if is_column(text) else []


async def _told_code(data: str, manager: DialogManager, code: str) -> None:
    """Which of two codes was meant: the numbers are read anew with it."""
    now = data_of(manager)
    doubt = now.get("doubt")
    if not doubt or data[1:] not in doubt["codes"]:
        raise DomainError("error-stale")
    text = with_code(doubt["text"], doubt["typed"], data[1:])
    now.update(doubt=None, trouble=None)
    try:
        numbers = _numbers(text, sheet_of(manager), code)
    except BadInput as error:
        now["trouble"] = Trouble(key=error.key, args=dict(error.words))
        if isinstance(error, DoubtfulCode):
            now["doubt"] = {"text": text, "typed": error.typed, "codes": error.codes}
        return
    await _take(manager, numbers, text, code)


def _numbers(text: str, sheet: Sheet, code: str) -> dict[str, int]:
    if is_column(text):
        typed_ = [code for code in asked_codes(sheet) if code not in sheet.form.formulas]
        return read_column(text, sheet.form, typed_)
    if not code:
        raise BadInput("monitoring-whose", typed=text[:60])
    return {code: read_number(text)}


async def _put(manager: DialogManager, numbers: Mapping[str, int]) -> None:
    data = data_of(manager)
    put = await door(manager).put(work_of(manager), sheet_of(manager), numbers)
    data.update(sheet=put.sheet.json, typed=list(numbers), trouble=None, doubt=None)
    _there(manager, put.sheet)
    if put.taken:
        code, number = next(iter(put.taken.items()))
        await _ask(manager, code, editing=data["editing"])
        data["trouble"] = {"key": "monitoring-taken", "args": {"code": code, "number": number}}
    elif put.sheet.missing and (not data["editing"] or set(put.sheet.missing) <= put.sheet.form.formulas.keys()):
        # a sum that a correction has made wait is confirmed at once
        await _ask(manager, _next(put.sheet, data["step"]), editing=data["editing"])
    else:
        await manager.switch_to(MonitoringStates.review)


def _there(manager: DialogManager, sheet: Sheet) -> None:
    """A report that was not there is now."""
    if data_of(manager).get("district"):
        data_of(manager).update(report=sheet.report_id, district=None)


def _next(sheet: Sheet, code: str) -> str:
    """The first question without an answer after this one, else the first at all."""
    order = [one.code for one in sheet.form.indicators]
    after = order[order.index(code) :] if code in order else []
    return next((one for one in after if one in sheet.missing), sheet.missing[0])


async def from_review(data: str, manager: DialogManager) -> None:
    """Hand in, change a number, give a reason."""
    sheet = sheet_of(manager)
    data_of(manager)["trouble"] = None
    if data.startswith("?"):
        await _told_code(data, manager, "")
    elif data == "!submit":
        await _submit(manager, sheet)
    elif data == "!reason":
        if sheet.unexplained:
            start = {
                "form": "monitoring-reason",
                "report": sheet.report_id,
                "key": sheet.unexplained[0].key,
                "entering": is_entering(manager),
            }
            await manager.start(FormStates.step, start)
    elif data.startswith("@") and data[1:] in sheet.form.codes:
        data_of(manager)["typed"] = []
        await _ask(manager, data[1:], editing=data[1:] in sheet.now)
    else:
        await _leave(data, manager)


async def _submit(manager: DialogManager, sheet: Sheet) -> None:
    work, data = work_of(manager), data_of(manager)
    try:
        done = await door(manager).submit(work, sheet.report_id)
    except DomainError as refusal:
        if refusal.key == "monitoring-submitted-already":
            data["done"] = {"key": refusal.key, "args": refusal.words}
            await out(manager)
            return
        # the form or somebody else's numbers changed meanwhile: show what stands now
        await _open(manager, await door(manager).open_sheet(work, sheet.report_id), review=True)
        await notice(manager, texts().plain(refusal.key, **refusal.words), alert=True)
        return
    running = work.today <= sheet.quarter.last
    data["done"] = {"key": "monitoring-done-running" if running else f"monitoring-done-{done.state.value}", "args": {}}
    data["report"] = sheet.report_id
    await out(manager)


async def from_zero(data: str, manager: DialogManager) -> None:
    """The second tap confirms the zero."""
    now = data_of(manager)
    if data == "!zero":
        work = work_of(manager)
        done = await door(manager).confirm_zero(work, now["report"])
        _there(manager, done)
        running = work.today <= done.quarter.last
        now["done"] = {"key": "monitoring-done-running" if running else "monitoring-done-zero", "args": {}}
        await out(manager)
    elif data == "!fill":
        await _do("fill", manager)
    else:
        await _leave(data, manager)


async def _leave(data: str, manager: DialogManager) -> None:
    if data != "!leave":
        raise DomainError("error-stale")
    data_of(manager)["done"] = None
    await out(manager)


async def reasoned(_start: Any, result: Any, manager: DialogManager) -> None:
    """The form of a reason came back with the sheet as it is now."""
    if result:
        data_of(manager)["sheet"] = result["sheet"]
