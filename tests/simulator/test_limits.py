"""Every limit this Telegram holds, refused in Telegram's words, over HTTP."""

from typing import Any

import pytest

from gateway.botapi.limits import CALLBACK_SECONDS, DELETE_SECONDS, PHOTO_BYTES, UPLOAD_BYTES
from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.phone import Phone
from tests.simulator.conftest import Client

BAD = "400 Bad Request: "


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "я" * 16_385}, "text is too long"),
        (
            {"text": "<q>", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "q" at byte offset 0',
        ),
        ({"text": "*a*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": 1}, "chat not found"),
        ({"text": "a", "chat_id": "@nobody"}, 'can\'t parse "chat_id": expected an integer'),
        ({"text": "a", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "a", "reply_markup": "[]"}, "object expected as reply markup"),
    ],
)
async def test_texts_refused(bot: Client, masha: Phone, params: dict[str, Any], refusal: str) -> None:
    assert await bot.refusal("sendMessage", **{"chat_id": masha.id} | params) == BAD + refusal
    assert masha.messages == []


async def test_texts_at_the_edge_are_accepted(bot: Client, masha: Phone) -> None:
    await bot.ok("sendMessage", chat_id=masha.id, text="<b>" + "я" * 4096 + "</b>", parse_mode="HTML")
    await bot.ok("sendMessage", chat_id=masha.id, text="&amp;" * 4096, parse_mode="HTML")
    assert masha.last.text == "&" * 4096


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (keyboard({"text": "a", "callback_data": "я" * 33}), "BUTTON_DATA_INVALID"),
        (
            keyboard({"text": "a", "callback_data": ""}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard({"text": "a"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (keyboard({"callback_data": "a"}), "can't parse inline keyboard button: Can't find field \"text\""),
        (keyboard(*({"text": "a", "callback_data": "a"} for _ in range(101))), "reply markup is too long"),
        (
            keyboard({"text": "a", "url": "ftp://example.com"}),
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (
            keyboard({"text": "a", "url": "слово"}),
            "inline keyboard button URL 'слово' is invalid: Wrong HTTP URL",
        ),
        (
            keyboard({"text": "a", "web_app": {"url": "http://127.0.0.1"}}),
            "inline keyboard button Web App URL 'http://127.0.0.1' is invalid: Only HTTPS links are allowed",
        ),
    ],
)
async def test_keyboards_refused(bot: Client, masha: Phone, markup: dict[str, Any], refusal: str) -> None:
    assert await bot.refusal("sendMessage", chat_id=masha.id, text="a", reply_markup=markup) == BAD + refusal


async def test_keyboards_at_the_edge_are_accepted(bot: Client, masha: Phone) -> None:
    hundred = keyboard(*({"text": "a", "callback_data": "я" * 32} for _ in range(100)))
    await bot.ok("sendMessage", chat_id=masha.id, text="a", reply_markup=hundred)
    assert len(masha.buttons) == 100


async def test_edits_and_deletions(sim: Simulator, bot: Client, masha: Phone) -> None:
    own = await masha.send("моё", wait=False)
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="a", reply_markup=keyboard({"text": "x", "url": "a.b"}))
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    same = {"text": "<b></b>a", "parse_mode": "HTML", "reply_markup": keyboard({"text": "x", "url": "a.b"})}
    assert "message is not modified: specified new" in await bot.refusal("editMessageText", **where, **same)
    assert await bot.refusal("editMessageCaption", **where) == BAD + "there is no caption in the message to edit"
    await bot.ok("editMessageReplyMarkup", **where)
    assert masha.buttons == []
    assert "not modified" in await bot.refusal("editMessageReplyMarkup", **where)
    nowhere = {"chat_id": masha.id, "message_id": 999}
    assert await bot.refusal("editMessageText", **nowhere, text="b") == BAD + "message to edit not found"
    assert await bot.refusal("deleteMessage", **nowhere) == BAD + "message to delete not found"
    his = {"chat_id": masha.id, "message_id": own.message_id}
    assert await bot.refusal("editMessageText", **his, text="b") == BAD + "message can't be edited"
    sim.shift(DELETE_SECONDS + 5)
    assert await bot.refusal("deleteMessage", **where) == BAD + "message can't be deleted for everyone"
    await bot.ok("editMessageText", **where, text="b")
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="c")
    await bot.ok("deleteMessage", chat_id=masha.id, message_id=sent["message_id"])
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    assert await bot.refusal("deleteMessage", **where) == BAD + "message to delete not found"
    assert await bot.refusal("editMessageText", **where, text="d") == BAD + "message to edit not found"


async def test_presses_are_answered_once_and_in_time(sim: Simulator, bot: Client, masha: Phone) -> None:
    await bot.ok("sendMessage", chat_id=masha.id, text="a", reply_markup=keyboard({"text": "x", "callback_data": "1"}))
    await masha.press("x", wait=False)
    await masha.press("x", wait=False)
    first, second = [update["callback_query"]["id"] for update in await bot.ok("getUpdates")]
    too_old = BAD + "query is too old and response timeout expired or query ID is invalid"
    long = await bot.refusal("answerCallbackQuery", callback_query_id=first, text="я" * 201)
    assert long == BAD + "MESSAGE_TOO_LONG"
    await bot.ok("answerCallbackQuery", callback_query_id=first, text="я" * 200)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=first) == too_old
    assert await bot.refusal("answerCallbackQuery", callback_query_id="7") == too_old
    sim.shift(CALLBACK_SECONDS + 1)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=second) == too_old


