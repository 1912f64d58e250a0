"""The page over a local MAX, and over both messengers at once."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

import pytest
from aiohttp import ClientSession, web
from playwright.async_api import Browser, expect

from gateway.botapi.shapes import Json
from simulator.max.driver import MaxSimulator
from simulator.max.state import MaxWorld
from simulator.state import World
from simulator.web.app import STAGE, build_app
from simulator.web.people import Person
from simulator.web.stage import Stage
from tests.web.browser import Screen, open_page
from tests.web.test_chat import AXE

SVETA, MARK = 5001, 2001
ACCENT = "one => getComputedStyle(one).getPropertyValue('--accent')"
PEOPLE = (
    Person("Светлана Круглова", SVETA, "куратор", messenger="max"),
    Person("Марк Дельный", MARK, "специалист", started=True, messenger="telegram"),
)
ROWS: list[list[Json]] = [
    [{"type": "callback", "text": words, "payload": words} for words in ("Принять", "Передать")],
    [{"type": "link", "text": "Памятка", "url": "https://example.org/"}],
]


class MaxBot:
    """Answers a start with a keyboard, a press with a line and another text, words with the same words."""

    def __init__(self, session: ClientSession, sim: MaxSimulator) -> None:
        self.session = session
        self.sim = sim

    async def run(self) -> None:
        marker: Json = {}
        while True:
            page = await self.call("GET", "/updates", None, timeout=30, **marker)
            marker = {"marker": page["marker"]}
            for update in page["updates"]:
                await self.answer(update)

    async def answer(self, update: Json) -> None:
        body: Json
        match update["update_type"]:
            case "bot_started":
                text = f"<b>Здравствуйте!</b> {update.get('payload', '')}"
                keys = [{"type": "inline_keyboard", "payload": {"buttons": ROWS}}]
                body = {"text": text, "format": "html", "attachments": keys}
                await self.call("POST", "/messages", body, user_id=update["user"]["user_id"])
            case "message_callback":
                body = {"message": {"text": "Заявка принята", "attachments": []}, "notification": "Готово"}
                await self.call("POST", "/answers", body, callback_id=update["callback"]["callback_id"])
            case "message_created":
                body = {"text": update["message"]["body"]["text"]}
                await self.call("POST", "/messages", body, user_id=update["message"]["sender"]["user_id"])

    async def call(self, verb: str, path: str, body: Json | None, **query: str | int) -> Json:
        headers = {"Authorization": self.sim.token}
        async with self.session.request(verb, self.sim.url + path, json=body, params=query, headers=headers) as answer:
            told: Json = await answer.json()
            return told


@dataclass
class Both:
    """What stands behind the page."""

    sim: MaxSimulator
    telegram: World
    stage: Stage


@pytest.fixture
async def both() -> AsyncIterator[Both]:
    """A page over MAX and Telegram; a bot is in MAX alone."""
    telegram = World()
    apps: list[web.Application] = []

    def build(world: MaxWorld) -> web.Application:
        apps.append(build_app(world, PEOPLE, others=[telegram]))
        return apps[0]

    async with await MaxSimulator.open(build=build, timeout=30) as sim, ClientSession() as session:
        running = asyncio.create_task(MaxBot(session, sim).run())
        await asyncio.wait_for(apps[0][STAGE].ready.wait(), 5)
        yield Both(sim, telegram, apps[0][STAGE])
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        assert sim.world.violations == []


@pytest.fixture
async def screen(browser: Browser, both: Both) -> AsyncIterator[Screen]:
    async with open_page(browser, both.sim.url) as page:
        yield page


async def test_a_phone_of_max_begins_presses_and_writes(screen: Screen, both: Both) -> None:
    sveta = screen.phone("Светлана Круглова")
    await expect(sveta.root).to_have_attribute("data-messenger", "max")
    await sveta.root.locator(".composer").get_by_role("button", name="Начать").click()
    await sveta.sees("Здравствуйте!")
    await expect(sveta.messages).to_have_count(1)  # «Начать» says nothing
    await sveta.press("Принять")
    await sveta.sees("Заявка принята")
    await expect(sveta.toast).to_have_text("Готово")
    await sveta.say("Спасибо")
    await sveta.sees("Спасибо")
    calls = [call["method"] for call in both.stage.calls]
    assert calls == ["sendMessage", "answerOnCallback", "sendMessage"]


async def test_two_messengers_are_told_apart_and_do_not_meet(screen: Screen, both: Both) -> None:
    await expect(screen.page).to_have_title("Опора – чат без MAX и Telegram")
    await expect(screen.person("Марк Дельный").locator(".messenger")).to_have_text("Telegram")
    await expect(screen.person("Светлана Круглова").locator(".messenger")).to_have_text("MAX")
    mark = screen.phone("Марк Дельный")
    await expect(mark.root).to_have_attribute("data-messenger", "telegram")
    await mark.say("Есть кто?")
    assert [update.kind for update in both.telegram.updates.pending.values()] == ["message"]
    assert list(both.sim.world.chats) == [SVETA]


async def test_somebody_new_comes_by_a_link_of_max(screen: Screen, both: Both) -> None:
    await screen.page.get_by_role("button", name="Добавить человека").click()
    await screen.page.get_by_label("Имя", exact=True).fill("Анна Белова")
    await screen.page.get_by_label("Ссылка-приглашение").fill("https://max.ru/opora_bot?start=inv_7")
    await screen.page.get_by_label("Мессенджер").select_option("max")
    await screen.page.get_by_role("button", name="Добавить", exact=True).click()
    await screen.phone("Анна Белова").sees("Здравствуйте! inv_7")
    assert len(both.sim.world.chats) == 2
    assert len(both.telegram.chats) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_look_of_max_in_both_themes(browser: Browser, both: Both, theme: Literal["light", "dark"]) -> None:
    async with open_page(browser, both.sim.url, theme=theme) as screen:
        sveta, mark = screen.phone("Светлана Круглова"), screen.phone("Марк Дельный")
        await sveta.root.locator(".composer").get_by_role("button", name="Начать").click()
        await sveta.say("Здравствуйте, это Светлана")
        await sveta.sees("это Светлана")
        own, other = [await phone.root.evaluate(ACCENT) for phone in (sveta, mark)]
        assert own != other
        if AXE.exists():
            await screen.page.evaluate(AXE.read_text(encoding="utf-8"))
            found = await screen.page.evaluate("async () => (await axe.run()).violations")
            assert {one["id"]: [node["html"] for node in one["nodes"]] for one in found} == {}


async def test_the_clock_of_both_is_one(screen: Screen, both: Both) -> None:
    both.stage.shift(3600)
    assert (both.sim.world.shifted, both.telegram.shifted) == (3600, 3600)
    await expect(screen.page.locator(".clock-moved")).to_have_text("+1 ч")
    both.stage.clear()
    assert (both.sim.world.shifted, both.telegram.shifted) == (0, 0)
    assert (list(both.sim.world.chats), list(both.telegram.chats)) == ([SVETA], [MARK])
