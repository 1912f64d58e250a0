"""What presses and texts do in a form."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import Bag, notice, work_of
from handlers.entries import go
from handlers.form.at_once import start_of_form
from handlers.form.guard import Guard
from handlers.form.leaving import leave, onward, tell
from handlers.form.state import OpenForm, Specs
from handlers.states import FormStates
from handlers.turning import arrive
from handlers.widgets.buttons_only import unfinished
from handlers.widgets.form.spec import Once, SaveResult
from handlers.widgets.once import keep_on_screen, leave_as_it_is, show_once
from handlers.widgets.phrases import phrases_of
from handlers.widgets.text import addressed, button, refusal
from models.errors import DomainError
from models.forms.form import Draft, Trouble

Action = Callable[[OpenForm], Awaitable[None]]
Answer = Callable[[Draft, str, date, datetime], bool]
"""How a press or a text is read: it says whether it has answered a question."""
AFTERWARDS = ("!again", "!menu")
"""What can still be pressed when the form is saved."""


class FormHandlers:
    """Handlers that know all forms."""

    def __init__(self, specs: Specs) -> None:
        self.specs = specs
        self._guard = Guard()
        self._actions: dict[str, Action] = {
            "!back": self._back,
            "!next": self._next,
            "!review": self._review,
            "!more": self._more,
            "!less": self._less,
            "!why": self._why,
            "!short": self._short,
            "!cancel": self._cancel,
            "!save": self._save,
            "!anyway": self._anyway,
            "!stay": self._stay,
            "!drop": self._drop,
            "!again": self._again,
            "!menu": self._menu,
            "!fix": self._stay,
            "!own": self._own,
        }

    async def start(self, _: object, manager: DialogManager) -> None:
        """The dialogue begins: load and make the draft."""
        now = OpenForm(self.specs, manager)
        await now.begin()
        if now.spec.ledger is not None and now.told is not None:  # they were confirmed before
            now.draft["values"] |= now.told.values
            now.draft["given"] = [*now.told.values]
            await now.store(now.spec.ledger)
        await _show(await now.turned())

    async def tap(self, data: str, manager: DialogManager) -> None:
        """A button: of the frame («!»), a field of the card («@»), one that leads on («>»), what a doubtful text meant
        («?»), or the question's own."""
        now = OpenForm(self.specs, manager)
        if data.startswith(">"):
            await _go_on(now, data[1:])
        elif now.data.get("saved") and data not in AFTERWARDS:
            await _stay_saved(now)
        elif data in self._actions:
            await self._actions[data](now)
        elif data.startswith("@"):
            now.form.open(now.draft, data[1:])
            await _show(now)
        elif data.startswith("?"):
            await self._answer(now, now.form.read_as, data[1:])
        else:
            await self._answer(now, now.form.tap, data)

    async def typed(self, message: Message, _: MessageInput, manager: DialogManager) -> None:
        """A text answers the question; anything else is refused with the reason."""
        now = OpenForm(self.specs, manager)
        if message.text is None:
            spoken = message.voice or message.video_note
            now.draft["trouble"] = Trouble(key="form-voice" if spoken else "form-only-text", args={})
            return
        if await self._guard.stops(now, message, message.text):
            await manager.switch_to(FormStates.privacy)
            return
        if await self._told(now, message):
            return
        try:
            await self._answer(now, now.form.typed, message.text)
        except DomainError as error:
            if error.key == "error-stale" or now.spec.ledger is not None:
                raise
            # what was written is not lost with the refusal: it stands on the window, and can be tried again
            now.form.go(now.draft, now.form.lone)
            key = addressed(work_of(now.manager), error.key)
            now.draft["trouble"] = Trouble(key=key, args=error.arguments)
            await _show(now)

    async def _told(self, now: OpenForm, message: Message) -> bool:
        """A whole sentence where the first question stands: then it is as if it had been typed outside the form."""
        if now.draft["step"] not in now.spec.told_at or now.draft["editing"] or now.dirty:
            return False
        return await phrases_of(now.manager).take_sure(message, now.manager)

    async def typed_on_card(self, message: Message, widget: MessageInput, manager: DialogManager) -> None:
        """The card of a ledger takes answers; any other is for buttons."""
        ledger = OpenForm(self.specs, manager).spec.ledger
        await (unfinished if ledger is None else self.typed)(message, widget, manager)

    async def _answer(self, now: OpenForm, read: Answer, said: str) -> None:
        """Take it for an answer; what answers a question of a ledger is stored at once."""
        if read(now.draft, said, now.today, now.now) and now.spec.ledger is not None:
            await now.store(now.spec.ledger)
        await self._answered(now)

    async def _answered(self, now: OpenForm) -> None:
        """On to the next question; the only question of a form ends it, and some answers lead into another form."""
        now = await now.turned()
        if now.form.lone and not now.draft["step"]:
            await self._save(now)
        elif now.spec.leads is not None and not now.draft["step"]:
            way = await now.spec.leads(work_of(now.manager), now.draft["values"])
            await now.manager.start(FormStates.step, start_of_form(way), mode=StartMode.RESET_STACK)
        else:
            await _show(now)

    async def _own(self, now: OpenForm) -> None:
        text = await self._guard.release(now)
        now.data.pop("privacy", None)
        await self._answer(now, now.form.typed, text)

    async def _back(self, now: OpenForm) -> None:
        if now.spec.ledger is not None and not now.form.leads_back(now.draft):
            await leave(now)
            return
        now.form.back(now.draft)
        await _show(now)

    async def _next(self, now: OpenForm) -> None:
        now.form.forward(now.draft)
        await self._answered(now)

    async def _review(self, now: OpenForm) -> None:
        now.data.pop("pending", None)
        now.form.answers(now.draft)  # refuses while a required answer is missing
        now.form.settled(now.draft)
        now.form.go(now.draft, now.form.lone, editing=False)
        await _show(now)

    async def _more(self, now: OpenForm) -> None:
        if now.spec.besides is not None and not now.data.get("more"):
            now.data["options"] = {**now.data["options"], **await now.spec.besides(work_of(now.manager))}
        now.data["more"] = True
        await now.manager.switch_to(FormStates.review)

    async def _less(self, now: OpenForm) -> None:
        now.data["more"] = False
        await now.manager.switch_to(FormStates.review)

    async def _short(self, now: OpenForm) -> None:
        if not now.spec.shorter:
            raise DomainError("error-stale")
        await now.manager.start(FormStates.step, {"form": now.spec.shorter}, mode=StartMode.RESET_STACK)

    async def _why(self, now: OpenForm) -> None:
        now.data["why"] = not now.data.get("why")
        await now.manager.switch_to(FormStates.review)

    async def _cancel(self, now: OpenForm) -> None:
        now.data.pop("pending", None)
        await leave(now)

    async def _stay(self, now: OpenForm) -> None:
        now.data.pop("pending", None)
        await _show(now)

    async def _drop(self, now: OpenForm) -> None:
        await onward(now)

    async def _menu(self, now: OpenForm) -> None:
        keep_on_screen(now.manager)
        await go(now.manager, "menu")

    async def _again(self, now: OpenForm) -> None:
        keep_on_screen(now.manager)
        start = {"form": now.spec.name}
        await now.manager.start(FormStates.step, start, mode=StartMode.RESET_STACK)

    async def _save(self, now: OpenForm) -> None:
        if await self._stored_before(now):
            return
        found = await now.spec.twin(work_of(now.manager), now.submission())
        if found is None:
            await self._store(now)
            return
        now.data["twin"] = {"key": found.key, "args": dict(found.args)}
        await now.manager.switch_to(FormStates.twin)

    async def _anyway(self, now: OpenForm) -> None:
        if not await self._stored_before(now):
            await self._store(now)

    async def _stored_before(self, now: OpenForm) -> bool:
        found = await now.spec.stored(work_of(now.manager), now.submission())
        if found is not None:
            await self._confirm(now, found)
        return found is not None

    async def _store(self, now: OpenForm) -> None:
        try:
            saved = await now.spec.save(work_of(now.manager), now.submission())
        except DomainError as refused:
            if now.spec.ledger is None:
                raise
            # the questions or somebody else's answers changed meanwhile
            await now.reload()
            await _show(now)
            await notice(now.manager, button(refusal(work_of(now.manager), refused)), alert=True)
            return
        await self._confirm(now, saved)

    async def _confirm(self, now: OpenForm, saved: SaveResult) -> None:
        if saved.came:
            await arrive(now.manager)
        if saved.other:
            now.data.pop("pending", None)
        if now.data.get("pending"):
            await tell(now, saved)
            keep_on_screen(now.manager)  # else what was asked for would appear above what was saved
            await onward(now)
        elif saved.result is not None and not (saved.onward and _alone(now)):
            await now.manager.done(saved.result)
        elif now.start.get("key"):  # one of several cards
            await now.manager.done({"key": saved.word.key, "args": dict(saved.word.args)})
        else:
            now.data["saved"] = {"key": saved.word.key, "args": dict(saved.word.args), "again": saved.again}
            now.data["saved"]["onward"] = [[command, word.key, dict(word.args)] for command, word in saved.onward]
            now.data["saved"]["amend"] = saved.amend
            now.data["saved"]["note"] = saved.note.key if saved.note is not None else ""
            if saved.once is not None:
                show_once(now.manager, saved.once.args)
                now.data["saved"]["once"] = _afterwards(saved.once)
            await now.manager.switch_to(FormStates.saved)


