"""Cells as they stand in plans out of the wild: kinds of deadlines beyond a tidy table, read in a plan for 2024.

| Cell | Reading |
|---|---|
| «последняя неделя месяца» | its last seven days |
| «в конце каждого квартала» | its last month, as «третий месяц квартала» |
| «начало года», «конец года» | its first and its last month |
| «5-го числа за предыдущий месяц» | the 5th of the month after each of the plan's months |
| «сентябрь, далее ежеквартально» | September, then the quarters that begin after it |
| «март или апрель» | one window of both; not so «март или октябрь» |
| «I квартал, до 25 марта» | the day, when it lies in the quarter |
| «до Нового года», «ко Дню Победы» | the day itself, the moving feasts by the plan's year |
| «март (дата уточняется)» | March, and the date is asked; «15 марта (дата уточняется)» is external |
| «осенние каникулы», «1 четверть» | external: the school sets them |
| «в течение 10 рабочих дней», «незамедлительно» | on demand: something unsaid begins them |
| «среда» | each Wednesday; «в среду» undetermined |
"""

import json
from datetime import date

import pytest

from models.calendar import last_working_day, next_working
from models.deadlines import ScheduleKind, read, read_lines
from models.deadlines.spans import clamped
from models.plan_years import Break, PlanYear
from tests.unit.test_deadlines_table import _cases, shape

