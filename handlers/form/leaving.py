"""How a form is left: for a command that came in between, for the window below, or for nothing but help."""

from aiogram_dialog import DialogManager, ShowMode

from handlers.context import start_of, work_of
from handlers.entries import go
from handlers.form.state import OpenForm, Specs
from handlers.states import FormStates
from handlers.widgets.form.spec import SaveResult
from handlers.widgets.sending import say
from handlers.widgets.text import refusal, said
from models.errors import DomainError
from services.texts import texts

OUT = ("cancel", "start", "menu")
"""Commands that lead out of everything: the second one in a row leaves a form as it is."""


async def leave(now: OpenForm) -> None:
    """Go away from the form: at once when nothing would be lost, else ask."""
    if now.dirty:
        await now.manager.switch_to(FormStates.leave)
    else:
        await onward(now)


async def interrupt(specs: Specs, manager: DialogManager, command: str, argument: str) -> bool:
    """A command came in. True when a half-filled form asks first «Сначала сохранить?»."""
    if not manager.has_context() or manager.current_context().state.group is not FormStates:
        return False
    if start_of(manager)["form"] not in specs:
        return False
    now = OpenForm(specs, manager)
    if command == "help" and not now.data.get("saved"):
        await _help(now)
        return True
    if not now.dirty:
        return False
    again = manager.current_context().state == FormStates.leave
    if again and command in OUT and not argument and (now.data.get("pending") or [command])[0] in OUT:
        return False  # they mean it
    now.data["pending"] = [command, argument]
    await manager.switch_to(FormStates.leave)
    await manager.show(ShowMode.SEND)
    return True


async def _help(now: OpenForm) -> None:
    """How the question that stands may be answered; it is shown again below."""
    step = now.draft["step"] if now.manager.current_context().state == FormStates.step else ""
    kind = now.form.field(step).kind if step else None
    await say(now.manager, texts().html(f"form-help-{kind.helped_by if kind else 'card'}"))
    await now.manager.show(ShowMode.SEND)


async def onward(now: OpenForm) -> None:
    """Back, or to what was asked for meanwhile. Where that is refused or opens nothing, the form is over all the same:
    it must not ask once more what becomes of it."""
    manager, form = now.manager, now.manager.current_context().id
    command, argument = now.data.pop("pending", None) or ["", ""]
    if not command and len(manager.current_stack().intents) > 1:
        await manager.done()
        return
    try:
        await go(manager, command or "menu", argument)
    except DomainError as refused:
        await say(manager, said(refusal(work_of(manager), refused)))
    if manager.has_context() and manager.current_context().id == form:
        await go(manager, "menu")


async def tell(now: OpenForm, saved: SaveResult) -> None:
    """Say what was saved, in a message of its own."""
    once = saved.once.args if saved.once is not None else {}
    await say(now.manager, texts().html(saved.word.key, **saved.word.args, **once))
