"""The whole conversation, from the founding of a centre to the year's summary, figures checked on both databases."""

from datetime import date

from examples.demo.cast import COORDINATOR, HEAD, SPECIALIST
from examples.demo.day import DEEDS, SVETLANA, Day, differences, play
from examples.demo.moves import talk
from examples.demo.tally import count, read
from simulator.phone import Phone
from tests.e2e.house import House

BOTS = ("sqlite", "postgresql", "max")


async def played(house: House) -> Day:
    return await play(house.sim, house.admin())


def says(phone: Phone, first: date, last: date, district: str = "") -> bool:
    """Whether the summary on the screen tells the facts of those days."""
    said, true = read(phone.last.text)[0], count(DEEDS, first, last, district)
    assert said == true
    return True


async def test_a_day_and_its_figures(house: House) -> None:
    day = await played(house)
    olga = day.phone(COORDINATOR)
    assert differences(olga.last.text) == []
    assert "Сводка за III квартал 2026" in olga.last.text
    assert await house.number("SELECT count(*) FROM activities") == len(DEEDS)

    await talk(olga, "[‹ II кв. 2026]")
    assert says(olga, date(2026, 4, 1), date(2026, 6, 30))
    await talk(olga, "[III кв. 2026 ›]", "[Период]", "[II полугодие 2026]")
    assert says(olga, date(2026, 7, 1), date(2026, 12, 31))
    await talk(olga, "[‹ I полуг. 2026]")
    assert says(olga, date(2026, 1, 1), date(2026, 6, 30))
    await talk(olga, "[Период]", "[2026 год]")
    assert says(olga, date(2026, 1, 1), date(2026, 12, 31))
    await talk(olga, "[Период]", "1 июня – 27 августа")
    assert "Сводка за 01.06.2026 – 27.08.2026" in olga.last.text
    assert says(olga, date(2026, 6, 1), date(2026, 8, 27))
    await talk(olga, "[Период]", "[III квартал 2026]", "[Территория]", "[Заречный район]")
    assert says(olga, date(2026, 7, 1), date(2026, 9, 30), "Заречный район")
    assert read(olga.last.text)[1] == count(DEEDS, date(2026, 4, 1), date(2026, 6, 30), "Заречный район")
    await talk(olga, "[Территория]", "[Степной район]")
    assert "За это время ничего не записано" in olga.last.text
    await talk(olga, "[Территория]", "[Все территории]")
    assert differences(olga.last.text) == []

    head = day.phone(HEAD)
    await talk(head, "/summary")
    assert differences(head.last.text) == []
    for phone in (day.phone(SVETLANA), day.phone(SPECIALIST)):
        await talk(phone, "/summary")
        assert "Это действие вам недоступно" in phone.last.text


async def test_the_stored_facts(house: House) -> None:
    await played(house)
    stored = await house.rows(
        "SELECT a.title, a.day, a.format, a.level, a.result, d.name AS district FROM activities a "
        "LEFT JOIN districts d ON d.id = a.district_id ORDER BY a.id"
    )
    assert [row["title"] for row in stored] == [deed.title for deed in DEEDS]
    assert [str(row["day"]) for row in stored] == [str(deed.day) for deed in DEEDS]
    assert [row["district"] or "" for row in stored] == [deed.district for deed in DEEDS]
    assert [row["format"] for row in stored] == ["in_person", "in_person", "mixed", "remote", "in_person", "remote"]
    assert [row["level"] for row in stored] == ["district", None, "segment", None, None, "region"]
    came = await house.rows("SELECT in_person, remote FROM attendance WHERE activity_id = 3 ORDER BY category")
    assert [tuple(row.values()) for row in came] == [(8, 3), (2, 0)]
    proofs = await house.rows("SELECT kind, present, place FROM proofs WHERE activity_id IN (2, 6) ORDER BY kind")
    assert [(row["kind"], bool(row["present"]), row["place"]) for row in proofs] == [
        ("feedback", False, ""),
        ("minutes", True, ""),
        ("sign_in", True, "папка 3"),
    ]
