"""Keyboards and presses of the local MAX."""

import pytest

from gateway.botapi.shapes import Json
from simulator.max.driver import MaxPhone
from tests.max_server.conftest import Bot, callback, keyboard, link


@pytest.mark.parametrize(
    ("rows", "accepted"),
    [
        ([[callback()] * 7] * 30, True),
        ([[callback()]] * 31, False),
        ([[callback()] * 8], False),
        ([[link()] * 3], True),
        ([[link()] * 4], False),
        ([[callback(), callback(), callback(), link()]], False),
        ([[callback(), callback(), {"type": "request_contact", "text": "Телефон"}]], True),
        ([[]], False),
        ([], False),
        ([[callback("я" * 128)]], True),
        ([[callback("я" * 129)]], False),
        ([[callback("")]], False),
        ([[callback("Да", "p" * 1024)]], True),
        ([[callback("Да", "p" * 1025)]], False),
        ([[link("Сюда", "https://e.ru/" + "p" * 2035)]], True),
        ([[link("Сюда", "https://e.ru/" + "p" * 2036)]], False),
        ([[link("Сюда", "tg://user?id=1")]], False),
        ([[{"type": "callback", "text": "Да"}]], False),
        ([[{"text": "Да", "payload": "yes"}]], False),
        ([[{"type": "clipboard", "text": "Копировать", "payload": "код"}]], True),
    ],
)
async def test_limits_of_a_keyboard(bot: Bot, masha: MaxPhone, rows: list[list[Json]], accepted: bool) -> None:
    body = {"text": "Выбор", "attachments": keyboard(*rows)}
    status, _ = await bot.call("POST", "/messages", body, user_id=masha.id)
    assert (status, len(bot.sim.world.violations)) == ((200, 0) if accepted else (400, 1))


async def press(bot: Bot, masha: MaxPhone, *buttons: Json) -> Json:
    """The update of the first button pressed."""
    await bot.send(masha, "Выбор", attachments=keyboard(list(buttons)))
    await masha.press(buttons[0]["text"], wait=False)
    return (await bot.updates())[-1]


async def test_a_press_tells_its_payload_and_its_message(bot: Bot, masha: MaxPhone) -> None:
    update = await press(bot, masha, callback("Да", "p" * 1024))
    assert update["update_type"] == "message_callback"
    assert update["callback"]["payload"] == "p" * 1024
    assert update["callback"]["user"]["user_id"] == masha.id
    assert update["message"]["sender"]["is_bot"] is True
    assert len(update["callback"]["callback_id"]) > 64


async def test_a_press_is_answered_by_a_line_or_by_another_message(bot: Bot, masha: MaxPhone) -> None:
    first = await press(bot, masha, callback())
    number = first["callback"]["callback_id"]
    assert await bot.ok("POST", "/answers", {"notification": "Готово"}, callback_id=number) == {"success": True}
    assert [notice.text for notice in masha.notices] == ["Готово"]
    changed: Json = {"message": {"text": "Сделано", "attachments": []}}
    await bot.ok("POST", "/answers", changed, callback_id=number)  # a second answer is no fault
    assert (masha.last.text, masha.buttons) == ("Сделано", [])


@pytest.mark.parametrize("body", [{}, {"notification": None, "message": None}, {"text": "Готово"}])
async def test_an_empty_answer_is_refused(bot: Bot, masha: MaxPhone, body: Json) -> None:
    number = (await press(bot, masha, callback()))["callback"]["callback_id"]
    assert (await bot.refusal("POST", "/answers", body, callback_id=number)).startswith("400 proto.payload")
    assert len(bot.sim.world.violations) == 1


async def test_an_unknown_press_is_not_answered(bot: Bot) -> None:
    assert (await bot.refusal("POST", "/answers", {"notification": "а"}, callback_id="x")).startswith("404")
    assert (await bot.refusal("POST", "/answers", {"notification": "а"}, callback_id=" ")).startswith("400")


async def test_a_press_under_a_message_that_is_gone_tells_no_message(bot: Bot, masha: MaxPhone) -> None:
    message = await bot.send(masha, attachments=keyboard([callback()]))
    seen = masha.last
    await bot.ok("DELETE", "/messages", message_id=message["body"]["mid"])
    await masha.press("Да", message=seen, wait=False)
    update = (await bot.updates())[-1]
    assert "message" not in update
    number = update["callback"]["callback_id"]
    gone = await bot.ok("POST", "/answers", {"message": {"text": "а"}}, callback_id=number)
    assert gone["success"] is False


async def test_buttons_that_speak_for_the_person(bot: Bot, masha: MaxPhone) -> None:
    said = await press(bot, masha, {"type": "message", "text": "Справка"})
    assert (said["update_type"], said["message"]["body"]["text"]) == ("message_created", "Справка")
    card = await press(bot, masha, {"type": "request_contact", "text": "Телефон"})
    (contact,) = card["message"]["body"]["attachments"]
    assert "TEL;TYPE=cell:+79001234567" in contact["payload"]["vcf_info"]
    place = await press(bot, masha, {"type": "request_geo_location", "text": "Где я"})
    assert place["message"]["body"]["attachments"][0]["type"] == "location"


async def test_the_keyboard_comes_back_as_it_was_given(bot: Bot, masha: MaxPhone) -> None:
    rows = [[callback(), {"type": "clipboard", "text": "Код", "payload": "123"}], [link()]]
    message = await bot.send(masha, attachments=keyboard(*rows))
    (told,) = message["body"]["attachments"]
    assert told["payload"]["buttons"] == [[{**callback(), "intent": "default"}, rows[0][1]], rows[1]]


async def test_the_menu_is_one_for_all_and_has_its_limits(bot: Bot, masha: MaxPhone) -> None:
    menu = [{"name": "help", "description": "Помощь"}, {"name": "x" * 64, "description": "ж" * 128}]
    assert await bot.ok("PATCH", "/me/commands", {"commands": menu}) == {"commands": menu}
    assert masha.commands == [("help", "Помощь"), ("x" * 64, "ж" * 128)]
    assert (await bot.ok("GET", "/me"))["commands"] == menu
    await bot.ok("PATCH", "/me/commands", {"commands": [{"name": "a"}] * 32})
    for wrong in (
        [{"name": "a"}] * 33,
        [{"name": "x" * 65}],
        [{"name": "a", "description": "ж" * 129}],
        [{"name": ""}],
    ):
        assert (await bot.refusal("PATCH", "/me/commands", {"commands": wrong})).startswith("400 proto.payload")
    assert len(bot.sim.world.violations) == 4
    await bot.ok("PATCH", "/me/commands", {"commands": []})
    assert masha.commands == []


async def test_what_the_bot_is_busy_with_is_seen(bot: Bot, masha: MaxPhone) -> None:
    dialog = bot.sim.world.dialog_of(masha.chat)
    await bot.ok("POST", f"/chats/{dialog}/actions", {"action": "typing_on"})
    assert masha.events()[-1].text == "typing_on"
    assert (await bot.refusal("POST", f"/chats/{dialog}/actions", {"action": "typing"})).startswith("400")
    assert (await bot.refusal("POST", "/chats/5/actions", {"action": "typing_on"})).startswith("404 chat.not.found")
