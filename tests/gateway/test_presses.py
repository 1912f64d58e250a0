"""Buttons pressed in MAX, and what the bot answers."""

from simulator.max.driver import MaxPhone
from tests.gateway.conftest import Caller, buttons


async def pressed(bot: Caller, masha: MaxPhone) -> tuple[str, int]:
    """A press that waits: its id and its message's."""
    sent = await bot.ok("sendMessage", chat_id=masha.id, text="Раз", reply_markup=buttons(["Да"]))
    await masha.press("Да", wait=False)
    query = await bot.update("callback_query")
    assert (query["data"], query["message"]["message_id"]) == ("Да", sent["message_id"])
    assert query["message"]["chat"]["id"] == query["from"]["id"] == masha.id
    assert query["message"]["reply_markup"] == buttons(["Да"])
    return query["id"], sent["message_id"]


def operations(bot: Caller) -> list[str]:
    return [call.method for call in bot.sim.world.calls if call.method not in ("getMyInfo", "getSubscriptions")]


async def test_an_edit_answers_the_press_at_once(bot: Caller, masha: MaxPhone) -> None:
    query, message = await pressed(bot, masha)
    await bot.ok("editMessageText", chat_id=masha.id, message_id=message, text="Два")
    await bot.ok("answerCallbackQuery", callback_query_id=query)
    assert masha.last.text == "Два"
    assert operations(bot) == ["sendMessage", "answerOnCallback"]
    assert not bot.sim.world.callbacks


async def test_a_second_edit_is_an_edit(bot: Caller, masha: MaxPhone) -> None:
    _, message = await pressed(bot, masha)
    for text in ("Два", "Три"):
        await bot.ok("editMessageText", chat_id=masha.id, message_id=message, text=text)
    assert operations(bot) == ["sendMessage", "answerOnCallback", "editMessage"]
    assert masha.last.text == "Три"


async def test_a_press_that_max_has_forgotten_stops_no_edit(bot: Caller, masha: MaxPhone) -> None:
    _, message = await pressed(bot, masha)
    bot.sim.world.callbacks.clear()
    await bot.ok("editMessageText", chat_id=masha.id, message_id=message, text="Два")
    assert masha.last.text == "Два"


async def test_what_is_said_of_a_press_goes_with_the_next_word(bot: Caller, masha: MaxPhone) -> None:
    query, _ = await pressed(bot, masha)
    await bot.ok("answerCallbackQuery", callback_query_id=query, text="Это уже решено", show_alert=True)
    assert masha.last.text == masha.notices[-1].text == "Это уже решено"
    await masha.send("дальше")
    await bot.update("message")
    await bot.gateway.settle()
    assert [one.text for one in masha.received] == ["Раз"]


async def test_a_press_is_answered_once(bot: Caller, masha: MaxPhone) -> None:
    query, _ = await pressed(bot, masha)
    await bot.ok("answerCallbackQuery", callback_query_id=query)
    assert (await bot.refusal("answerCallbackQuery", callback_query_id=query)).startswith(
        "Bad Request: query is too old"
    )
    assert operations(bot) == ["sendMessage"], "an answer without words goes nowhere"
