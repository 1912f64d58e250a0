"""What `make demo` shows: the real bot and the invented centre, used by mouse in a real browser.

`UPDATE_SCREENS=1 python -m pytest tests/web/test_product.py` takes the pictures of docs/screens anew.
"""

import asyncio
import os
import shlex
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.web.browser import DESK, NARROW, Screen, open_page

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "docs" / "screens"
OLGA, SVETLANA = 1001, 1002
PATIENCE = timedelta(seconds=240)
"""How long the demonstration may take to stand on a busy machine."""


@pytest.fixture(scope="module")
async def show(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The address that the demonstration prints when the bot answers."""
    folder = tmp_path_factory.mktemp("show")
    python = shlex.quote(sys.executable)
    command = [
        *(sys.executable, "-m", "simulator.web", "--port", "0", "--folder", str(folder)),
        *("--people", "examples/demo/people.json", "--seed", f"{python} -m examples.demo.seed 10"),
        *("--", sys.executable, "-m", "bot", "run"),
    ]
    settings = {"ENV_FILE": "", "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/opora.db", "ADMIN_IDS": "1000"}
    settings["UPDATES_PER_PERSON"] = "0"
    settings["BACKUP_KEEP"] = "0"
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env={**os.environ, **settings}, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE.total_seconds())
        assert line.startswith(b"http://127.0.0.1:"), "the demonstration has not begun"
        yield line.decode().strip()
    finally:
        process.terminate()
        assert await process.wait() == 0


async def picture(screen: Screen, name: str) -> None:
    """A picture for the docs, when they are asked for."""
    if os.environ.get("UPDATE_SCREENS"):
        SCREENS.mkdir(parents=True, exist_ok=True)
        await expect(screen.page.locator(".moving")).to_have_count(0)
        await screen.shot(SCREENS / name)


async def test_a_curator_logs_and_the_coordinator_sees_it(browser: Browser, show: str) -> None:
    async with open_page(browser, show, size=DESK, phones=(OLGA, SVETLANA)) as screen:
        olga, svetlana = screen.phone("Ольга Ветрова"), screen.phone("Светлана Круглова")
        await olga.say("/summary")
        await olga.sees("Сводка за")
        await svetlana.say("/log")
        for label in ("Поддержка ›", "Супервизия"):
            await svetlana.press(label)
        await svetlana.say("Семья не идёт на контакт, вторая встреча")
        await svetlana.press("Сегодня")
        for label in ("Дальше", "Дальше", "Кураторы", "5"):
            await svetlana.press(label)
        await picture(screen, "desk.png")
        await svetlana.press("К проверке")
        await svetlana.press("Сохранить")
        await svetlana.sees("Сохранено")
        await olga.say("/summary")
        await olga.sees("Круглова Светлана Юрьевна")


async def test_the_night_on_a_phone(browser: Browser, show: str) -> None:
    async with open_page(browser, show, size=NARROW, theme="dark", phones=(OLGA,)) as screen:
        olga = await screen.take("Ольга Ветрова")
        await olga.say("/log")
        await olga.press("Учебные ›")
        await olga.sees("Что это было?")
        await picture(screen, "phone-dark.png")
        await olga.press("Отмена")


async def test_a_sentence_and_two_taps_on_a_phone(browser: Browser, show: str) -> None:
    async with open_page(browser, show, size=NARROW, phones=(SVETLANA,)) as screen:
        svetlana = await screen.take("Светлана Круглова")
        await svetlana.say("вчера тренинг «Слышать друг друга», 12 педагогов и 8 кураторов, протокол в папке 3")
        await svetlana.sees("Проверьте")
        await svetlana.press("Откуда это")
        await svetlana.sees("«протокол в папке 3»")
        await svetlana.press("Сохранить")
        await svetlana.sees("20 участников")


async def test_the_clock_moves_the_bot(browser: Browser, show: str) -> None:
    async with open_page(browser, show, size=DESK, phones=(SVETLANA,)) as screen:
        svetlana = screen.phone("Светлана Круглова")
        await svetlana.say("/log")
        await svetlana.say("семинар")
        await svetlana.say("Раннее выявление, повторение")
        await svetlana.press("Сегодня")
        await svetlana.press("К проверке")
        before = await svetlana.last_text()
        await screen.shift("+1 неделя")
        await svetlana.press("Дата")
        await svetlana.press("Сегодня")
        await svetlana.sees("Проверьте")
        after = await svetlana.last_text()
        assert before != after, "the bot's today has not moved by a week"
