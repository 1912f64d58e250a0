"""Commands and everything that no dialogue takes: each gets an answer in every state."""

import structlog
from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject, CommandStart, Filter
from aiogram.filters.command import Command
from aiogram.fsm.state import State
from aiogram.types import BotCommand, CallbackQuery, ChatMemberUpdated, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import Context

from handlers.area import areas, entries, link_of
from handlers.context import work_of
from handlers.entries import entries_of, go, permit
from handlers.form.leaving import interrupt
from handlers.form.state import Specs
from handlers.widgets.buttons_only import no_text
from handlers.widgets.phrases import phrases_of
from models.codes import hashed
from models.people import Actor
from services.people.members import set_reachable
from services.texts import texts
from services.work import Work

log = structlog.get_logger()


async def said_in_private(event: Message | ChatMemberUpdated) -> bool:
    """Whether it came from a chat with one person. Filters are coroutines: others are asked in a thread and back."""
    return event.chat.type == ChatType.PRIVATE


async def is_typed(message: Message) -> bool:
    """Whether it is a text, not the words under a photo or a file."""
    return message.text is not None


async def has_file(message: Message) -> bool:
    """Whether a file came along."""
    return message.document is not None


async def looks_like_command(message: Message) -> bool:
    """Whether the text begins as a command does."""
    return (message.text or "").startswith("/")


class InWindow(Filter):
    """Whether that window is open."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def __call__(self, _: Message, aiogd_context: Context | None = None) -> bool:
        return aiogd_context is not None and aiogd_context.state == self._state


class Commands:
    """Opens what a command names; a half-filled form asks first."""

    def __init__(self, specs: Specs) -> None:
        self._specs = specs

    async def open(self, _message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
        """A command of the table, or /start with the code of an invite or of another link."""
        name, argument = command.command.lower(), (command.args or "").strip()
        permit(work_of(dialog_manager).actor, name)  # before a form is asked to be left for nothing
        if name == "start" and (link := link_of(argument)) is not None:
            await link.opens(dialog_manager, argument)
            return
        if name == "start" and argument:
            argument = hashed(argument)  # it may wait in the dialogue, which is kept
        entry = entries().get(name)
        beside = entry is not None and entry.opens is not None
        if beside or not await interrupt(self._specs, dialog_manager, name, argument):
            await go(dialog_manager, name, argument)

    async def unknown(self, message: Message, dialog_manager: DialogManager) -> None:
        """A command that is not there: say which are."""
        mine = entries_of(work_of(dialog_manager).actor)
        known = "\n".join(f"/{e.command} – {texts().plain(f'command-{e.command}')}" for e in mine)
        await message.answer(texts().html("command-unknown", commands=known))


async def anything(message: Message, dialog_manager: DialogManager) -> None:
    """A message while no dialogue is open: a sentence is read, or how to get in; why a photo is not taken."""
    if message.text is not None and work_of(dialog_manager).actor.known:
        await phrases_of(dialog_manager).take(message, dialog_manager)
        return
    if message.text is None:
        await message.answer(no_text(message))
    await go(dialog_manager, "menu")


async def edited(message: Message) -> None:
    """An edited message changes nothing that was answered."""
    await message.answer(texts().html("error-edited"))


async def stray(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """A button of no dialogue that we know."""
    await callback.answer(texts().plain("error-stale-menu"))
    await go(dialog_manager, "menu")


async def membership(event: ChatMemberUpdated, work: Work) -> None:
    """The person stopped the bot or came back."""
    reachable = event.new_chat_member.status not in (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)
    await set_reachable(work, reachable=reachable)


async def group(event: ChatMemberUpdated, bot: Bot) -> None:
    """The bot speaks with one person at a time: what is said to it in a group, others would read."""
    if event.new_chat_member.status not in (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT):
        try:
            await bot.leave_chat(event.chat.id)
        except TelegramBadRequest as error:
            log.info("not left", reason=error.message)  # the group is gone, or has put the bot out


def build_commands(specs: Specs) -> Router:
    """The router that stands before all dialogues."""
    router, commands = Router(name="commands"), Commands(specs)
    router.message.filter(said_in_private)
    named = CommandStart(ignore_case=True), Command(*entries(), ignore_case=True)
    for command in named:
        router.message.register(commands.open, is_typed, command)  # what stands under a photo or a file is no command
    takers = [(state, take) for area in areas() for state, take in area.files.items()]
    for state, take in sorted(takers, key=lambda one: one[0] is None):
        asked = [] if state is None else [InWindow(state)]
        router.message.register(take, has_file, *asked, flags={"takes_files": True})
    router.message.register(commands.unknown, looks_like_command)
    return router


def build_fallbacks() -> Router:
    """The router that stands behind all dialogues."""
    router = Router(name="fallbacks")
    router.message.register(anything, said_in_private)
    router.edited_message.register(edited, said_in_private)
    router.callback_query.register(stray)
    router.my_chat_member.register(membership, said_in_private)
    router.my_chat_member.register(group)
    return router


def command_list(actor: Actor) -> list[BotCommand]:
    """The command menu of a person."""
    return [
        BotCommand(command=entry.command, description=texts().plain(f"command-{entry.command}"))
        for entry in entries_of(actor)
    ]
