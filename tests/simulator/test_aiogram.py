"""A real aiogram bot against the local Telegram, by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ContentType
from aiogram.filters import Command, CommandStart
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from simulator.driver import Simulator
from simulator.errors import PhoneError

MENU = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="Семинар", callback_data="kind:1"),
            InlineKeyboardButton(text="Выезд", callback_data="kind:2"),
        ],
        [InlineKeyboardButton(text="Сайт", url="https://example.org")],
    ]
)


def build_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()
    dispatcher.include_routers(commands(), contents(), presses())
    return dispatcher


def commands() -> Router:
    router = Router()

    @router.message(CommandStart(deep_link=True))
    async def invited(message: Message) -> None:
        await message.answer(f"Приглашение: {(message.text or '').split()[1]}")

    @router.message(CommandStart())
    async def greet(message: Message) -> None:
        keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Мой номер", request_contact=True)]])
        await message.answer("Здравствуйте!", reply_markup=keys)

    @router.message(Command("log"))
    async def log(message: Message) -> None:
        await message.answer("<b>Шаг 1 из 9.</b> Что это было?\nВыберите:", reply_markup=MENU)

    @router.message(Command("file"))
    async def send_file(message: Message) -> None:
        await message.answer_document(BufferedInputFile(b"PK", "журнал за май.xlsx"), caption="<i>Журнал</i>")

    @router.message(Command("inline"))
    async def inline(message: Message) -> TelegramMethod[Message]:
        return message.answer_document(BufferedInputFile(b"PK", "answer.txt"), caption="ответ вебхуку")

    @router.message(Command("clean"))
    async def clean(message: Message) -> None:
        await message.delete()

    return router


def contents() -> Router:
    router = Router()

    @router.message(F.contact)
    async def contact(message: Message) -> None:
        assert message.contact
        await message.answer(f"Номер: {message.contact.phone_number}", reply_markup=ReplyKeyboardRemove())

    @router.message(F.photo | F.document | F.voice | F.video | F.sticker | F.location)
    async def media(message: Message, bot: Bot) -> None:
        size = ""
        if message.document:
            kept = await bot.download(message.document, BytesIO())
            assert kept
            size = f" {len(kept.read())} байт"
        await message.reply(f"{ContentType(message.content_type).value}{size}")

    @router.message(F.text)
    async def echo(message: Message) -> None:
        await message.answer(message.html_text)

    @router.edited_message()
    async def edited(message: Message) -> None:
        await message.answer(f"Исправлено: {message.text}")

    return router


def presses() -> Router:
    router = Router()

    @router.callback_query(F.data == "kind:1")
    async def seminar(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Шаг 2 из 9.")
        await query.answer()

    @router.callback_query()
    async def other(query: CallbackQuery) -> None:
        await query.answer("Это окно устарело", show_alert=True)

    return router


def build_bot(sim: Simulator) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sim.url))
    return Bot(sim.token, session=session, default=DefaultBotProperties(parse_mode="HTML"))


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    """A bot that confirms an update only after its handler is done."""
    bot = build_bot(sim)
    dispatcher = build_dispatcher()
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_as_tasks=False, handle_signals=False, close_bot_session=False)
    )
    yield bot
    await dispatcher.stop_polling()
    await polling
    await bot.session.close()


SCRIPT = """\
Мария Орлова ▸ /log
Опора ▸ Шаг 1 из 9. Что это было?
    Выберите:
    [Семинар] [Выезд]
    [Сайт ↗]
Мария Орлова ▸ [Выезд]
Опора ⚠ Это окно устарело
Мария Орлова ▸ [Семинар]
Опора ✎ Шаг 2 из 9.
Мария Орлова ▸ /file
Опора ▸ 📎 журнал за май.xlsx
    Журнал
