"""The peer for a form: aiogram-dialog with memory storage and an ORM insert, as their documentation shows them."""

import asyncio
import os

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Select, SwitchTo
from aiogram_dialog.widgets.text import Const, Format
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

TYPES = ["Семинар", "Вебинар", "Тренинг", "Совещание", "Выезд", "Консультация"]
DAYS = ["Сегодня", "Вчера"]


class Base(DeclarativeBase):
    pass


class Record(Base):
    __tablename__ = "records"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    title: Mapped[str]
    day: Mapped[str]


class Form(StatesGroup):
    type = State()
    title = State()
    day = State()
    review = State()
    saved = State()


async def chosen_type(_: CallbackQuery, _select: object, manager: DialogManager, item: str) -> None:
    manager.dialog_data["type"] = item
    await manager.switch_to(Form.title)


async def typed_title(message: Message, _: MessageInput, manager: DialogManager) -> None:
    manager.dialog_data["title"] = message.text
    await manager.switch_to(Form.day)


async def chosen_day(_: CallbackQuery, _select: object, manager: DialogManager, item: str) -> None:
    manager.dialog_data["day"] = item
    await manager.switch_to(Form.review)


async def save(_: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    sessions: async_sessionmaker[AsyncSession] = manager.middleware_data["sessions"]
    data = manager.dialog_data
    async with sessions() as session:
        session.add(Record(type=data["type"], title=data["title"], day=data["day"]))
        await session.commit()
    await manager.switch_to(Form.saved)


async def again(_: CallbackQuery, _button: Button, manager: DialogManager) -> None:
    await manager.start(Form.type, mode=StartMode.RESET_STACK)


async def getter(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    return {"types": TYPES, "days": DAYS, **dialog_manager.dialog_data}


async def start(_: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Form.type, mode=StartMode.RESET_STACK)


def select(widget: str, items: str, handler: object) -> Column:
    return Column(Select(Format("{item}"), widget, item_id_getter=str, items=items, on_click=handler))  # type: ignore[arg-type]


def build() -> Dialog:
    return Dialog(
        Window(Const("Вид?"), select("t", "types", chosen_type), state=Form.type, getter=getter),
        Window(Const("Название?"), MessageInput(typed_title), state=Form.title, getter=getter),
        Window(Const("Дата?"), select("d", "days", chosen_day), state=Form.day, getter=getter),
        Window(
            Format("{type}, {title}, {day}"),
            Button(Const("Сохранить"), "save", on_click=save),
            SwitchTo(Const("Назад"), "back", Form.day),
            state=Form.review,
            getter=getter,
        ),
        Window(Const("Сохранено"), Button(Const("Ещё запись"), "again", on_click=again), state=Form.saved),
    )


async def main() -> None:
    engine = create_async_engine(os.environ["DATABASE_URL"])
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher["sessions"] = async_sessionmaker(engine)
    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(start, F.text == "/log")
    dispatcher.include_router(build())
    setup_dialogs(dispatcher)
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)))


if __name__ == "__main__":
    asyncio.run(main())
