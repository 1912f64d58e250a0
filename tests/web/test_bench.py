"""The side panel: the clock, the faults, the calls, everything anew; and a line that breaks."""

import datetime
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from simulator.web.stage import Status
from tests.web.browser import Screen
from tests.web.conftest import IGOR, Stand
from tests.web.scripted_bot import ScriptedBot

MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
MOSCOW = ZoneInfo("Europe/Moscow")


def shown(moment: datetime.datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


async def test_the_clock_is_moved(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("сегодня")
    await igor.sees("Вы написали: сегодня")
    before = stand.stage.today()
    await screen.shift("+1 день")
    clock = screen.page.get_by_test_id("clock")
    await expect(clock).to_contain_text(shown(before + datetime.timedelta(days=1)))
    await igor.say("завтра")
    await expect(igor.root.get_by_role("heading", name="Вчера")).to_be_visible()
    await expect(igor.root.get_by_role("heading", name="Сегодня")).to_be_visible()
    await screen.shift("К концу квартала")
    await expect(screen.page.get_by_test_id("panel-clock")).to_contain_text("09:00")
    panel = await screen.bench()
    await panel.get_by_label("Дата").fill("2031-05-20")
    await panel.get_by_label("Время", exact=True).last.fill("10:30")
    await panel.get_by_role("button", name="Перевести", exact=True).click()
    await expect(clock).to_contain_text("20 мая 2031, 10:30")
    moment = datetime.datetime.fromtimestamp(stand.sim.world.now(), MOSCOW)
    assert (moment.year, moment.month, moment.day, moment.hour) == (2031, 5, 20, 10)
    await panel.get_by_label("Время", exact=True).last.fill("09:30")
    await panel.get_by_label("Дата").fill("2031-05-20")
    await panel.get_by_role("button", name="Перевести", exact=True).click()
    await expect(screen.page.get_by_text("Часы идут только вперёд")).to_be_visible()
    screen.troubles.clear()  # the browser notes the refusal in its console


async def test_faults_and_raw_calls(screen: Screen, stand: Stand) -> None:
    panel = await screen.bench()
    calls, faults = panel.get_by_test_id("calls"), panel.get_by_test_id("faults")
    await expect(calls).to_contain_text("setMyCommands")
    await panel.get_by_role("button", name="500 – ошибка").click()
    await expect(faults).to_contain_text("500 · ещё 1 вызов")
    igor = screen.phone("Игорь Сомов")
    await igor.say("первое")
    await expect(faults.get_by_role("listitem")).to_have_count(0)
    failed = calls.get_by_role("listitem").filter(has_text="500")
    await failed.locator("summary").click()
    await expect(failed).to_contain_text("Internal Server Error: restart")
    await expect(failed).to_contain_text('"text": "Вы написали: первое"')
    await panel.get_by_label("Чьи вызовы").select_option(str(IGOR))
    await panel.get_by_label("Сколько вызовов").select_option("")
    await panel.get_by_role("button", name="Обрыв после").click()
    await expect(faults).to_contain_text("все вызовы · Игорь Сомов")
    await panel.get_by_label("только ошибки").check()
    await expect(calls.get_by_role("listitem").filter(has_text="getMe")).to_be_hidden()
    await faults.get_by_role("button", name="Снять").click()
    await expect(faults.get_by_role("listitem")).to_have_count(0)
    assert not stand.sim.world.faults


async def test_the_bot_is_blocked_and_let_in(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.input.click()
    panel = await screen.bench()
    await panel.get_by_role("button", name="Заблокировать бота: Игорь Сомов").click()
    await expect(igor.input).to_be_hidden()
    assert stand.sim.world.chats[IGOR].blocked
    await igor.root.get_by_role("button", name="Разблокировать").click()
    await igor.say("снова здесь")
    await igor.sees("Вы написали: снова здесь")


async def test_everything_anew(screen: Screen, stand: Stand) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("/menu")
    await igor.sees("Нажато: 0")
    await screen.shift("+1 неделя")
    await (await screen.bench()).get_by_role("button", name="Начать заново").click()
    dialog = screen.page.get_by_role("dialog", name="Начать заново?")
    await dialog.get_by_role("button", name="Начать заново").click()
    await expect(igor.messages).to_have_count(0)
    await expect(screen.page.get_by_text("Часы идут как настоящие")).to_be_visible()
    assert stand.sim.world.shifted == 0
    await igor.say("с начала")
    await igor.sees("Вы написали: с начала")


async def test_a_broken_line_loses_nothing(screen: Screen, stand: Stand, bot: ScriptedBot) -> None:
    igor = screen.phone("Игорь Сомов")
    await igor.say("до обрыва")
    await igor.sees("Вы написали: до обрыва")
    await igor.input.fill("недописанное")
    for number in range(3):
        stand.stage.feed.close()
        await bot.tell(IGOR, f"без связи {number}")
        await igor.sees(f"без связи {number}")
    await expect(igor.received).to_have_count(4)
    await expect(igor.input).to_have_value("недописанное")
    await expect(screen.page.get_by_test_id("status")).to_have_text("Бот на связи")


async def test_the_page_tells_of_a_silent_bot(screen: Screen, stand: Stand) -> None:
    stand.stage.set_status(Status.STOPPED)
    await expect(screen.page.get_by_test_id("status")).to_have_text("Бот остановлен")