YEAR = 2024
LAST_WEEKS = " ".join(f"{clamped(YEAR, month, -7):%d.%m}-{clamped(YEAR, month, -1):%d.%m}" for month in range(1, 13))
NINE = "recurring " + " ".join(
    f"01.{month:02}{'.2025' if month < 9 else ''}-{clamped(2024 + (month < 9), month, 31).day}.{month:02}"
    f"{'.2025' if month < 9 else ''}"
    for month in (9, 10, 11, 12, 1, 2, 3, 4, 5)
)
FIFTHS = " ".join(f"05.{month:02}" for month in range(2, 13)) + " 05.01.2025"
SEEN = f"""
recurring {LAST_WEEKS}
    последняя неделя месяца ¦ в последнюю неделю каждого месяца ¦ каждая последняя неделя месяца
    ежемесячно, последняя неделя
window 25.05-31.05
    в последнюю неделю мая
recurring {FIFTHS}
    5-го числа за предыдущий месяц ¦ 5 числа за прошедший месяц ¦ ежемесячно 5-го числа за предыдущий месяц
recurring_deadline {FIFTHS}
    до 5-го числа за предыдущий месяц ¦ ежемесячно до 5 числа за прошлый месяц
recurring 01.03-31.03 01.06-30.06 01.09-30.09 01.12-31.12
    в конце каждого квартала ¦ конец каждого квартала ¦ ежеквартально в конце квартала
recurring 01.01-31.01 01.04-30.04 01.07-31.07 01.10-31.10
    в начале каждого квартала
recurring_deadline 31.03 30.06 30.09 31.12
    ежеквартально до последнего числа ¦ ежеквартально, не позднее последнего числа
    до последнего дня каждого квартала ¦ ежеквартально до последнего дня квартала
{NINE}
    ежемесячно (сентябрь–май) ¦ ежемесячно (с сентября по май)
recurring 01.10-31.10 01.11-30.11 01.12-31.12
    ежемесячно (октябрь – декабрь) ¦ ежемесячно, начиная с октября ¦ октябрь, далее ежемесячно
recurring 01.04-30.06 01.07-30.09 01.10-31.12
    ежеквартально, начиная со II квартала ¦ ежеквартально начиная с апреля ¦ 1 раз в квартал, начиная со 2 квартала
recurring 01.09-30.09 01.10-31.12
    Сентябрь, далее ежеквартально ¦ сентябрь, затем ежеквартально ¦ в сентябре, далее 1 раз в квартал
recurring 01.01-31.01 01.04-30.06 01.07-30.09 01.10-31.12
    январь, далее ежеквартально
window 01.03-31.12
    не ранее 1 марта ¦ не раньше 1 марта ¦ не ранее 01.03.2024 ¦ не ранее марта ¦ начиная с 1 марта
window 16.05-31.12
    после 15 мая ¦ после 15.05 ¦ после 15.05.2024
window 01.06-31.12
    после 31 мая
window 01.03-30.04
    март или апрель ¦ в марте или апреле ¦ март либо апрель
window 15.05-16.05
    15.05 или 16.05 ¦ 15 мая или 16 мая
window 01.01-31.01
    начало года ¦ в начале года ¦ начало календарного года
window 01.12-31.12
    конец года ¦ в конце года ¦ конец 2024 года
window 01.09-30.09
    начало учебного года ¦ в начале учебного года
window 01.05-31.05
    конец учебного года
deadline 31.12
    до Нового года ¦ к Новому году
deadline 09.05
    ко Дню Победы ¦ к Дню Победы ¦ до Дня Победы ¦ не позднее Дня Победы
deadline 24.11
    ко Дню матери
deadline 01.06
    ко Дню защиты детей ¦ до Дня защиты детей
"""
KEPT = """
deadline 04.11
    ко Дню народного единства
deadline 08.03
    к Международному женскому дню
deadline 23.02
    ко Дню защитника Отечества
deadline 01.09
    ко Дню знаний
window 09.05
    День Победы
window 11.03-17.03
    Масленица
window 01.10
    1 октября – День музыки ¦ 1 октября (День музыки) ¦ 01.10 – Международный день музыки ¦ 1 октября, День музыки
    1 октября – День пожилого человека
window 05.10
    5 октября – День учителя
window 01.11-30.11
    ноябрь (неделя психологии) ¦ ноябрь – неделя психологии ¦ ноябрь (месячник здоровья)
    ноябрь (декада правовых знаний)
window 18.11-22.11
    18–22 ноября (неделя психологии)
deadline 20.12
    по 20 декабря включительно ¦ по 20.12.2024 (включительно) ¦ до 20 декабря включительно
deadline 25.03
    I квартал, до 25 марта ¦ март (до 25 марта) ¦ I квартал (до 25.03) ¦ до 25 марта (I квартал)
    март, не позднее 25 марта
recurring_deadline 25.03 25.09
    I, III квартал, до 25 марта, 25 сентября
on_demand
    незамедлительно ¦ немедленно ¦ безотлагательно ¦ незамедлительно при выявлении ¦ Незамедлительно.
    в течение 10 рабочих дней ¦ в течение 3 дней ¦ в течение пяти календарных дней ¦ в течение 24 часов
    незамедлительно по мере поступления ¦ в течение 2 рабочих дней
external
    в каникулярное время ¦ в период школьных каникул ¦ осенние каникулы ¦ в осенние каникулы ¦ весенние каникулы
    в дни каникул ¦ 1 четверть ¦ I четверть ¦ во второй четверти ¦ в конце III четверти ¦ каникулы
    летние каникулы ¦ в дни осенних каникул ¦ зимние каникулы ¦ в каникулы ¦ I-II четверть
    15 марта (дата уточняется) ¦ в период каникул ¦ каникулярный период ¦ 3 четверть учебного года
weekly on 3 every 1
    среда ¦ Среда 15.00
weekly on 5 every 1
    пятница
window 23.03
    23. 03. ¦ 23. 03 ¦ 23. 03. 2024 ¦ 23.03.
recurring 23.03 15.10
    23. 03., 15. 10.
recurring months
    ежемесячно⏎постоянно
recurring 01.04-30.04 01.11-30.11
    апрель⏎ноябрь ¦ апрель<br>ноябрь
recurring 15.03 20.09
    15.03⏎20.09 ¦ 15 марта⏎20 сентября
window 20.11
    20.11.2024 в 15.00⏎Дом культуры, ул. Садовая ¦ 20 ноября⏎актовый зал
window 01.03-31.03
    март (дата уточняется) ¦ март, дата уточняется ¦ март (срок уточняется) ¦ март (дата будет определена позднее)
window 01.11-30.11
    ноябрь (осенние каникулы) ¦ в ноябре (каникулы)
window 01.01-31.03
    I квартал (дата уточняется)
undetermined
    31.11 ¦ до 31.06 ¦ 30 февраля ¦ 31. 11. ¦ март или октябрь ¦ май или июль ¦ ко Дню села ¦ неделя психологии
    (неделя психологии) ¦ I квартал, до 25 мая ¦ май, до 1 июня ¦ в среду ¦ по 31 мая ¦ середина года
    далее ежеквартально
    конец квартала ¦ первый рабочий день ¦ перед каникулами ¦ после каникул ¦ после Дня Победы ¦ по возможности
    после I квартала ¦ 1 раз в четверть ¦ до начала года ¦ в течение года, до 25 декабря ¦ декабрь, далее ежеквартально
    после 20.10 до 1 декабря ¦ с 1 марта, до 15 мая ¦ не ранее 5 мая, до 20 мая
    в течение 10 дней марта ¦ сентябрь, далее по запросу ¦ не ранее ¦ конца года ¦ 10 числа за предыдущий год
"""

