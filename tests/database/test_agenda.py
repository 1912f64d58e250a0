"""«Мои дела в календаре»: what is in the file of whom, and what goes from it."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from models.errors import Denied
from services.agenda.gathering import my_agenda
from services.plan import cards, changes
from services.requests import closing, scheduling
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.requests import appointed, settle_nina
from tests.support.town import ANNA, GLEB, MARIA, OLGA, STRANGER, VERA, Town, Who

PLAN = written(
    "Семинар «Ранняя помощь» | 20 апреля | психолог | не менее 20 | Протокол",
    "Круглый стол «Итоги» | 15 мая | методист | 15 | Протокол",
    "Приём обращений | еженедельно | психолог | |",
)


async def entries(town: Town, who: Who) -> dict[str, Any]:
    """Their file by the words of its entries: the day or the instant, and whether it stands."""
    own = await my_agenda(await town.work(who))
    found: list[Any] = Calendar.from_ical(own.file).walk("VEVENT")
    return {str(one["SUMMARY"]): (one["DTSTART"].dt, str(one["STATUS"]), int(one["SEQUENCE"])) for one in found}


async def test_dates_of_one_s_own_posts_alone(town: Town) -> None:
    olga = await town.work(OLGA)
    await planned(olga, PLAN)
    assert [(str(day), stands) for day, stands, _ in (await entries(town, ANNA)).values()] == [
        ("2026-04-20", "CONFIRMED")
    ]
    assert list(await entries(town, ANNA)) == ["Срок: Семинар «Ранняя помощь»"]
    assert await entries(town, MARIA) == {}
    assert await entries(town, VERA) == {}
    assert await entries(town, GLEB) == {}


async def test_a_moved_date_moves_and_a_cancelled_one_goes(town: Town, clock: FakeClock) -> None:
    olga = await town.work(OLGA)
    await planned(olga, PLAN)
    item = (await found(olga, "Ранняя помощь")).id
    date = (await cards.open_item(olga, item)).dates[0].id
    before = (await entries(town, ANNA))["Срок: Семинар «Ранняя помощь»"]
    clock.move(hours=1)
    await changes.move(olga, item, date, olga.today + timedelta(days=50), "перенос")
    moved = (await entries(town, ANNA))["Срок: Семинар «Ранняя помощь»"]
    assert str(moved[0]) == str(olga.today + timedelta(days=50))
    assert moved[2] > before[2]
    await changes.cancel_date(olga, item, date, "не нужен")
    assert (await entries(town, ANNA))["Срок: Семинар «Ранняя помощь»"][1] == "CANCELLED"


async def test_meetings_of_both_sides_and_their_versions(town: Town) -> None:
    nina = await settle_nina(town)
    maria = await town.work(MARIA)
    request = await appointed(town, maria, nina)
    (mine,) = (await entries(town, MARIA)).values()
    assert mine[1] == "CONFIRMED"
    assert mine[0].isoformat() == "2026-03-18T15:00:00+03:00"
    await scheduling.ask_other_time(maria, request, "болею")
    (sought,) = (await entries(town, MARIA)).values()
    assert (sought[1], sought[2] > mine[2]) == ("CANCELLED", True)
    assert await entries(town, OLGA) == {}
    await closing.cancel(maria, request)
    assert all(stands == "CANCELLED" for _, stands, _ in (await entries(town, MARIA)).values())


async def test_whoever_is_nobody_gets_nothing(town: Town) -> None:
    with pytest.raises(Denied):
        await my_agenda(await town.work(STRANGER))
