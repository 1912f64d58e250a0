"""Somebody lives by another clock than their centre's: meetings, quiet hours, and days that differ."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from models.notifications import NoticeKind, Notification
from models.people import Center, Person
from models.reminders.rules import ReminderRules
from scheduler.hours import first_told
from services.requests.words import in_line, when
from tests.flows.test_requests import Mail, mail  # noqa: F401 — a fixture
from tests.flows.tour import ask
from tests.support.clock import FakeClock
from tests.support.telegram import Phone

FAR = "Asia/Vladivostok"


async def test_what_is_typed_is_ones_own_clock(maria: Phone, anna: Phone, mail: Mail) -> None:  # noqa: F811
    await anna.say("/reminders")
    await anna.press("Мои часы", "Владивосток")
    number = await ask(maria)
    await anna.say(f"/requests {number}")
    await anna.press("Принять", "Предложить время")
    await anna.say("18 марта 17:00")
    await anna.press("Дальше", "60 мин", "Пропустить", "Отправить")
    assert "по вашим часам" in anna.screen
    await mail()
    assert maria.buttons[0] == "ср 18.03 10:00"
    assert "у вас" not in maria.screen


async def test_a_meeting_is_said_on_both_clocks(maria: Phone, anna: Phone, clock: FakeClock, mail: Mail) -> None:  # noqa: F811
    await maria.say("/reminders")
    await maria.press("Мои часы", "Владивосток")
    assert "Ваши часы: Владивосток" in maria.screen
    number = await ask(maria)
    await mail()
    await anna.press("Принять", "Предложить время")
    await anna.say("17 марта 10:00\n17 марта 18:30")
    await anna.press("Дальше", "60 мин", "Пропустить", "Отправить")
    await mail()
    clock.move(hours=12)  # her night is over
    await mail()
    assert "вт 17.03 17:00 у вас – это вт 17.03 10:00 в центре" in maria.screen
    assert maria.buttons[:2] == ["вт 17.03 17:00", "ср 18.03 01:30"]
    await maria.press("вт 17.03 17:00")
    await maria.say(f"/requests {number}")
    assert "вт, 17 марта, 17:00 (по времени центра 10:00)" in maria.screen
    await anna.say(f"/requests {number}")
    assert "вт, 17 марта, 10:00" in anna.screen
    assert "по времени центра" not in anna.screen
    await maria.say("/reminders")
    await maria.press("Мои часы", "Как в центре")
    assert "Ваши часы" not in maria.screen


def test_the_other_day_is_named_too() -> None:
    night = datetime(2026, 3, 17, 15, 30, tzinfo=UTC)
    assert when(night, FAR, "Europe/Moscow") == "ср, 18 марта, 01:30 (по времени центра вт 17.03 18:30)"
    assert in_line(night, None, "Europe/Moscow") == "вт 17.03 18:30"
    assert in_line(night, "Europe/Simferopol", "Europe/Moscow") == "вт 17.03 18:30", "the same clock by another name"


def test_quiet_hours_are_on_ones_own_clock() -> None:
    row = Notification(kind=NoticeKind.UNREACHABLE)
    center, person = Center(zone="Europe/Moscow"), Person(zone=FAR)
    noon = datetime(2026, 3, 16, 12, tzinfo=ZoneInfo("Europe/Moscow"))
    late = noon.replace(hour=15)
    assert first_told(row, person, center, ReminderRules(), noon) == noon
    assert first_told(row, person, center, ReminderRules(), late) == datetime(2026, 3, 17, 8, tzinfo=ZoneInfo(FAR))
