"""How updates reach a bot of MAX: long polling with its marker, and the webhook with its retries."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web

from gateway.botapi.shapes import Json
from simulator import actions
from simulator.max.driver import MaxPhone, MaxSimulator
from tests.max_server.conftest import Bot, callback, keyboard

SECRET = "sovsem-tajno_1"


async def polling(sim: MaxSimulator) -> None:
    """Returns when somebody waits for updates."""
    while not sim.world.updates.poller.waits:  # noqa: ASYNC110 – a poll announces itself to nobody
        await asyncio.sleep(0.001)


def say(phone: MaxPhone, *texts: str) -> list[asyncio.Event]:
    """Words said with nobody waiting; what is set when the bot has them."""
    return [actions.say(phone.sim.world, phone.chat, text)[1].handled for text in texts]


async def test_updates_before_the_marker_are_committed(bot: Bot, masha: MaxPhone) -> None:
    handled = say(masha, "a", "b", "c")
    page = await bot.ok("GET", "/updates", limit=2)
    assert [update["message"]["body"]["text"] for update in page["updates"]] == ["a", "b"]
    assert await bot.ok("GET", "/updates", limit=2) == page
    rest = await bot.ok("GET", "/updates", marker=page["marker"])
    assert [update["message"]["body"]["text"] for update in rest["updates"]] == ["c"]
    assert [one.is_set() for one in handled] == [True, True, False]
    empty = await bot.ok("GET", "/updates", marker=rest["marker"], timeout=0)
    assert empty == {"updates": [], "marker": rest["marker"]}
    assert handled[2].is_set()


async def test_a_thousand_come_at_once_and_a_hundred_when_nothing_is_asked(bot: Bot, masha: MaxPhone) -> None:
    say(masha, *("да" for _ in range(150)))
    assert len(await bot.updates()) == 100
    assert len(await bot.updates(limit=1000)) == 150
    for wrong in ({"limit": 0}, {"limit": 1001}, {"timeout": 91}, {"timeout": -1}, {"marker": "x"}):
        assert (await bot.refusal("GET", "/updates", **wrong)).startswith("400 proto.payload")


async def test_a_poll_waits_and_wakes(bot: Bot, masha: MaxPhone) -> None:
    waiting = asyncio.create_task(bot.ok("GET", "/updates", timeout=90))
    await polling(bot.sim)
    say(masha, "a")
    assert len((await waiting)["updates"]) == 1


async def test_only_the_kinds_asked_for_come(bot: Bot, masha: MaxPhone) -> None:
    assert await bot.updates(types="message_created,bot_started") == []
    await masha.dialog("cleared")  # which nobody waits for
    say(masha, "a")
    assert [one["update_type"] for one in await bot.updates(types="message_created")] == ["message_created"]


async def test_a_start_tells_its_payload_and_leaves_nothing_in_the_dialog(bot: Bot) -> None:
    phone = bot.sim.phone("Анна")
    opening = asyncio.create_task(phone.open("https://max.ru/opora_bot?start=inv_1"))
    await asyncio.sleep(0)
    (update,) = await bot.updates()
    assert (update["update_type"], update["payload"]) == ("bot_started", "inv_1")
    assert (update["user"]["user_id"], update["chat_id"]) == (phone.id, phone.id ^ bot.sim.world.bot.id)
    assert phone.messages == []
    await phone.start("д" * 128, wait=False)
    await phone.start("д" * 129, wait=False)
    assert [one.get("payload") for one in (await bot.updates())[1:]] == ["д" * 128, None]
    bot.sim.world.updates.drop_all()
    await opening


async def test_what_else_happens_in_a_dialog(bot: Bot, masha: MaxPhone) -> None:
    world = bot.sim.world
    said = actions.say(world, masha.chat, "Моё")[0]
    actions.edit(world, masha.chat, said, "Моё, иначе")
    tasks = [
        asyncio.create_task(doing)
        for doing in (
            masha.delete(said),
            masha.dialog("muted"),
            masha.dialog("unmuted"),
            masha.dialog("cleared"),
            masha.send_files(("a.png", b"\x89PNG"), ("b.png", b"\x89PNG"), caption="Два снимка"),
            masha.forward("Чужие слова", of="Иван Петров"),
            masha.add_to_group("Специалисты"),
            masha.dialog("removed"),
        )
    ]
    await asyncio.sleep(0)
    told = await bot.updates()
    assert [one["update_type"] for one in told] == [
        "message_created",
        "message_edited",
        "message_removed",
        "dialog_muted",
        "dialog_unmuted",
        "dialog_cleared",
        "message_created",
        "message_created",
        "bot_added",
        "dialog_removed",
    ]
    assert told[2]["message_id"] == told[0]["message"]["body"]["mid"]
    assert told[3]["muted_until"] > told[3]["timestamp"]
    assert [one["type"] for one in told[6]["message"]["body"]["attachments"]] == ["image", "image"]
    assert told[7]["message"]["link"]["message"]["text"] == "Чужие слова"
    assert told[7]["message"]["link"]["sender"]["first_name"] == "Иван"
    group = told[8]["chat_id"]
    assert (await bot.ok("GET", f"/chats/{group}"))["title"] == "Специалисты"
    assert len((await bot.ok("GET", "/chats"))["chats"]) == 1
    await bot.ok("DELETE", f"/chats/{group}/members/me")
    assert (await bot.refusal("GET", f"/chats/{group}")).startswith("404 chat.not.found")
    assert (await bot.refusal("GET", f"/chats/{told[9]['chat_id']}")).startswith("404 chat.not.found")
    world.updates.drop_all()
    await asyncio.gather(*tasks)


async def test_a_dialog_says_whether_the_bot_was_stopped(bot: Bot, masha: MaxPhone) -> None:
    number = bot.sim.world.dialog_of(masha.chat)
    dialog = await bot.ok("GET", f"/chats/{number}")
    assert (dialog["type"], dialog["status"]) == ("dialog", "active")
    assert dialog["dialog_with_user"]["user_id"] == masha.id
    actions.block(bot.sim.world, masha.chat)
    assert (await bot.ok("GET", f"/chats/{number}"))["status"] == "suspended"


# -- the webhook


class Hook:
    """A bot's server: remembers what came, and answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[str, Json]] = []
        self.statuses: list[int] = []
        self.came = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        self.got.append((request.headers.get("X-Max-Bot-Api-Secret", ""), await request.json()))
        self.came.set()
        return web.Response(status=status)

    @property
    def texts(self) -> list[str]:
        return [body["message"]["body"]["text"] for _, body in self.got]


