"""A whole year of «Берег» with its six districts, through the chat; the workbook is counted again by hand."""

import io
from collections.abc import Callable, Mapping
from datetime import date

import openpyxl
import pytest
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import update

from models.monitoring.form import Nature, default_form
from models.people import Tenure
from tests.flows.tour import log
from tests.support.clock import FakeClock
from tests.support.monitoring import CURATORS, ORDER, hand_in, staff, to
from tests.support.telegram import Phone, Telegram
from tests.support.town import DISTRICTS, MARIA, PYOTR, Town, Who
from tests.support.workbooks import miscounted

Numbers = Mapping[str, int]
PEOPLE: dict[str, Who] = {who.district: who for who in (MARIA, PYOTR, *CURATORS)}
OPENS = {1: (2026, 4), 2: (2026, 7), 3: (2026, 10), 4: (2027, 1)}
ZERO, MISSING, VACANT = ("Озёрный округ", 2), ("Степной район", 3), ("город Ясный", 4)
BROKEN = ("Лесной район", 3)
"""Where Pyotr says with a reason that the quarter began with one family more than the last one ended with."""
SHEETS = {1: "I квартал 2026", 2: "II квартал 2026", 3: "III квартал 2026", 4: "IV квартал 2026"}
HALVES = {"I полугодие 2026": (1, 2), "II полугодие 2026": (3, 4), "2026 год": (1, 2, 3, 4)}
FORM = default_form()
FLOWS = {one.code for one in FORM.indicators if one.nature is Nature.FLOW}

on_postgresql = pytest.mark.parametrize("engine_database", ["postgresql"], indirect=True)
"""On SQLite `make year` lives through it."""


