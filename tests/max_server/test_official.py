"""The local MAX against the official schema and its sample updates, where they stand beside the checkout."""

import asyncio
import json
from pathlib import Path

import pytest

from gateway.botapi.shapes import Json
from simulator import actions
from simulator.max.ids import read_mid
from simulator.max.wire import pruned
from tests.max_server.conftest import Bot, callback, keyboard, link
from tests.max_server.official import FOLDER, SAMPLES, Official, here

pytestmark = here


@pytest.fixture(scope="module")
def lenient() -> Official:
    return Official(lenient=True)


@pytest.fixture(scope="module")
def strict() -> Official:
    return Official(lenient=False)


def sample(path: Path) -> Json:
    """A page of updates; what is given beside the schema is left in."""
    page: Json = json.loads(path.read_text())
    return page


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
async def test_every_sample_is_put_on_the_wire_as_it_is(bot: Bot, lenient: Official, path: Path) -> None:
    page = sample(path)
    assert lenient.wrong_updates(page["updates"]) == []
    replaying = asyncio.create_task(bot.sim.replay(page))
    await asyncio.sleep(0)
    told = await bot.updates()
    assert told == page["updates"]
    await bot.ok("GET", "/updates", marker=bot.sim.world.updates.next_id, timeout=0)
    await replaying


async def test_who_speaks_in_a_sample_can_be_answered(bot: Bot) -> None:
    page = sample(FOLDER / "fixtures" / "update.message_callback.json")
    replaying = asyncio.create_task(bot.sim.replay(page))
    await asyncio.sleep(0)
    (update,) = await bot.updates()
    await bot.ok("POST", "/messages", {"text": "Да"}, user_id=update["callback"]["user"]["user_id"])
    sent = await bot.ok("POST", "/messages", {"text": "Да"}, chat_id=update["message"]["recipient"]["chat_id"])
    assert sent["message"]["recipient"] == update["message"]["recipient"]
    bot.sim.world.updates.drop_all()
    await replaying


def test_the_moment_of_a_sample_stands_in_its_number() -> None:
    (update,) = sample(FOLDER / "fixtures" / "update.message_callback.json")["updates"]
    body = update["message"]["body"]
    assert read_mid(body["mid"]) is not None
    assert body["seq"] >> 16 == update["message"]["timestamp"]


async def everything(bot: Bot) -> None:
    """A conversation in which every call and every kind of an update comes."""
    world = bot.sim.world
    masha = bot.sim.phone("Мария Орлова", username="masha")
    actions.start(world, masha.chat, "inv_1")
    await bot.ok("GET", "/me")
    commands = [{"name": "help", "description": "Помощь"}]
    await bot.ok("PATCH", "/me/commands", {"commands": commands})
    await bot.ok("PATCH", "/me", {"first_name": "Опора", "description": "Бот", "commands": commands})
    said = actions.say(world, masha.chat, "Привет")[0]
    actions.edit(world, masha.chat, said, "Привет, иначе")
    world.uploads.not_ready = 0
    place, _, _ = await bot.upload("file", "a.txt", b"a")
    token = place["url"].rpartition("/")[2]
    token = world.uploads.targets[token].token
    file = [{"type": "file", "payload": {"token": token}}]
    body = {"text": "Файл", "attachments": file, "link": None}
    hers = world.message_json(said)["body"]["mid"]
    await bot.ok("POST", "/messages", {**body, "link": {"type": "reply", "mid": hers}}, user_id=masha.id)
    keys = keyboard([callback()], [link()], [{"type": "request_contact", "text": "Телефон"}])
    whole: Json = {"text": "<b>Выбор</b> <a href='https://example.org/'>там</a>", "attachments": keys, "link": None}
    dialog = world.dialog_of(masha.chat)
    whole |= {"format": "html", "notify": False}
    sent = await bot.ok("POST", "/messages", whole, chat_id=dialog, disable_link_preview="true")
    mid = sent["message"]["body"]["mid"]
    await masha.press("Да", wait=False)
    await masha.press("Телефон", wait=False)
    pressed = await bot.updates()
    number = next(one["callback"]["callback_id"] for one in pressed if "callback" in one)
    answer = {"message": {"text": "Иначе", "attachments": keys, "link": None}, "notification": "Готово"}
    await bot.ok("POST", "/answers", answer, callback_id=number)
    await bot.ok("PUT", "/messages", {"text": "Ещё иначе", "attachments": [], "link": None}, message_id=mid)
    await bot.ok("GET", f"/messages/{mid}")
    await bot.ok("POST", f"/chats/{dialog}/actions", {"action": "typing_on"})
    await bot.ok("GET", f"/chats/{dialog}")
    await bot.ok("GET", "/chats")
    await bot.ok("DELETE", "/messages", message_id=mid)
    await bot.call("DELETE", "/messages", message_id=mid)
    waiting = [
        asyncio.create_task(one)
        for one in (
            masha.send_photo(b"\x89PNG"),
            masha.send_voice(),
            masha.send_video(),
            masha.send_sticker(),
            masha.send_location(),
            masha.send_document("план.docx", b"PK"),
            masha.forward("Чужие слова"),
            masha.dialog("cleared"),
            masha.dialog("muted"),
            masha.dialog("unmuted"),
            masha.add_to_group("Специалисты"),
            masha.delete(said),
            masha.block(),
            masha.dialog("removed"),
        )
    ]
    await asyncio.sleep(0)
    await bot.updates(types="")
    world.updates.drop_all()
    await asyncio.gather(*waiting)
    url = "https://bot.example.org/"
    hook = {"url": url, "secret": "secret_1", "update_types": ["message_created"]}
    await bot.ok("POST", "/subscriptions", hook)
    await bot.ok("GET", "/subscriptions")
    await bot.ok("DELETE", "/subscriptions", url=url)


@pytest.mark.parametrize("terse", [False, True])
async def test_all_that_goes_over_the_line_is_as_the_official_schema_wants_it(
    bot: Bot, strict: Official, lenient: Official, terse: bool
) -> None:
    bot.sim.world.terse = terse
    await everything(bot)
    official = lenient if terse else strict
    traffic = list(bot.sim.world.traffic)
    assert {exchange.operation for exchange in traffic} >= {
        "sendMessage",
        "answerOnCallback",
        "getUpdates",
        "subscribe",
    }
    assert official.wrong_traffic(bot.sim.world) == []
    assert bot.sim.world.violations == []


async def test_the_official_schema_finds_what_is_wrong(lenient: Official, strict: Official, bot: Bot) -> None:
    await everything(bot)
    told = next(one for one in bot.sim.world.traffic if one.operation == "getUpdates")
    assert isinstance(told.answer, dict)
    update = next(one for one in told.answer["updates"] if "message" in one)
    assert lenient.wrong_updates([update]) == []
    assert strict.wrong_updates([pruned(update)]) != []
    assert lenient.wrong_updates([{**update, "timestamp": "1"}]) != []
    assert lenient.wrong_updates([{**update, "message": {**update["message"], "body": {"mid": "mid.1"}}}]) != []
    assert lenient.wrong_updates([{**update, "update_type": "bot_begun"}]) != []
    too_long = {"text": "а" * 4001}
    assert lenient.wrong("NewMessageBody", too_long) != []
    wrong_button = {"attachments": keyboard([{"type": "callback", "text": "Да"}])}
    assert lenient.wrong("NewMessageBody", wrong_button) != []
