"""MAX's pace, and faults on demand."""

import asyncio

import pytest
from aiohttp import ClientPayloadError, ServerDisconnectedError

from simulator.max.driver import MaxPhone
from simulator.max.errors import MaxError
from simulator.max.pace import PACED, MaxPace
from tests.max_server.conftest import Bot


class Watch:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("operation", sorted(PACED))
def test_two_a_second_of_each_kind_in_one_dialog(operation: str) -> None:
    watch = Watch()
    pace = MaxPace(clock=watch)
    pace.check(operation, 1)
    pace.check(operation, 1)
    with pytest.raises(MaxError) as refused:
        pace.check(operation, 1)
    assert (refused.value.status, refused.value.code) == (429, "too.many.requests")
    pace.check(operation, 2)  # somebody else's dialog
    for other in PACED - {operation}:
        pace.check(other, 1)
    watch.now = 0.5
    pace.check(operation, 1)
    with pytest.raises(MaxError):
        pace.check(operation, 1)


def test_thirty_a_second_of_one_bot() -> None:
    watch = Watch()
    pace = MaxPace(clock=watch)
    for number in range(30):
        pace.check("sendMessage", number)
    with pytest.raises(MaxError):
        pace.check("getChat", None)
    watch.now = 1
    pace.check("getChat", None)


async def test_the_pace_is_held_over_http(bot: Bot, masha: MaxPhone) -> None:
    watch = Watch()
    bot.sim.world.limiter = MaxPace(clock=watch)
    statuses = [(await bot.call("POST", "/messages", {"text": "а"}, user_id=masha.id))[0] for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert len(masha.received) == 2
    assert not bot.sim.world.violations


async def test_faults_on_demand(bot: Bot, masha: MaxPhone) -> None:
    faults, body = bot.sim.world.faults, {"text": "а"}
    faults.too_many(7, method="sendMessage")
    async with bot.session.post(
        f"{bot.sim.url}/messages?user_id={masha.id}", json=body, headers={"Authorization": bot.sim.token}
    ) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
    faults.server_error(chat_id=masha.id)
    assert (await bot.refusal("POST", "/messages", body, user_id=masha.id)).startswith("500 ")
    faults.refuse(400, "attachment.not.ready: ")
    assert await bot.refusal("POST", "/messages", body, user_id=masha.id) == "400 attachment.not.ready"
    faults.refuse(200, "some.code: не вышло")
    told = await bot.ok("POST", "/messages", body, user_id=masha.id)
    assert told == {"success": False, "code": "some.code", "message": "не вышло"}
    faults.bad_gateway()
    async with bot.session.get(f"{bot.sim.url}/me", headers={"Authorization": bot.sim.token}) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
    assert not masha.received


async def test_a_line_that_breaks(bot: Bot, masha: MaxPhone) -> None:
    faults = bot.sim.world.faults
    faults.drop(accepted=False)
    with pytest.raises(ServerDisconnectedError):
        await bot.call("POST", "/messages", {"text": "до"}, user_id=masha.id)
    assert not masha.received
    faults.drop(accepted=True)
    with pytest.raises((ServerDisconnectedError, ClientPayloadError)):
        await bot.call("POST", "/messages", {"text": "после"}, user_id=masha.id)
    assert masha.last.text == "после"
    faults.cut()
    with pytest.raises(ValueError, match=r"decode|Unterminated|Expecting"):
        await bot.call("POST", "/messages", {"text": "половина"}, user_id=masha.id)


async def test_a_slow_answer(bot: Bot, masha: MaxPhone) -> None:
    bot.sim.world.faults.delay(3600, method="sendMessage")
    sending = asyncio.create_task(bot.send(masha))
    await bot.ok("GET", "/me")  # other calls go their way
    assert not masha.received
    sending.cancel()


async def test_faults_of_a_poll_an_upload_and_a_download(bot: Bot) -> None:
    faults = bot.sim.world.faults
    faults.refuse(503, "service.unavailable: ", method="getUpdates")
    assert await bot.refusal("GET", "/updates", timeout=0) == "503 service.unavailable"
    faults.refuse(503, "service.unavailable: ", method="upload")
    assert (await bot.upload("file", "a.txt", b"a"))[1] == 503
    faults.drop(accepted=False, method="getUpdates", times=2)  # the client asks again by itself, once
    with pytest.raises(ServerDisconnectedError):
        await bot.updates()