def _alone(now: OpenForm) -> bool:
    """Whether no window opened the form: a sentence did, and there is nothing to go back to."""
    return len(now.manager.current_stack().intents) < 2


async def _go_on(now: OpenForm, where: str) -> None:
    """One of the ways on that the confirmation offers; any other was forged. What stands behind a command is a number:
    words were a way on before there were places, and would be looked for now."""
    command, _, argument = where.partition(" ")
    saved = now.data.get("saved", {})
    onward = [*saved.get("onward", ()), *saved.get("once", {}).get("onward", ())]
    if where not in {saved.get("amend"), *(to for to, *_ in onward)}:
        raise DomainError("error-stale")
    if argument and command != "letter" and not argument[0].isdecimal():
        raise DomainError("error-stale")
    await go(now.manager, command, argument)


async def _stay_saved(now: OpenForm) -> None:
    """A late press on the window before: it changes nothing any more."""
    if now.data["saved"].get("once"):
        leave_as_it_is(now.manager)
    else:
        await now.manager.switch_to(FormStates.saved)


def _afterwards(once: Once) -> Bag:
    """How the confirmation looks when it is shown again."""
    to, word = once.anew
    onward = [[to, word.key, dict(word.args)]]
    return {"key": once.after.key, "args": dict(once.after.args), "onward": onward}


async def _show(now: OpenForm) -> None:
    now.data.pop("privacy", None)
    await now.manager.switch_to(FormStates.step if now.draft["step"] else FormStates.review)