def invented(place: int, quarter: int, opening: int) -> dict[str, int]:
    """A quarter of a district that breaks no rule."""
    came, left = (place + quarter) % 3 + 1, (place * quarter) % 3
    closing = opening + came - left
    numbers = {"K1": 1 + place % 2, "S1": came + 1, "F1": opening, "F2": came, "F3": left, "F4": left // 2}
    numbers |= {"F5": left - left // 2, "F6": closing, "C1": closing + place, "M1": closing, "Z1": place + 1}
    return numbers | {"Z2": place + 2, "Z3": place // 2, "R1": quarter % 2, "N1": quarter}


class Year:
    """What was told, as a person would keep it on paper: by district and quarter, nothing where nothing was said."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, int], Numbers] = {}

    def next_of(self, district: str, quarter: int) -> dict[str, int]:
        place = DISTRICTS.index(district)
        before = self.told.get((district, quarter - 1))
        opening = before["F6"] if before else 6 + place
        return invented(place, quarter, opening + ((district, quarter) == BROKEN))

    def over(self, district: str, code: str, quarters: tuple[int, ...]) -> int | None:
        """Flows are added; what stood at the beginning is of the first report, another snapshot of the last quarter."""
        told = [self.told.get((district, quarter), {}).get(code) for quarter in quarters]
        if code == "F1":
            return next((number for number in told if number is not None), None)
        if code not in FLOWS:
            return told[-1]
        known = [number for number in told if number is not None]
        return sum(known) if known else None


async def play(year: Year, phones: Callable[[Who], Phone], town: Town, clock: FakeClock) -> None:
    for quarter, (y, month) in OPENS.items():
        for district, who in PEOPLE.items():
            to(clock, y, month, 13 if district == "Заречный район" and quarter == 1 else 8)
            if (district, quarter) == VACANT:
                async with town.db.writing() as session:
                    gone = update(Tenure).where(Tenure.person_id == town.bereg.persons[who.name])
                    await session.execute(gone.values(until=date(2026, 12, 30)))
            elif (district, quarter) == ZERO:
                await (phone := phones(who)).say("/monitoring")
                await phone.press("Ноль за квартал", "Подтвердить ноль")
                before = year.told[district, quarter - 1]
                stay = {code: before[code] for code in ORDER if code not in FLOWS} | {"F1": before["F6"]}
                year.told[district, quarter] = dict.fromkeys(ORDER, 0) | stay
            elif (district, quarter) != MISSING:
                numbers = year.next_of(district, quarter)
                await hand_in(phone := phones(who), numbers)
                assert "✅ Сдано" in phone.screen, phone.screen
                year.told[district, quarter] = numbers


@on_postgresql
async def test_the_year_of_six_districts(
    phones: Callable[[Who], Phone], town: Town, clock: FakeClock, telegram: Telegram
) -> None:
    await staff(town)
    year = Year()
    await play(year, phones, town, clock)
    to(clock, 2027, 1, 26)
    olga = phones(Who(101, "Ольга Ветрова"))
    await olga.say("/monitoring")
    assert "Сдали 5 из 5" in olga.screen
    assert "– город Ясный · вакансия" in olga.buttons
    await log(olga)
    await olga.say("/monitoring")
    await olga.press("Что заметно")
    told = [str(call.text) for call in telegram.calls if isinstance(call, SendMessage)]
    (short,) = [text for text in told if "Вакансия: город Ясный." in text]
    assert "Семей на конец: <b>63</b>. По 4 территориям, которые сдали оба квартала: было 46, стало 51" in short
    assert "Уточнения на начало квартала:\n· Лесной район, III кв. 2026: F1 +1" in short
    await olga.press("Сводный файл")
    data = [call.document for call in telegram.calls if isinstance(call, SendDocument)][-1]
    assert isinstance(data, BufferedInputFile)
    shown = openpyxl.load_workbook(io.BytesIO(data.data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data.data))
    _quarters(year, shown)
    _stretches(year, shown, formulas)
    _changes(year, shown["Изменения"])
    _identities(year, shown["Проверка года"])
    assert miscounted(data.data) == []
    await _rates(olga)


def _rows(sheet: Worksheet, top: int = 4) -> dict[str, dict[str, object]]:
    """The lines by district, the cells by code."""
    return {
        str(row[0]): dict(zip(ORDER, row[2:], strict=False)) for row in sheet.iter_rows(min_row=top, values_only=True)
    }


def _quarters(year: Year, book: openpyxl.Workbook) -> None:
    for quarter, name in SHEETS.items():
        rows = _rows(book[name])
        states = {str(row[0]): row[1] for row in book[name].iter_rows(min_row=4, values_only=True)}
        for district in DISTRICTS:
            nothing = "вакансия" if (district, quarter) == VACANT else "нет данных"
            told = year.told.get((district, quarter))
            for code in ORDER:
                assert rows[district][code] == (told[code] if told else nothing), (district, quarter, code)
            said = {ZERO: "ноль подтверждён", MISSING: "нет данных", VACANT: "вакансия"}.get(
                (district, quarter), "сдано"
            )
            late = (district, quarter) == ("Заречный район", 1)
            assert states[district] == ("сдано с опозданием" if late else said)
        for code in ORDER:
            total = sum(year.told[d, quarter][code] for d in DISTRICTS if (d, quarter) in year.told)
            assert rows["Итого"][code] == total


def _stretches(year: Year, book: openpyxl.Workbook, formulas: openpyxl.Workbook) -> None:
    for name, quarters in HALVES.items():
        rows, alive = _rows(book[name]), _rows(formulas[name])
        for code in ORDER:
            numbers = {district: year.over(district, code, quarters) for district in DISTRICTS}
            for district, number in numbers.items():
                nothing = "вакансия" if (district, quarters[-1]) == VACANT else "нет данных"
                assert rows[district][code] == (nothing if number is None else number), (name, district, code)
                assert str(alive[district][code]).startswith("="), "the formulas are alive"
            known = [number for number in numbers.values() if number is not None]
            assert rows["Итого"][code] == sum(known)
            assert "SUM(" in str(alive["Итого"][code])
        missing = {str(row[0]): row[1] for row in book[name].iter_rows(min_row=4, values_only=True)}
        assert missing["Степной район"] == ("неполный: нет данных за III квартал 2026" if 3 in quarters else "")
        assert ("уточнение на начало +1, III кв., Лесной район" in rows) is (1 in quarters and 3 in quarters)


def _changes(year: Year, sheet: Worksheet) -> None:
    lines = list(sheet.iter_rows(min_row=3, values_only=True))
    assert next(filter(None, lines[0])) == "IV квартал 2026 против III квартал 2026"
    rows = {str(line[0]): dict(zip(ORDER, line[1:], strict=False)) for line in lines[2 : 2 + len(DISTRICTS) + 1]}
    for code in ORDER:
        both = {
            d: year.told[d, 4][code] - year.told[d, 3][code]
            for d in DISTRICTS
            if (d, 4) in year.told and (d, 3) in year.told
        }
        for district in DISTRICTS:
            nothing = "вакансия" if district == VACANT[0] else "нет данных"
            assert rows[district][code] == both.get(district, nothing)
        assert rows["Итого"][code] == sum(both.values())


def _identities(year: Year, sheet: Worksheet) -> None:
    """V12: F1 of I + ΣF2 − ΣF3 = F6 of IV."""
    rows = {str(row[0]): row[1:] for row in sheet.iter_rows(min_row=2, values_only=True)}
    for district in DISTRICTS:
        opening, adjusted, came, left, due, closing, verdict, where = rows[district]
        if any((district, quarter) not in year.told for quarter in SHEETS):
            assert verdict == "нет данных"
            continue
        told = [year.told[district, quarter] for quarter in SHEETS]
        expected = told[0]["F1"] + sum(one["F2"] for one in told) - sum(one["F3"] for one in told)
        assert (opening, came, left) == (told[0]["F1"], sum(o["F2"] for o in told), sum(o["F3"] for o in told))
        put_right = int(district == BROKEN[0])
        assert (adjusted, due, closing) == (put_right, expected + put_right, told[-1]["F6"])
        assert (verdict, where) == ("сходится", "III квартал 2026: уточнение F1 +1" if put_right else "")


async def _rates(olga: Phone) -> None:
    await olga.press("Сроки и полнота")
    for line in (
        "Петровский район – сдано 100 %, вовремя 100 %",
        "Заречный район – сдано 100 %, вовремя 75 %",
        "Степной район – сдано 75 %, вовремя 75 %",
        "город Ясный – сдано 100 %, вовремя 100 %",
    ):
        assert line in olga.screen
