"""What goes wrong on demand, and the limiter."""

import time

import pytest
from aiohttp import ClientError

from gateway.botapi.errors import TelegramError
from simulator.faults import Pace
from simulator.phone import Phone
from tests.simulator.conftest import Client


async def send(bot: Client, masha: Phone) -> tuple[int, dict[str, object]]:
    return await bot.raw("sendMessage", chat_id=masha.id, text="a")


async def test_too_many_requests_so_many_times(bot: Client, masha: Phone) -> None:
    bot.sim.world.faults.too_many(3, times=2)
    for _ in range(2):
        async with bot.session.post(bot.url("sendMessage"), data={"chat_id": masha.id, "text": "a"}) as answer:
            assert answer.headers["Retry-After"] == "3"
            assert await answer.json() == {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 3",
                "parameters": {"retry_after": 3},
            }
    assert (await send(bot, masha))[0] == 200
    assert [call.status for call in bot.sim.world.calls] == [429, 429, 200]
    assert len(bot.sim.world.accepted("sendMessage", masha.id)) == 1


async def test_a_rule_for_one_method_and_one_chat(bot: Client, masha: Phone) -> None:
    pavel = bot.sim.phone("Павел")
    pavel.chat.started = True
    bot.sim.world.faults.refuse(400, "Bad Request: MESSAGE_ID_INVALID", method="sendMessage", chat_id=pavel.id)
    bot.sim.world.faults.server_error(method="getUpdates")
    assert (await send(bot, masha))[0] == 200
    assert await bot.refusal("sendMessage", chat_id=pavel.id, text="a") == "400 Bad Request: MESSAGE_ID_INVALID"
    assert await bot.refusal("getUpdates") == "500 Internal Server Error: restart"
    assert await bot.ok("getUpdates") == []
    assert not bot.sim.world.faults


async def test_an_error_may_carry_parameters(bot: Client, masha: Phone) -> None:
    bot.sim.world.faults.refuse(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": -1001},
    )
    _, body = await send(bot, masha)
    assert body["parameters"] == {"migrate_to_chat_id": -1001}
    bot.sim.world.faults.server_error(times=9)
    bot.sim.world.faults.clear()
    assert (await send(bot, masha))[0] == 200


async def test_a_proxy_s_html(bot: Client, masha: Phone) -> None:
    bot.sim.world.faults.bad_gateway()
    async with bot.session.post(bot.url("sendMessage"), data={"chat_id": masha.id, "text": "a"}) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "Bad Gateway" in await answer.text()
    assert masha.messages == []


async def test_a_connection_dropped_before_and_after(bot: Client, masha: Phone) -> None:
    bot.sim.world.faults.drop(accepted=False)
    with pytest.raises(ClientError):
        await send(bot, masha)
    assert masha.messages == []
    bot.sim.world.faults.drop(accepted=True)
    with pytest.raises(ClientError):
        await send(bot, masha)
    assert len(masha.received) == len(bot.sim.world.accepted("sendMessage")) == 1


async def test_an_answer_cut_short(bot: Client, masha: Phone) -> None:
    bot.sim.world.faults.cut()
    with pytest.raises(UnicodeDecodeError, match="unexpected end of data"):  # inside a letter
        await send(bot, masha)
    assert len(masha.received) == 1


async def test_a_delay_and_then_a_fault(bot: Client, masha: Phone) -> None:
    bot.sim.world.faults.delay(0.1)
    bot.sim.world.faults.too_many()
    began = time.monotonic()
    assert (await send(bot, masha))[0] == 429
    assert time.monotonic() - began >= 0.09


async def test_telegram_s_own_pace(bot: Client, masha: Phone) -> None:
    bot.sim.world.pace = Pace(burst=3)
    statuses = [(await send(bot, masha))[0] for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert (await bot.raw("sendChatAction", chat_id=masha.id, action="typing"))[0] == 200


def test_pace_of_a_chat_and_of_all() -> None:
    now = 0.0
    pace = Pace(overall=4, per_chat=1, burst=2, clock=lambda: now)
    for chat in (1, 1, 2, 2):
        pace.check("sendmessage", chat)
    with pytest.raises(TelegramError, match="retry after 1"):
        pace.check("sendmessage", 3)
    now = 1.0
    pace.check("sendmessage", 1)
    with pytest.raises(TelegramError):
        pace.check("sendmessage", 1)
    pace.check("sendmessage", 3)