Started = Callable[[], Awaitable[Hook]]


@pytest.fixture
async def hooks() -> AsyncIterator[Started]:
    runners: list[web.AppRunner] = []

    async def start() -> Hook:
        hook = Hook()
        app = web.Application()
        app.router.add_post("/hook", hook.take)
        runner = web.AppRunner(app)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        return hook

    yield start
    for runner in runners:
        await runner.cleanup()


async def test_updates_are_posted_with_the_secret_in_order(bot: Bot, masha: MaxPhone, hooks: Started) -> None:
    hook = await hooks()
    await bot.ok("POST", "/subscriptions", {"url": hook.url, "secret": SECRET, "update_types": ["message_created"]})
    (told,) = (await bot.ok("GET", "/subscriptions"))["subscriptions"]
    assert (told["url"], told["update_types"]) == (hook.url, ["message_created"])
    assert "secret" not in told
    assert (await bot.refusal("GET", "/updates")).startswith("405 method.not.allowed")
    await masha.send("a")
    await masha.send("b")
    await masha.dialog("cleared")  # nobody asked for it
    assert hook.texts == ["a", "b"]
    assert {secret for secret, _ in hook.got} == {SECRET}
    assert [body["message"]["body"]["text"] for body in bot.sim.world.delivered] == ["a", "b"]


async def test_anything_but_200_is_tried_again_and_what_comes_later_waits(
    bot: Bot, masha: MaxPhone, hooks: Started
) -> None:
    bot.sim.world.webhook_retry = 0.001
    hook = await hooks()
    hook.statuses = [500, 204, 404]
    await bot.ok("POST", "/subscriptions", {"url": hook.url})
    handled = say(masha, "a", "b")
    async with asyncio.timeout(3):
        await handled[1].wait()
    assert hook.texts == ["a", "a", "a", "a", "b"]


async def test_after_eight_hours_of_failures_the_subscription_is_gone_and_the_updates_wait_for_a_poll(
    bot: Bot, masha: MaxPhone, hooks: Started
) -> None:
    bot.sim.world.webhook_retry = 0.0001
    hook = await hooks()
    hook.statuses = [500] * 100
    await bot.ok("POST", "/subscriptions", {"url": hook.url})
    say(masha, "a")
    async with asyncio.timeout(3):
        while (await bot.ok("GET", "/subscriptions"))["subscriptions"]:
            await hook.came.wait()
            hook.came.clear()
            await asyncio.sleep(0.01)
    assert len(hook.got) == 8  # 60 s and 2.5 times as long after each: the ninth would come after 8 hours
    assert [one["message"]["body"]["text"] for one in await bot.updates()] == ["a"]


async def test_subscriptions_accumulate_until_they_are_taken_away(bot: Bot, masha: MaxPhone, hooks: Started) -> None:
    first, second = await hooks(), await hooks()
    for hook in (first, second):
        await bot.ok("POST", "/subscriptions", {"url": hook.url})
    await masha.send("a")
    await bot.ok("DELETE", "/subscriptions", url=first.url)
    await masha.send("b")
    assert (first.texts, second.texts) == (["a"], ["a", "b"])


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": "http://example.org/hook"},
        {"url": "https://example.org:8443/hook"},
        {"url": "https://example.org/hook", "secret": "abcd"},
        {"url": "https://example.org/hook", "secret": "a" * 257},
        {"url": "https://example.org/hook", "secret": "слово"},
        {"url": "https://example.org/hook", "update_types": ["message"]},
        {"url": "https://example.org/hook", "update_types": ["bot_started", "bot_started"]},
    ],
)
async def test_a_subscription_that_cannot_be(bot: Bot, body: Json) -> None:
    assert (await bot.refusal("POST", "/subscriptions", body)).startswith("400 proto.payload")
    assert len(bot.sim.world.violations) == 1


async def test_a_subscription_of_the_real_kind_is_taken(bot: Bot) -> None:
    body = {"url": "https://bot.example.org/max", "secret": "a" * 256, "update_types": ["message_created"]}
    assert await bot.ok("POST", "/subscriptions", body) == {"success": True}


async def test_a_conversation_by_webhook(bot: Bot, masha: MaxPhone, hooks: Started) -> None:
    hook = await hooks()
    await bot.ok("POST", "/subscriptions", {"url": hook.url})
    await bot.send(masha, attachments=keyboard([callback()]))
    pressing = asyncio.create_task(masha.press("Да"))
    async with asyncio.timeout(3):
        await hook.came.wait()
    number = hook.got[-1][1]["callback"]["callback_id"]
    await bot.ok("POST", "/answers", {"message": {"text": "Хорошо", "attachments": []}}, callback_id=number)
    await pressing
    assert masha.screen == "Хорошо"
