"""maxapi, a library made for MAX, talks to the local one and finds nothing strange."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from maxapi import Bot as Library
from maxapi.enums.attachment import AttachmentType
from maxapi.enums.parse_mode import TextFormat
from maxapi.enums.sender_action import SenderAction
from maxapi.enums.upload_type import UploadType
from maxapi.exceptions.max import InvalidToken, MaxApiError
from maxapi.methods.types.getted_updates import process_update_request
from maxapi.types.attachments.attachment import Attachment, ButtonsPayload
from maxapi.types.attachments.buttons.callback_button import CallbackButton
from maxapi.types.attachments.buttons.link_button import LinkButton
from maxapi.types.attachments.upload import AttachmentUpload
from maxapi.types.command import BotCommand
from maxapi.types.input_media import InputMedia, InputMediaBuffer
from maxapi.types.updates import UpdateUnion
from maxapi.types.updates.bot_started import BotStarted
from maxapi.types.updates.message_callback import MessageCallback, MessageForCallback
from maxapi.types.updates.message_created import MessageCreated

from simulator import actions
from simulator.max import deeds
from simulator.max.driver import MaxPhone, MaxSimulator
from tests.max_server.official import SAMPLES, here

Attached = list[Attachment | InputMedia | InputMediaBuffer | AttachmentUpload]


@pytest.fixture
async def library(sim: MaxSimulator) -> AsyncIterator[Library]:
    bot = Library(sim.token, after_input_media_delay=0, after_upload_retry_delay=0)
    bot.set_api_url(sim.url)
    yield bot
    await bot.close_session()


@pytest.fixture(autouse=True)
def nothing_strange(sim: MaxSimulator, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Neither side complains of the other."""
    yield
    complaints = [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]
    assert complaints == []
    assert sim.world.violations == []


async def updates(library: Library) -> list[UpdateUnion]:
    """What there is, as the library reads it; committed by the next poll."""
    page = await library.get_updates(timeout=0, marker=library.marker_updates)
    library.set_marker_updates(page["marker"])
    return await process_update_request(page, library)


async def test_who_it_is_and_what_its_menu_says(library: Library, masha: MaxPhone) -> None:
    me = await library.get_me()
    assert (me.username, me.is_bot) == ("opora_bot", True)
    await library.set_commands(BotCommand(name="help", description="Помощь"))
    assert masha.commands == [("help", "Помощь")]


async def test_a_conversation(library: Library, sim: MaxSimulator) -> None:
    masha = sim.phone("Мария Орлова", username="masha")
    actions.start(sim.world, masha.chat, "inv_1")
    (started,) = await updates(library)
    assert isinstance(started, BotStarted)
    assert (started.payload, started.user.user_id) == ("inv_1", masha.id)
    yes, there = CallbackButton(text="Да", payload="yes"), LinkButton(text="Сюда", url="https://example.org/")
    keyboard = ButtonsPayload(buttons=[[yes, there]])
    keys: Attached = [Attachment(type=AttachmentType.INLINE_KEYBOARD, payload=keyboard, bot=library)]
    sent = await library.send_message(user_id=masha.id, text="<b>Выбор</b>", attachments=keys, format=TextFormat.HTML)
    assert sent is not None
    assert masha.last.html == "<b>Выбор</b>"
    assert masha.buttons == ["Да", "Сюда"]
    await masha.press("Да", wait=False)
    (pressed,) = await updates(library)
    assert isinstance(pressed, MessageCallback)
    assert pressed.callback.payload == "yes"
    changed = MessageForCallback(text="Хорошо", attachments=[])
    await library.send_callback(pressed.callback.callback_id, message=changed, notification="Готово")
    assert (masha.last.text, masha.buttons, masha.notices[-1].text) == ("Хорошо", [], "Готово")
    body = sent.message.body
    assert body is not None
    await library.edit_message(body.mid, text="Иначе")
    assert masha.last.text == "Иначе"
    assert (await library.get_message(body.mid)).body.text == "Иначе"  # type: ignore[union-attr]  # it has one
    await library.delete_message(body.mid)
    assert masha.received == []


async def test_files_both_ways(library: Library, masha: MaxPhone) -> None:
    masha.sim.world.uploads.not_ready = 2
    media: Attached = [InputMediaBuffer("слова".encode(), filename="план", type=UploadType.FILE)]
    await library.send_message(user_id=masha.id, text="План", attachments=media)
    assert masha.last.document is not None
    assert masha.last.document.data == "слова".encode()
    png = b"\x89PNG\r\n\x1a\n" + bytes(64)
    picture: Attached = [InputMediaBuffer(png, filename="план.png", type=UploadType.IMAGE)]
    await library.send_message(user_id=masha.id, attachments=picture)
    assert masha.last.photo is not None
    sending = asyncio.create_task(masha.send_document("a.txt", b"a", caption="Мой файл"))
    await asyncio.sleep(0)
    (update,) = await updates(library)
    assert isinstance(update, MessageCreated)
    assert update.message.body is not None
    told = update.message.body.attachments
    await library.send_message(user_id=masha.id, text="Ваш файл", attachments=told)
    assert masha.last.text == "Ваш файл"
    masha.sim.world.updates.drop_all()
    await sending


async def test_dialogs_and_subscriptions(library: Library, masha: MaxPhone) -> None:
    number = masha.sim.world.dialog_of(masha.chat)
    assert (await library.get_chat_by_id(number)).chat_id == number
    assert (await library.send_action(number, SenderAction.TYPING_ON)).success
    await library.subscribe_webhook("https://bot.example.org/max", secret="secret_1")
    assert [one.url for one in (await library.get_subscriptions()).subscriptions] == ["https://bot.example.org/max"]
    await library.delete_webhook()
    assert (await library.get_subscriptions()).subscriptions == []


async def test_refusals_are_understood(library: Library, sim: MaxSimulator, masha: MaxPhone) -> None:
    actions.block(sim.world, masha.chat)
    with pytest.raises(MaxApiError) as refused:
        await library.send_message(user_id=masha.id, text="Привет")
    assert refused.value.code == 403
    sim.world.token = "other"
    with pytest.raises(InvalidToken):
        await library.get_me()


@here
async def test_every_sample_is_read_by_it_from_the_local_wire(library: Library, sim: MaxSimulator) -> None:
    for path in SAMPLES:
        deeds.replay(sim.world, json.loads(path.read_text()))
    library.auto_requests = False
    assert len(await updates(library)) == len(SAMPLES)