async def test_who_cannot_be_written_to(sim: Simulator, bot: Client, masha: Phone) -> None:
    stranger = sim.phone("Незнакомец")
    refusal = await bot.refusal("sendMessage", chat_id=stranger.id, text="a")
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"
    masha.chat.blocked = True
    refusal = await bot.refusal("sendMessage", chat_id=masha.id, text="a")
    assert refusal == "403 Forbidden: bot was blocked by the user"
    with pytest.raises(PhoneError, match="has blocked"):
        await masha.send("a")
    masha.chat.deactivated = True
    assert await bot.refusal("sendMessage", chat_id=masha.id, text="a") == "403 Forbidden: user is deactivated"
    assert "can't be changed in private" in await bot.refusal("leaveChat", chat_id=masha.id)


async def test_files(bot: Client, masha: Phone) -> None:
    to = str(masha.id)
    _, body = await bot.upload("sendDocument", {"document": b"x"}, chat_id=to, caption="я" * 1025)
    assert body["description"] == "Bad Request: message caption is too long"
    _, body = await bot.upload("sendDocument", {"f": b"x"}, chat_id=to, document="attach://f", caption="я" * 1024)
    assert body["result"]["document"]["file_name"] == "f.bin"
    file_id = body["result"]["document"]["file_id"]
    await bot.ok("sendDocument", chat_id=to, document=file_id)
    for document, refusal in (
        ("", "there is no document in the request"),
        ("attach://g", "file attached is not found in the request"),
        ("BQAC", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/a.pdf", "failed to get HTTP URL content"),
    ):
        assert await bot.refusal("sendDocument", chat_id=to, document=document) == BAD + refusal
    _, body = await bot.upload("sendPhoto", {"photo": bytes(PHOTO_BYTES + 1)}, chat_id=to)
    assert "file of size 10485761 bytes is too big for a photo" in body["description"]
    status, body = await bot.upload("sendDocument", {"document": bytes(UPLOAD_BYTES + 1)}, chat_id=to)
    assert (status, body["description"]) == (413, "Request Entity Too Large")
    refusal = BAD + "wrong file_id or the file is temporarily unavailable"
    assert await bot.refusal("getFile", file_id="BQAC") == refusal
    path = (await bot.ok("getFile", file_id=file_id))["file_path"]
    for token, status in ((bot.sim.token, 200), ("42:WRONG", 401)):
        async with bot.session.get(f"{bot.sim.url}/file/bot{token}/{path}") as answer:
            assert answer.status == status
    async with bot.session.get(f"{bot.sim.url}/file/bot{bot.sim.token}/no/such") as answer:
        assert answer.status == 404


async def test_a_download_of_more_than_20_mb(bot: Client, masha: Phone) -> None:
    bot.sim.world.updates.allow(["edited_message"])
    message = await masha.send_document("видео.bin", bytes(20 * 2**20 + 1))
    assert message.file
    assert await bot.refusal("getFile", file_id=message.file.file_id) == BAD + "file is too big"


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (("Log", "a"), "BOT_COMMAND_INVALID"),
        (("отчёт", "a"), "BOT_COMMAND_INVALID"),
        (("a" * 33, "a"), "BOT_COMMAND_INVALID"),
        (("a", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (("a", "я" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_commands_refused(bot: Client, command: tuple[str, str], refusal: str) -> None:
    given = [{"command": command[0], "description": command[1]}]
    assert await bot.refusal("setMyCommands", commands=given) == BAD + refusal


async def test_more_refusals(bot: Client, masha: Phone) -> None:
    many = [{"command": f"c{n}", "description": "a"} for n in range(101)]
    assert await bot.refusal("setMyCommands", commands=many) == BAD + "BOT_COMMANDS_TOO_MUCH"
    scope = {"type": "chat", "chat_id": 1}
    assert await bot.refusal("setMyCommands", commands=many[:1], scope=scope) == BAD + "chat not found"
    assert "wrong parameter action" in await bot.refusal("sendChatAction", chat_id=masha.id, action="sleeping")
    assert "2-10 items" in await bot.refusal("sendMediaGroup", chat_id=masha.id, media=[])
    assert await bot.refusal("setMyDescription", description="я" * 513) == BAD + "BOT_DESCRIPTION_INVALID"
    assert await bot.refusal("flyToTheMoon") == "404 Not Found: method not found"
    async with bot.session.get(f"{bot.sim.url}/bot42:WRONG/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")


async def test_json_get_and_any_case_of_a_method(bot: Client, masha: Phone) -> None:
    async with bot.session.post(bot.url("SENDMESSAGE"), json={"chat_id": masha.id, "text": "a"}) as answer:
        assert answer.status == 200
    async with bot.session.get(bot.url("sendMessage"), params={"chat_id": masha.id, "text": "b"}) as answer:
        assert answer.status == 200
    async with bot.session.post(
        bot.url("sendMessage"), data=b"{", headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400
    assert [message.text for message in masha.received] == ["a", "b"]
