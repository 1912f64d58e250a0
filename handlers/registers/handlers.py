"""What the buttons of registers do."""

from secrets import token_urlsafe

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import client_key, work_of
from handlers.registers.kept import AboutEntry, AboutNewField, AboutTerm, RegistersKept, RegistersStart
from handlers.registers.states import RegisterStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.letters import Presses
from handlers.widgets.sending import send_paper
from handlers.widgets.window import show_result
from models.audit import Paper
from models.errors import Denied, DomainError
from models.periods import Period, Span
from models.printable import file_name
from models.registers.definition import PUBLICATIONS, FieldType, register_of
from models.stored import JsonObject
from places.registers import PublicationsPlace, RegisterEntryPlace
from services.registers import definitions, lists, paper, saving
from services.texts import texts

LONGEST = 100
"""Characters of what is looked for."""


def mine_of(manager: DialogManager) -> RegistersKept:
    """What the dialogue keeps."""
    return kept(manager, RegistersKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/registers`, or one entry at once."""
    start = started(manager, RegistersStart)
    if start.register:
        await open_register(manager, start.register)
    if start.register and start.entry:
        await open_entry(manager, start.entry)


async def open_register(manager: DialogManager, key: str) -> None:
    """One of them."""
    mine_of(manager).open(key)
    await manager.switch_to(RegisterStates.list)


async def open_hidden(manager: DialogManager, key: str) -> None:
    """One that is out of use, to take it back."""
    mine_of(manager).open(key)
    await manager.switch_to(RegisterStates.settings)


async def open_entry(manager: DialogManager, entry: int) -> None:
    """An entry whole."""
    mine = mine_of(manager)
    mine.entry, mine.sure, mine.added = entry, False, False
    await manager.switch_to(RegisterStates.card)


async def add(manager: DialogManager) -> None:
    """A new entry."""
    await open_form(manager, AboutEntry(form="register", register=mine_of(manager).register))


async def edit(manager: DialogManager) -> None:
    """The entry that is open is put right."""
    mine = mine_of(manager)
    await open_form(manager, AboutEntry(form="register", register=mine.register, entry=mine.entry))


async def advance(manager: DialogManager, state: str) -> None:
    """One tap: the next state; where it goes on being reminded of a day, the new one is asked first."""
    mine = mine_of(manager)
    if register_of(mine.register).asks_anew(state):
        await open_form(manager, AboutEntry(form="register", register=mine.register, entry=mine.entry, state=state))
        return
    key = f"{client_key(manager)}:{token_urlsafe(6)}"
    called = await saving.advance(work_of(manager), mine.register, mine.entry, state, key)
    mine.added = False
    mine.tell("register-advanced", state=called)


async def delete(manager: DialogManager) -> None:
    """The second tap: it is gone, and can be had back."""
    mine = mine_of(manager)
    mine.sure = False
    await saving.delete_entry(work_of(manager), mine.register, mine.entry)
    mine.gone, mine.page = mine.entry, 0
    mine.tell("register-entry-deleted")
    await manager.switch_to(RegisterStates.list)


async def restore(manager: DialogManager) -> None:
    """What was deleted just now is there again."""
    mine = mine_of(manager)
    await saving.restore_entry(work_of(manager), mine.register, mine.gone)
    mine.entry, mine.gone = mine.gone, 0
    mine.tell("register-entry-restored")
    await manager.switch_to(RegisterStates.card)


async def narrow_state(manager: DialogManager, state: str) -> None:
    """Only entries in that state; the same again, all of them."""
    mine = mine_of(manager)
    mine.state, mine.page = "" if mine.state == state else state, 0
    await manager.switch_to(RegisterStates.list)


async def narrow_year(manager: DialogManager, year: int) -> None:
    """Only entries of that year; the same again, all of them."""
    mine = mine_of(manager)
    mine.year, mine.page = 0 if mine.year == year else year, 0
    await manager.switch_to(RegisterStates.list)


async def widen(manager: DialogManager) -> None:
    """All entries again."""
    mine = mine_of(manager)
    mine.state, mine.year, mine.words, mine.page = "", 0, "", 0


async def look(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Whatever is typed is looked for; what may name a family never comes here."""
    mine = mine_of(manager)
    mine.words, mine.page = " ".join((message.text or "").split())[:LONGEST], 0
    await manager.switch_to(RegisterStates.list)


async def send_workbook(manager: DialogManager) -> None:
    """What is looked at, as a file."""
    mine, work = mine_of(manager), work_of(manager)
    name, content = await paper.register_workbook(work, mine.register, mine.narrowing)
    file = texts().plain("register-paper-name", name=file_name(name), day=f"{work.today:%d.%m.%Y}")
    await send_paper(manager, Paper.REGISTER, content, file)
    manager.show_mode = ShowMode.DELETE_AND_SEND


def _period(manager: DialogManager) -> Period:
    code = mine_of(manager).code
    return Period.read(code) if code else Period.around(Span.YEAR, work_of(manager).today)


async def turn_before(manager: DialogManager) -> None:
    """The period before. Raises DomainError where the bot counts no more."""
    _turn(manager, _period(manager).before())


async def turn_after(manager: DialogManager) -> None:
    """The period after."""
    _turn(manager, _period(manager).after())


def _turn(manager: DialogManager, period: Period) -> None:
    if not period.near(work_of(manager).today):
        raise DomainError("error-stale")
    mine_of(manager).code = period.code


async def turn_span(manager: DialogManager) -> None:
    """A year or a quarter."""
    today, now = work_of(manager).today, _period(manager)
    other = Span.QUARTER if now.span is Span.YEAR else Span.YEAR
    mine_of(manager).code = Period.around(other, today if today in now else now.last).code


async def rename(manager: DialogManager) -> None:
    """Another name for the register."""
    await open_form(manager, AboutTerm(form="register-name", register=mine_of(manager).register))


async def rename_field(manager: DialogManager) -> None:
    """Another name for the field."""
    mine = mine_of(manager)
    await open_form(manager, AboutTerm(form="register-name", register=mine.register, field=mine.field))


async def open_field(manager: DialogManager, field: str) -> None:
    """A field of the register."""
    mine = mine_of(manager)
    mine.field, mine.sure = field, False
    await manager.switch_to(RegisterStates.field)


async def add_field(manager: DialogManager, kind: FieldType) -> None:
    """What a field of that kind is called is asked for."""
    await open_form(manager, AboutNewField(form="register-field", register=mine_of(manager).register, kind=kind))


async def hide_field(manager: DialogManager) -> None:
    """Nobody is asked it any more; of one that the plan is counted by it is asked once more."""
    mine = mine_of(manager)
    work, sure = work_of(manager), mine.sure
    own = await definitions.open_definition(work, mine.register)
    one = own.register.field(mine.field)
    if own.asks_about(one) and not sure:
        mine.sure = True
        return
    mine.sure = False
    await definitions.set_field(work, mine.register, mine.field, hidden=True, sure=sure)
    mine.tell("register-field-hidden", name=one.label)


async def show_field(manager: DialogManager) -> None:
    """It is asked again."""
    mine = mine_of(manager)
    await definitions.set_field(work_of(manager), mine.register, mine.field, hidden=False)
    mine.tell("register-field-shown")


async def hide_register(manager: DialogManager) -> None:
    """It is out of use."""
    mine = mine_of(manager)
    await definitions.set_register(work_of(manager), mine.register, hidden=True)
    mine.tell("register-was-hidden")
    mine.page = 0
    await manager.switch_to(RegisterStates.home)


async def show_register(manager: DialogManager) -> None:
    """It is in use again."""
    mine = mine_of(manager)
    await definitions.set_register(work_of(manager), mine.register, hidden=False)
    mine.tell("register-shown")


async def came_back(start: object, result: JsonObject | None, manager: DialogManager) -> None:
    """A form is done: the entry that it was about is shown."""
    await show_result(start, result, manager)
    mine = mine_of(manager)
    if result and result.get("entry"):
        mine.entry, mine.sure, mine.gone = result["entry"], False, 0
        mine.added = result.get("key") == "register-entry-added"
        await manager.switch_to(RegisterStates.card)
    elif manager.current_context().state == RegisterStates.kinds and result:
        await manager.switch_to(RegisterStates.settings)


async def from_letter(manager: DialogManager, place: RegisterEntryPlace) -> None:
    """An entry, from a letter."""
    key, number = await lists.where_entry(work_of(manager), place.entry)
    start = RegistersStart(register=key, entry=number)
    await manager.start(RegisterStates.home, start.json(), mode=StartMode.RESET_STACK)


async def publications_from_letter(manager: DialogManager, _place: PublicationsPlace) -> None:
    """The register of publications, from a letter. Raises Denied for whoever has no part in it any more."""
    if not register_of(PUBLICATIONS).may_add(work_of(manager).actor.roles):
        raise Denied(f"register:{PUBLICATIONS}")
    await manager.start(RegisterStates.home, RegistersStart(register=PUBLICATIONS).json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {(RegisterEntryPlace, None): from_letter, (PublicationsPlace, None): publications_from_letter}
