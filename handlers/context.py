"""What handlers take out of aiogram-dialog's loose bags, with types."""

from collections.abc import Sequence
from typing import Any, Protocol, cast

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from models.errors import DomainError
from services.work import Work

NOTICE_LENGTH = 200
LARGEST_ID = 2**31 - 1

Bag = dict[str, Any]
"""What aiogram-dialog hands on under names: a window's data, a dialogue's and what it was started with."""


def work_of(manager: DialogManager) -> Work:
    """The unit of work that the middleware opened for this update."""
    return cast("Work", manager.middleware_data["work"])


def data_of(manager: DialogManager) -> Bag:
    """What this dialogue keeps between two updates; JSON only."""
    return manager.dialog_data


def start_of(manager: DialogManager) -> Bag:
    """What this dialogue was started with."""
    return cast("Bag", manager.start_data or {})


def client_key(manager: DialogManager) -> str:
    """The same for every press of one opened dialogue, so that a record is made once."""
    return f"{work_of(manager).actor.account}:{manager.current_context().id}"


def number_in(data: str) -> int:
    """The number that a button carries behind its sign: «#7», «~2». What is none was forged and raises DomainError."""
    return row_in(data[1:])


def row_in(text: str) -> int:
    """The number of a row, be it carried by a button or typed after a command. Raises DomainError for what is none."""
    try:
        return id_in(text)
    except ValueError:
        raise DomainError("error-stale") from None


def id_in(text: str) -> int:
    """The number of a row of the database, as a button carries it. Raises ValueError for what is none."""
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > LARGEST_ID:
        raise ValueError(text)
    return int(text)


class Forgetful(Protocol):
    """A storage of dialogues that can drop the one of this update."""

    def forget(self) -> None: ...

    async def forget_naming(self, name: str, users: Sequence[int]) -> None: ...


def forget_dialogue(manager: DialogManager) -> None:
    """Nothing of this conversation is kept when the update ends."""
    cast("Forgetful", manager.middleware_data["fsm_storage"]).forget()


async def forget_windows(manager: DialogManager, name: str, users: Sequence[int]) -> None:
    """Nothing is kept of the windows of these people that hold the name."""
    await cast("Forgetful", manager.middleware_data["fsm_storage"]).forget_naming(name, users)


def start_link(manager: DialogManager) -> str:
    """What a `/start` code is put behind: «https://t.me/<bot>?start=»."""
    return str(manager.middleware_data["start_link"])


async def notice(manager: DialogManager, text: str, *, alert: bool = False) -> None:
    """A notice over the chat when a button was pressed; nothing when a text was typed."""
    event = manager.event
    if isinstance(event, CallbackQuery):
        await event.answer(text[:NOTICE_LENGTH], show_alert=alert)