ONCE_ASKED = """
external
    осенние каникулы ¦ в каникулярное время ¦ летние каникулы ¦ каникулы ¦ в конце четверти ¦ 1 четверть
    в I четверти ¦ весенние каникулы ¦ в дни каникул ¦ на каникулах ¦ осенние и весенние каникулы
recurring 01.09-30.09 01.10-31.10 01.11-30.11 01.12-31.12 01.01.2025-31.01.2025 01.02.2025-28.02.2025 01.03.2025-31.03.2025 01.04.2025-30.04.2025 01.05.2025-31.05.2025
    ежемесячно (сентябрь – май) ¦ ежемесячно(сентябрь – май) ¦ ежемесячно (с сентября по май)
    каждый месяц (сентябрь-май)
weekly on 2 every 1
    вторник ¦ вторник 10.00-12.00
recurring 01.09-30.09 01.10-31.10
    Сентябрь<br>Октябрь
window 09.05
    в День Победы
window 01.09
    в день знаний
on_demand
    в течение 3 дней ¦ незамедлительно ¦ в течение 2 недель
window 16.03-31.12
    после 15 марта
window 25.05-31.05
    последняя неделя мая
deadline 31.12
    к Новому году
window 11.03-17.03
    Масленица
window 01.05-30.06
    май или июнь
window 15.05-31.12
    не ранее 15 мая
window 01.09-31.12
    не раньше сентября
window 01.01-31.01
    начало года ¦ начало 2024 ¦ в начале года
window 01.12-31.12
    конец года ¦ в конце года ¦ 1 раз в год, в конце года
recurring 25.01-31.01 23.02-29.02 25.03-31.03 24.04-30.04 25.05-31.05 24.06-30.06 25.07-31.07 25.08-31.08 24.09-30.09 25.10-31.10 24.11-30.11 25.12-31.12
    в последнюю неделю каждого месяца
deadline 15.03
    I квартал – до 15 марта
window 05.05
    Пасха
deadline 24.11
    ко Дню матери
window 01.05-31.12
    не раньше мая
window 02.09-31.12
    после 1 сентября
weekly on 3 every 1
    среда
weekly on 6 every 1
    суббота
recurring 09.01 01.02 01.03 01.04 02.05 03.06 01.07 01.08 02.09 01.10 01.11 02.12
    первый рабочий день месяца
recurring 31.01 29.02 29.03 27.04 31.05 28.06 31.07 30.08 30.09 31.10 29.11 28.12
    последний рабочий день месяца
recurring 09.01 01.04 01.07 01.10
    первый рабочий день каждого квартала
recurring 01.03-31.03 01.06-30.06 01.09-30.09 01.12-31.12
    в конце каждого квартала
recurring 01.01-31.01 01.04-30.04 01.07-31.07 01.10-31.10
    в начале каждого квартала
window 01.05-31.05
    в конце учебного года ¦ конец учебного года
window 01.09-30.09
    в начале учебного года ¦ начало учебного года
window 10.05-31.12
    после 9 мая
window 01.06
    1 июня День защиты детей
window 01.10
    день пожилого человека
"""  # noqa: E501 - lists of dates


def _cells(table: str) -> list[tuple[str, str]]:
    return [(wanted, cell.replace("⏎", "\n")) for wanted, cell in _cases(table)]


CASES = _cells(SEEN) + _cells(KEPT) + _cells(ONCE_ASKED)


def test_cells_of_the_wild() -> None:
    read_of = {cell: read(cell, YEAR) for _, cell in CASES}
    assert [(cell, wanted, shape(read_of[cell])) for wanted, cell in CASES if shape(read_of[cell]) != wanted] == []
    assert [cell for cell, found in read_of.items() if read(found.words, YEAR).meaning != found.meaning] == []
    undetermined = [cell for cell, found in read_of.items() if found.kind is ScheduleKind.UNDETERMINED]
    assert [cell for cell in undetermined if not read_of[cell].why] == []


