"""What a person of MAX does, as the bot hears of it."""

import asyncio
import json
from pathlib import Path

import pytest
from aiogram.types import Update

from gateway.botapi.shapes import Json
from gateway.max.ids import dialog_guess, mid_of, parts_of
from gateway.max.incoming import Me, Reader
from gateway.max.links import Links
from simulator.max.driver import MaxPhone
from tests.gateway.conftest import Caller

ME = Me(229229229, "Опора", "opora_bot")
SAMPLES = [one for up in Path(__file__).parents for one in sorted((up / "shared/max/fixtures").glob("update.*.json"))]
HEARD = {
    "bot_added": ["my_chat_member"],
    "bot_removed": ["my_chat_member"],
    "bot_started": ["my_chat_member", "message"],
    "bot_stopped": ["my_chat_member"],
    "dialog_removed": ["my_chat_member"],
    "message_callback": ["callback_query"],
    "message_created": ["message"],
    "message_edited": ["edited_message"],
}


@pytest.mark.skipif(not SAMPLES, reason="the samples of the official client are not beside the repository")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_update_of_max(sample: Path) -> None:
    """aiogram reads what every one becomes; of some nothing is told."""
    for one in json.loads(sample.read_text(encoding="utf-8"))["updates"]:
        arrival = Reader(ME, Links(ME.nick)).read(one)
        assert [kind for _, kind, _ in arrival.updates] == HEARD.get(one["update_type"], [])
        for number, (_, kind, body) in enumerate(arrival.updates, 1):
            assert Update.model_validate({"update_id": number, kind: body}).event_type == kind


@pytest.mark.parametrize("chat", [182182182, -70801090403050])
def test_a_message_is_named_by_two_numbers(chat: int) -> None:
    seq = 116328147937082782
    assert parts_of(mid_of(chat, seq)) == (chat, seq)
    assert mid_of(182182182, seq) == "mid.000000000adbe126019d47d58f2b3d9e"
    assert parts_of("mid.sha-more") is None


async def heard(bot: Caller) -> list[tuple[str, Json]]:
    """Kinds and bodies of what waits; it is confirmed."""
    found = await bot.updates()
    if found:
        await bot.ok("getUpdates", offset=found[-1]["update_id"] + 1, timeout=0)
    return [next((kind, body) for kind, body in one.items() if kind != "update_id") for one in found]


async def test_the_start_with_a_code(bot: Caller, masha: MaxPhone) -> None:
    await masha.start("inv_42")
    (first, member), (second, message) = await heard(bot)
    assert (first, member["new_chat_member"]["status"]) == ("my_chat_member", "member")
    assert (second, message["text"]) == ("message", "/start inv_42")
    assert message["chat"] == {
        "id": masha.id, "type": "private", "first_name": "Мария", "last_name": "Орлова", "username": "masha",
    }  # fmt: skip
    assert message["from"]["language_code"] == "ru"


async def test_the_bot_is_stopped_and_the_dialog_removed(bot: Caller, masha: MaxPhone) -> None:
    await masha.block()
    await masha.dialog("removed")
    await masha.dialog("muted")
    told = await heard(bot)
    assert [(kind, body["new_chat_member"]["status"]) for kind, body in told] == [("my_chat_member", "kicked")] * 2


async def test_words_an_answer_and_what_was_said_otherwise(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Раз")
    said = await masha.send("Смотри: https://max.ru/opora_bot?start=a_1", reply_to=masha.last)
    await masha.edit(said, "Иначе")
    (_, message), (kind, edited) = await heard(bot)
    assert message["text"] == "Смотри: https://t.me/opora_bot?start=a_1"
    assert message["reply_to_message"]["message_id"] == sent["message_id"]
    assert (kind, edited["text"], edited["message_id"]) == ("edited_message", "Иначе", message["message_id"])
    assert edited["edit_date"]


async def test_what_is_passed_on_a_contact_and_a_place(bot: Caller, masha: MaxPhone) -> None:
    await masha.forward("Чужие слова")
    await masha.send_contact("+79001234567", "Пётр")
    await masha.send_location()
    forwarded, contact, place = [body for _, body in await heard(bot)]
    assert forwarded["text"] == "Чужие слова"
    assert forwarded["forward_origin"]
    assert contact["contact"] == {"phone_number": "+79001234567", "first_name": "Пётр"}
    assert place["location"]["latitude"]


async def test_a_group_is_left(bot: Caller, masha: MaxPhone) -> None:
    group = await masha.add_to_group("Кураторы")
    (kind, body), *_ = await heard(bot)
    assert (kind, body["chat"]["id"], body["chat"]["type"]) == ("my_chat_member", group, "group")
    await bot.ok("leaveChat", chat_id=group)
    assert bot.sim.world.groups == {}


async def test_an_update_waits_until_it_is_confirmed(bot: Caller, masha: MaxPhone) -> None:
    for text in "абв":
        await masha.send(text)
    first = await bot.updates()
    assert [one["message"]["text"] for one in first] == ["а", "б", "в"]
    assert await bot.updates() == first
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 3
    assert await bot.updates(first[1]["update_id"]) == first[1:]
    assert await bot.updates(-1) == first[2:]
    rows = await bot.gateway.store.soon(lambda db: db.execute("SELECT count(body), count(*) FROM updates").fetchone())
    assert rows == (1, 3), "nothing of what was said is kept when it is confirmed"


async def test_only_what_the_bot_asks_for(bot: Caller, masha: MaxPhone) -> None:
    await masha.start()
    await bot.sim.settled()
    found = await bot.call("getUpdates", timeout=0, allowed_updates=["message"])
    assert [list(one)[1] for one in found["result"]] == ["message"]


async def test_an_update_comes_to_whoever_waits(bot: Caller, masha: MaxPhone) -> None:
    waiting = asyncio.create_task(bot.call("getUpdates", timeout=20))
    while not bot.gateway.poller.waits:  # noqa: ASYNC110 – a poll announces itself to nobody
        await asyncio.sleep(0.001)
    await masha.send("Есть кто?")
    assert (await waiting)["result"][0]["message"]["text"] == "Есть кто?"


async def test_the_dialog_is_as_max_tells_it_whatever_the_rule_says(bot: Caller, masha: MaxPhone) -> None:
    bot.sim.world.aliases[31] = masha.id
    assert dialog_guess(masha.id, bot.running.me.id) != 31
    await masha.send("Раз")
    message = await bot.update("message")
    assert message["chat"]["id"] == masha.id
    await bot.ok("sendChatAction", chat_id=masha.id, action="typing")
    await bot.ok("sendChatAction", chat_id=masha.id, action="choose_sticker")
    await bot.gateway.settle()
    assert [one.text for one in masha.events() if one.kind == "action"] == ["typing_on"]
