"""How updates reach a bot: long polling with its offsets and conflicts, and the webhook."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web

from simulator import actions
from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.phone import Phone
from tests.simulator.conftest import Client


async def polling(sim: Simulator) -> None:
    """Returns when somebody waits at getUpdates."""
    while not sim.world.updates.poller.waits:  # noqa: ASYNC110 – a poll announces itself to nobody
        await asyncio.sleep(0.001)


async def test_an_update_stays_until_a_greater_offset(bot: Client, masha: Phone) -> None:
    said = [actions.say(bot.sim.world, masha.chat, text)[1] for text in "abc"]
    first = await bot.ok("getUpdates")
    assert [update["message"]["text"] for update in first] == ["a", "b", "c"]
    assert await bot.ok("getUpdates", limit=2) == first[:2]
    assert await bot.ok("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert [update.handled.is_set() for update in said] == [True, False, False]
    assert await bot.ok("getUpdates", offset=-1) == first[2:]
    assert await bot.ok("getUpdates", offset=first[2]["update_id"] + 1) == []
    assert said[2].handled.is_set()


async def test_a_poll_waits_and_wakes(bot: Client, masha: Phone) -> None:
    began = time.monotonic()
    assert await bot.ok("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - began < 2
    waiting = asyncio.create_task(bot.ok("getUpdates", timeout=50))
    await polling(bot.sim)
    await masha.send("a", wait=False)
    assert len(await waiting) == 1


async def test_the_older_poller_is_told_of_the_conflict(bot: Client, masha: Phone) -> None:
    older = asyncio.create_task(bot.refusal("getUpdates", timeout=50))
    await polling(bot.sim)
    newer = asyncio.create_task(bot.ok("getUpdates", timeout=50))
    assert await older == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await masha.send("a", wait=False)
    assert len(await newer) == 1


async def test_an_update_outlives_a_bot_that_died_at_the_poll(bot: Client, masha: Phone) -> None:
    dying = asyncio.create_task(bot.ok("getUpdates", timeout=50))
    await polling(bot.sim)
    dying.cancel()
    await asyncio.wait({dying})
    await masha.send("a", wait=False)
    await asyncio.sleep(0.01)
    assert len(await bot.ok("getUpdates", timeout=5)) == 1


async def test_only_the_kinds_asked_for(bot: Client, masha: Phone) -> None:
    await bot.ok("getUpdates", allowed_updates=["callback_query"])
    await masha.send("dropped, and not waited for")
    assert await bot.ok("getUpdates") == []
    await bot.ok("getUpdates", allowed_updates=[])
    await masha.send("a", wait=False)
    assert len(await bot.ok("getUpdates")) == 1


async def test_updates_live_a_day(bot: Client, masha: Phone) -> None:
    await masha.send("a", wait=False)
    bot.sim.shift(24 * 3600 + 1)
    await masha.send("b", wait=False)
    assert [update["message"]["text"] for update in await bot.ok("getUpdates")] == ["b"]


async def test_blocking_tells_the_bot(bot: Client, masha: Phone) -> None:
    actions.block(bot.sim.world, masha.chat)
    actions.start(bot.sim.world, masha.chat, "code")
    kicked, member, start = await bot.ok("getUpdates")
    assert kicked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert member["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start code"
    assert start["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_a_press_on_a_deleted_message_comes_inaccessible(bot: Client, masha: Phone) -> None:
    keys = {"inline_keyboard": [[{"text": "x", "callback_data": "1"}]]}
    await bot.ok("sendMessage", chat_id=masha.id, text="a", reply_markup=keys)
    old = masha.last
    await bot.ok("deleteMessage", chat_id=masha.id, message_id=old.message_id)
    await masha.press("x", message=old, wait=False)
    query = (await bot.ok("getUpdates"))[0]["callback_query"]
    assert (query["data"], query["message"]["date"]) == ("1", 0)


async def test_silence_is_explained(sim: Simulator, masha: Phone) -> None:
    sim.timeout = 0.05
    with pytest.raises(PhoneError, match=r"never polled(.|\n)*Мария Орлова ▸ ау"):
        await masha.send("ау")
    with pytest.raises(PhoneError, match="has not heard «да»"):
        await masha.hears("да")


Hook = Callable[[web.Request], Awaitable[web.Response]]


class Receiver:
    """A bot's webhook that answers what it is told to."""

    def __init__(self) -> None:
        self.answers: list[web.Response] = []
        self.got: list[str] = []
        self.secrets: list[str | None] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.got.append(body["message"]["text"])
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def hook(bot: Client) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    bot.sim.world.webhook_retry = 0.01
    await bot.ok("setWebhook", url=receiver.url, secret_token="s_1", drop_pending_updates=True)
    yield receiver
    await runner.cleanup()


async def test_webhook_delivers_in_order_and_retries(bot: Client, hook: Receiver, masha: Phone) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=404), web.Response(status=204)]
    await masha.send("a", wait=False)
    await masha.send("b", wait=False)
    await bot.sim.settled()
    assert hook.got == ["a", "a", "a", "b"]
    assert set(hook.secrets) == {"s_1"}
    info = await bot.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_webhook_answer_may_carry_a_call(hook: Receiver, masha: Phone) -> None:
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": masha.id, "text": "в ответе"})]
    await masha.send("a")
    assert masha.last.text == "в ответе"


async def test_polling_and_webhook_exclude_each_other(bot: Client, hook: Receiver, masha: Phone) -> None:
    refusal = await bot.refusal("getUpdates")
    assert refusal.startswith("409 Conflict: can't use getUpdates method while webhook is active")
    await bot.ok("deleteWebhook")
    older = asyncio.create_task(bot.refusal("getUpdates", timeout=50))
    await polling(bot.sim)
    await bot.ok("setWebhook", url=hook.url)
    assert await older == "409 Conflict: terminated by setWebhook request"
    await masha.send("a")
    assert hook.secrets == [None]


async def test_webhooks_refused(bot: Client) -> None:
    for url, secret, refusal in (
        ("https://example.org/hook", "", "delivers to 127.0.0.1 only"),
        ("http://127.0.0.1/hook", "a b", "secret token contains unallowed characters"),
        ("http://127.0.0.1/hook", "a" * 257, "secret token is too long"),
    ):
        assert refusal in await bot.refusal("setWebhook", url=url, secret_token=secret)


async def test_a_dead_webhook_is_explained(bot: Client, masha: Phone) -> None:
    bot.sim.timeout = 0.2
    bot.sim.world.webhook_retry = 0.01
    await bot.ok("setWebhook", url="http://127.0.0.1:1/hook")
    with pytest.raises(PhoneError, match="Cannot connect"):
        await masha.send("a")
    await bot.ok("deleteWebhook", drop_pending_updates=True)
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 0