LAST_WORKING = tuple(last_working_day(YEAR, month) for month in range(1, 13))
FIRST_WORKING = tuple(next_working(date(YEAR, month, 1)) for month in range(1, 13))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("последний рабочий день месяца", LAST_WORKING),
        ("в последний рабочий день каждого месяца", LAST_WORKING),
        ("ежемесячно, последний рабочий день", LAST_WORKING),
        ("первый рабочий день месяца", FIRST_WORKING),
        ("каждый первый рабочий день месяца", FIRST_WORKING),
        ("последний рабочий день квартала", LAST_WORKING[2::3]),
        ("последний рабочий день декабря", LAST_WORKING[-1:]),
    ],
)
def test_working_days_are_those_of_the_calendar(cell: str, days: tuple[date, ...]) -> None:
    found = read(cell, YEAR)
    assert found.windows == tuple((day, day) for day in days)
    assert read(found.words, YEAR).meaning == found.meaning


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("до последнего рабочего дня месяца", LAST_WORKING),
        ("не позднее последнего рабочего дня каждого месяца", LAST_WORKING),
        ("ежемесячно до последнего рабочего дня", LAST_WORKING),
        ("до последнего рабочего дня квартала", LAST_WORKING[2::3]),
    ],
)
def test_so_are_working_days_as_deadlines(cell: str, days: tuple[date, ...]) -> None:
    found = read(cell, YEAR)
    assert found.due == days
    assert read(found.words, YEAR).meaning == found.meaning


@pytest.mark.parametrize("cell", ["март (дата уточняется)", "I квартал, дата уточняется"])
def test_a_month_with_its_date_to_be_said_asks_for_the_date(cell: str) -> None:
    assert read(cell, YEAR).why == "дата уточняется"


def test_the_command_keeps_the_words_and_never_the_guess() -> None:
    told = list(read_lines([json.dumps("31.11"), json.dumps("апрель\nноябрь")], YEAR))
    assert [(one["text"], one["kind"]) for one in told] == [("31.11", "undetermined"), ("апрель\nноябрь", "recurring")]


HOLIDAYS = tuple(
    Break(season, date.fromisoformat(first), date.fromisoformat(last))
    for season, first, last in (
        ("autumn", "2025-10-27", "2025-11-04"),
        ("winter", "2025-12-31", "2026-01-11"),
        ("spring", "2026-03-28", "2026-04-05"),
    )
)
SCHOOL = PlanYear(2025, school=True, breaks=HOLIDAYS)
OF_SCHOOL = """
window 27.10.2025-04.11.2025
    осенние каникулы ¦ в осенние каникулы ¦ в период осенних каникул ¦ октябрь – ноябрь (осенние каникулы)
window 31.12.2025-11.01.2026
    зимние каникулы ¦ в дни зимних каникул
window 01.06.2026-31.08.2026
    летние каникулы
recurring 27.10.2025-04.11.2025 28.03.2026-05.04.2026
    осенние и весенние каникулы ¦ осенние, весенние каникулы
recurring 27.10.2025-04.11.2025 31.12.2025-11.01.2026 28.03.2026-05.04.2026 01.06.2026-31.08.2026
    в каникулярное время ¦ каникулы ¦ на каникулах
window 01.09.2025-26.10.2025
    1 четверть ¦ I четверть ¦ в первой четверти
window 05.11.2025-30.12.2025
    во II четверти ¦ 2 четверть
window 06.04.2026-31.05.2026
    4 четверть
window 01.09.2025-30.12.2025
    I-II четверть
recurring 01.09.2025-26.10.2025 12.01.2026-27.03.2026
    1, 3 четверть
recurring 01.09.2025-26.10.2025 05.11.2025-30.12.2025 12.01.2026-27.03.2026 06.04.2026-31.05.2026
    1 раз в четверть ¦ каждую четверть
external
    в конце III четверти
window 01.11.2025-30.11.2025
    ноябрь (осенние каникулы)
"""


@pytest.mark.parametrize(("wanted", "cell"), _cells(OF_SCHOOL))
def test_the_schools_time_is_dated_by_the_holidays_that_the_centre_has_told(wanted: str, cell: str) -> None:
    found = read(cell, SCHOOL)
    assert shape(found) == wanted
    assert read(found.words, SCHOOL).meaning == found.meaning


def test_holidays_that_are_not_told_stay_the_schools() -> None:
    calendar = PlanYear(2026, breaks=HOLIDAYS)  # its autumn is not told
    for cell in ("осенние каникулы", "1 четверть", "на каникулах"):
        assert read(cell, calendar).kind is ScheduleKind.EXTERNAL
    assert read("весенние каникулы", calendar).windows == ((date(2026, 3, 28), date(2026, 4, 5)),)
    assert read("осенние каникулы", PlanYear(2025, school=True)).kind is ScheduleKind.EXTERNAL