Мария Орлова ▸ /clean
Опора ✕ /clean
"""


@pytest.mark.usefixtures("bot")
async def test_a_conversation_reads_like_a_script(sim: Simulator) -> None:
    masha = sim.phone("Мария Орлова")
    seen: list[str] = []
    sim.on_event(lambda event: seen.append(event.kind))
    await masha.send("/log")
    assert masha.last.html.startswith("<b>Шаг 1 из 9.</b>")
    await masha.press("Вы")
    assert masha.notices[-1].alert
    await masha.press("Семинар")
    assert masha.last.edited
    await masha.send("/file")
    assert masha.last.document
    assert (masha.last.document.name, masha.last.document.data) == ("журнал за май.xlsx", b"PK")
    await masha.send("/clean")
    assert masha.transcript() == SCRIPT
    assert sim.transcript(html=True).splitlines()[1] == "Опора ▸ <b>Шаг 1 из 9.</b> Что это было?"
    assert seen.count("sent") == 2
    assert [call.method for call in sim.world.accepted(chat_id=masha.id)].count("sendMessage") == 1


@pytest.mark.usefixtures("bot")
async def test_start_links_and_the_reply_keyboard(sim: Simulator) -> None:
    masha = sim.phone("Мария Орлова")
    await masha.open("https://t.me/opora_bot?start=abc_1")
    assert masha.last.text == "Приглашение: abc_1"
    await masha.start()
    assert masha.keyboard[0][0].label == "Мой номер"
    await masha.press("Мой номер")
    assert masha.last.text == "Номер: +79001234567"
    assert masha.keyboard == ()
    with pytest.raises(PhoneError, match="does not lead"):
        await masha.open("https://t.me/other_bot?start=abc")
    with pytest.raises(PhoneError, match="no such start payload"):
        await masha.start("это не код")


@pytest.mark.usefixtures("bot")
async def test_everything_a_person_can_send(sim: Simulator) -> None:
    masha = sim.phone("Мария Орлова")
    await masha.send_photo(b"jpeg", "подпись")
    assert masha.last.text == "photo"
    await masha.send_document("план.docx", b"12345")
    assert masha.last.text == "document 5 байт"
    for send, name in (
        (masha.send_voice, "voice"),
        (masha.send_video, "video"),
        (masha.send_sticker, "sticker"),
        (masha.send_location, "location"),
    ):
        await send()
        assert masha.last.text == name
    own = await masha.send("опечатка <b> & другое 😀")
    assert masha.last.text == own.text
    await masha.edit(own, "исправлено")
    assert masha.last.text == "Исправлено: исправлено"
    before = len(masha.received)
    await masha.send("я" * 5000)
    assert [len(message.text) for message in masha.received[before:]] == [4096, 904]


@pytest.mark.usefixtures("bot")
async def test_presses_twice_at_once_stale_and_missing(sim: Simulator) -> None:
    masha = sim.phone("Мария Орлова")
    await masha.send("/log")
    old = masha.last
    await masha.press("Выезд", times=2, at_once=True)
    assert len(masha.notices) == 2
    await masha.press("Семинар")
    sim.timeout = 0.05
    with pytest.raises(PhoneError, match="no button «Выезд»"):
        await masha.press("Выезд")
    sim.timeout = 3
    await masha.press("Выезд", message=old)
    assert len(masha.notices) == 3


async def test_the_bot_s_profile_as_aiogram_sees_it(sim: Simulator, bot: Bot) -> None:
    masha = sim.phone("Мария Орлова", username="masha")
    await masha.start()
    await bot.set_my_commands([BotCommand(command="log", description="Записать")])
    own = [BotCommand(command="report", description="Отчёт")]
    assert masha.commands == [("log", "Записать")]
    await bot.set_my_commands(own, BotCommandScopeChat(chat_id=masha.id))
    assert masha.commands == [("report", "Отчёт")]
    kept = await bot.get_my_commands(BotCommandScopeChat(chat_id=masha.id))
    assert [command.command for command in kept] == ["report"]
    await bot.delete_my_commands(BotCommandScopeChat(chat_id=masha.id))
    assert masha.commands == [("log", "Записать")]
    assert (await bot.get_me()).username == "opora_bot"
    assert (await bot.get_chat(masha.id)).username == "masha"
    await bot.set_my_name("Опора РЦ")
    assert (await bot.me()).first_name in ("Опора", "Опора РЦ")
    assert (await bot.get_my_name()).name == "Опора РЦ"
    await bot.set_my_description("Помогает вести год")
    await bot.set_chat_menu_button()
    assert (await bot.get_chat_menu_button()).type == "default"
    album = [InputMediaDocument(media=BufferedInputFile(b"1", f"{n}.txt"), caption="<b>а</b>") for n in "ab"]
    sent = await bot.send_media_group(masha.id, list(album))
    assert [message.document.file_name for message in sent if message.document] == ["a.txt", "b.txt"]
    swapped = await bot.edit_message_media(
        InputMediaDocument(media=BufferedInputFile(b"2", "c.txt")),
        chat_id=masha.id,
        message_id=sent[0].message_id,
    )
    assert isinstance(swapped, Message)
    again = await bot.send_document(masha.id, sent[1].document.file_id if sent[1].document else "")
    assert again.document
    assert again.document.file_name == "b.txt"
    assert await bot.delete_messages(masha.id, [sent[0].message_id, sent[1].message_id, 999])


async def test_webhook_of_aiogram(sim: Simulator) -> None:
    bot, dispatcher = build_bot(sim), build_dispatcher()
    with pytest.raises(Exception, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:1/hook", secret_token="тайна")
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="s-1_A").register(app, "/hook")
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    masha = sim.phone("Мария Орлова")
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s-1_A")
    await masha.send("по вебхуку")
    assert masha.last.text == "по вебхуку"
    await masha.send("/inline")
    assert masha.last.document
    assert (masha.last.document.name, masha.last.text) == ("answer.txt", "ответ вебхуку")
    await runner.cleanup()
    await bot.session.close()
