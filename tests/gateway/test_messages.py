"""What the bot says through the gateway, and what a person of MAX sees."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gateway.max.service import Config
from simulator.max.driver import MaxPhone
from tests.gateway.conftest import Caller, buttons

NOT_MODIFIED = "Bad Request: message is not modified"


async def test_a_message_comes_with_its_marks_and_buttons(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok(
        "sendMessage",
        chat_id=masha.id,
        text="<b>Срок</b> &lt;завтра&gt; <tg-spoiler>тайна</tg-spoiler>",
        parse_mode="HTML",
        reply_markup=buttons(["Да", "Нет"]),
    )
    assert masha.last.html == "<b>Срок</b> &lt;завтра&gt; тайна"
    assert masha.buttons == ["Да", "Нет"]
    assert sent["chat"]["id"] == masha.id
    assert sent["text"] == "Срок <завтра> тайна"
    assert sent["from"]["id"] == bot.running.me.id


async def test_what_looks_like_a_tag_in_a_plain_text_stays(bot: Caller, masha: MaxPhone) -> None:
    await bot.ok("sendMessage", chat_id=masha.id, text="а < б & <b>в</b>")
    assert masha.last.html == "а &lt; б &amp; &lt;b&gt;в&lt;/b&gt;"


async def test_html_that_cannot_be_read_is_refused_as_telegram_refuses_it(bot: Caller, masha: MaxPhone) -> None:
    said = await bot.refusal("sendMessage", chat_id=masha.id, text="<b>Срок", parse_mode="HTML")
    assert said.startswith("Bad Request: can't parse entities")
    assert masha.received == []


async def test_a_text_too_long_for_max_is_several_and_the_last_has_the_buttons(bot: Caller, masha: MaxPhone) -> None:
    text = "\n".join(f"<b>{number}</b>. Строка" for number in range(290))
    sent = await bot.ok("sendMessage", chat_id=masha.id, text=text, parse_mode="HTML", reply_markup=buttons(["Дальше"]))
    shown = masha.received
    assert len(shown) == 2
    assert "\n".join(one.text for one in shown) == "\n".join(f"{number}. Строка" for number in range(290))
    assert [one.buttons for one in shown] == [[], ["Дальше"]]
    assert sum(one.html.count("<b>") for one in shown) == 290

    await bot.ok("editMessageText", chat_id=masha.id, message_id=sent["message_id"], text="Коротко")
    assert [one.text for one in masha.received] == ["Коротко"]


async def test_an_edit_that_needs_more_messages_is_sent_anew_by_the_bot(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Коротко")
    said = await bot.refusal("editMessageText", chat_id=masha.id, message_id=sent["message_id"], text="я" * 4050)
    assert said == "Bad Request: message can't be edited"


async def test_an_edit_and_one_that_changes_nothing(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Раз", reply_markup=buttons(["Да"]))
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    edited = await bot.ok("editMessageText", **where, text="Два", reply_markup=buttons(["Нет"]))
    assert (masha.last.text, masha.buttons) == ("Два", ["Нет"])
    assert edited["message_id"] == sent["message_id"]
    calls = len(bot.sim.world.calls)
    assert (await bot.refusal("editMessageText", **where, text="Два", reply_markup=buttons(["Нет"]))).startswith(
        NOT_MODIFIED
    )
    assert len(bot.sim.world.calls) == calls, "MAX was asked nothing"


async def test_buttons_alone_change_and_go(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok(
        "sendMessage", chat_id=masha.id, text="<i>Раз</i>", parse_mode="HTML", reply_markup=buttons(["Да"])
    )
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    told = await bot.ok("editMessageReplyMarkup", **where)
    assert (masha.last.html, masha.buttons) == ("<i>Раз</i>", [])
    assert told["text"] == "Раз"
    assert (await bot.refusal("editMessageReplyMarkup", **where)).startswith(NOT_MODIFIED)


async def test_an_own_message_is_deleted_and_a_persons_is_not(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Раз")
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    await bot.ok("deleteMessage", **where)
    assert masha.received == []
    assert await bot.refusal("deleteMessage", **where) == "Bad Request: message to delete not found"
    assert await bot.refusal("editMessageText", **where, text="Два") == "Bad Request: message to edit not found"

    await masha.send("Моё")
    said = (await bot.update("message"))["message_id"]
    assert (
        await bot.refusal("deleteMessage", chat_id=masha.id, message_id=said)
        == "Bad Request: message can't be deleted for everyone"
    )
    assert await bot.ok("deleteMessages", chat_id=masha.id, message_ids=[said])


async def test_a_message_that_is_remembered_no_more_is_asked_of_max(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Раз", reply_markup=buttons(["Да"]))
    await bot.gateway.store.soon(lambda db: db.execute("DELETE FROM messages"))
    await bot.ok("editMessageReplyMarkup", chat_id=masha.id, message_id=sent["message_id"])
    assert (masha.last.text, masha.buttons) == ("Раз", [])


async def test_links_to_the_bot_are_those_that_max_opens(bot: Caller, masha: MaxPhone) -> None:
    link = "https://t.me/opora_bot?start=abc_1"
    markup = {"inline_keyboard": [[{"text": "Войти", "url": link}]]}
    text = f'{link} и <a href="{link}">тут</a>, но не https://t.me/other?start=1'
    await bot.ok("sendMessage", chat_id=masha.id, text=text, parse_mode="HTML", reply_markup=markup)
    assert masha.last.text == "https://max.ru/opora_bot?start=abc_1 и тут, но не https://t.me/other?start=1"
    assert 'href="https://max.ru/opora_bot?start=abc_1"' in masha.last.html
    assert masha.last.rows[0][0].url == "https://max.ru/opora_bot?start=abc_1"


@pytest.mark.parametrize(
    ("blocked", "said"), [(True, "Forbidden: bot was blocked by the user"), (False, "Bad Request: chat not found")]
)
async def test_who_cannot_be_reached(bot: Caller, masha: MaxPhone, blocked: bool, said: str) -> None:
    masha.chat.blocked, masha.chat.started = blocked, blocked
    assert await bot.refusal("sendMessage", chat_id=masha.id, text="Раз") == said


async def test_a_wrong_token_and_an_unknown_method(bot: Caller) -> None:
    assert await bot.refusal("getNothing") == "Not Found: method not found"
    bot.token = "1:wrong"
    assert await bot.refusal("getMe") == "Unauthorized"


async def test_who_the_bot_is_and_the_one_menu_of_all(bot: Caller, masha: MaxPhone) -> None:
    me = await bot.ok("getMe")
    assert (me["username"], me["is_bot"]) == ("opora_bot", True)
    await bot.ok("setMyCommands", commands=[{"command": "start", "description": "Начать"}])
    scope = {"type": "chat", "chat_id": masha.id}
    await bot.ok("setMyCommands", commands=[{"command": "summary", "description": "Сводка"}], scope=scope)
    await bot.ok("deleteMyCommands", scope=scope)
    assert masha.commands == [("start", "Начать"), ("summary", "Сводка")]


async def test_of_whoever_has_left_the_bot_nothing_stays(bot: Caller, masha: MaxPhone, config: Config) -> None:
    await masha.send("Я Мария Орлова", wait=False)
    await bot.updates()
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Имя: Мария Орлова.")
    await bot.updates(offset=2**62)
    assert holds(config.file, "Имя: Мария"), "an edit needs it"
    await bot.ok("deleteMyCommands", scope={"type": "chat", "chat_id": masha.id})
    assert not holds(config.file, "Мария")
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    await bot.ok("editMessageText", **where, text="Вас больше нет в базе")
    assert masha.last.text == "Вас больше нет в базе", "by the rule it is still found"


def holds(file: Path, what: str) -> bool:
    """Whether a value of any table has it."""
    with closing(sqlite3.connect(file)) as db:
        return what in "\n".join(db.iterdump())
