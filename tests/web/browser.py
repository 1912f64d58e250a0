"""The page held in a test's hands: phones by their person's name, told what to do in a user's words.

async with open_page(browser, url) as screen:
    olga = screen.phone("Ольга Ветрова")
    await olga.say("/start")
    await olga.press("Записать мероприятие")
    assert "Что это было?" in await olga.last_text()
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Playwright, Request, expect

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ru-RU",
]
DESK, NARROW = (1440, 900), (390, 844)
PATIENCE_MS = 20_000


async def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, headless."""
    return await playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)


class PhoneView:
    """One phone on the page. Everything waits until the page shows it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.root = page.get_by_role("region", name=f"Телефон: {name}", exact=True)
        self.messages = self.root.get_by_test_id("message")
        self.received = self.root.locator('[data-testid="message"][data-from="bot"]')
        self.last = self.received.last
        self.input = self.root.get_by_role("textbox", name="Сообщение")
        self.toast = self.root.get_by_test_id("toast")
        self.alert = self.root.get_by_role("alertdialog")

    async def start(self) -> None:
        """«Запустить» of a phone where the bot was not started yet."""
        await self.root.locator(".composer").get_by_role("button", name="Запустить").click()
        await expect(self.received.first).to_be_visible()

    async def say(self, text: str) -> None:
        """Words typed and sent; returns when they stand in the chat."""
        own = self.root.locator('[data-testid="message"][data-from="person"]')
        before = await own.count()
        await self.input.fill(text)
        await self.input.press("Enter")
        await expect(own).to_have_count(before + 1)

    async def press(self, label: str) -> None:
        """The newest button that is called so: under a message, or of the reply keyboard."""
        called = re.compile(rf"^\s*(● )?{re.escape(label)}\s*$")
        inline = self.root.get_by_test_id("key").filter(has_text=called)
        keyboard = self.root.get_by_test_id("reply-key").filter(has_text=called)
        await expect(inline.or_(keyboard).last).to_be_visible()
        await (inline if await inline.count() else keyboard).last.click()

    async def sees(self, words: str) -> Locator:
        """Waits for a message of the bot with these words; returns the newest such."""
        found = self.received.filter(has_text=words).last
        await expect(found).to_be_visible()
        return found

    async def last_text(self) -> str:
        """The words of the bot's newest message, as they are read."""
        return await self.last.get_by_test_id("text").inner_text()

    async def buttons(self) -> list[str]:
        """Labels under the bot's newest message."""
        return await self.last.get_by_test_id("key").all_inner_texts()


class Screen:
    """The whole page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.foreign: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._hear)
        page.on("request", self._note)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(message.text)

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.foreign.append(request.url)

    def phone(self, name: str) -> PhoneView:
        """The phone of this person, which lies on the table already."""
        return PhoneView(self.page, name)

    def person(self, name: str) -> Locator:
        """The line of this person in the list."""
        return self.page.get_by_test_id("person").filter(has_text=name)

    async def take(self, name: str) -> PhoneView:
        """This person's phone in hand, in place of the one that was."""
        await self.person(name).get_by_role("button", name=name).first.click()
        phone = self.phone(name)
        await expect(phone.root).to_be_visible()
        return phone

    async def beside(self, name: str) -> PhoneView:
        """This person's phone beside the others."""
        await self.person(name).hover()
        await self.page.get_by_role("button", name=f"Открыть рядом: {name}").click()
        phone = self.phone(name)
        await expect(phone.root).to_be_visible()
        return phone

    async def bench(self) -> Locator:
        """The side panel, opened."""
        panel = self.page.get_by_role("complementary", name="Пульт")
        if not await panel.is_visible():
            back = self.page.get_by_role("button", name="К списку людей")
            button = self.page.get_by_role("banner").get_by_role("button", name="Пульт")
            if not await button.is_visible():
                await back.locator("visible=true").click()
            await button.click()
        return panel

    async def shift(self, words: str) -> None:
        """The clock moved by one of the bench's buttons: «+1 день»."""
        await (await self.bench()).get_by_role("button", name=words).click()

    async def shot(self, path: Path) -> None:
        """A picture of the page as it stands, without anything that moves."""
        await self.page.mouse.move(0, 0)
        await self.page.screenshot(path=path, animations="disabled", caret="hide")


@asynccontextmanager
async def open_page(
    browser: Browser,
    url: str,
    *,
    size: tuple[int, int] = DESK,
    theme: Literal["light", "dark"] = "light",
    phones: tuple[int, ...] = (),
    forced: Literal["active", "none"] = "none",
) -> AsyncIterator[Screen]:
    """The page in a fresh browser profile; `phones` are the ids of those whose phones lie on the table.

    Fails at the end where a script broke or a request left the machine.
    """
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        locale="ru-RU",
        has_touch=width < 760,
        forced_colors=forced,
    )
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    screen = Screen(page)
    try:
        await page.goto(f"{url}/#{','.join(map(str, phones))}")
        await expect(page.get_by_test_id("person").first).to_be_visible()
        yield screen
        assert screen.troubles == []
        assert screen.foreign == []
    finally:
        await context.close()
