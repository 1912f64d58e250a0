"""The years in a plan's words, moved into the next plan."""

import pytest

from models.plan.next_year import YearMark, move
from models.plan_years import PlanYear

STALE, ENDS, NO_SUCH_DAY = YearMark.STALE, YearMark.ENDS, YearMark.NO_SUCH_DAY
YEAR, SCHOOL, LEAP = PlanYear(2026), PlanYear(2025, school=True), PlanYear(2028)


@pytest.mark.parametrize(
    ("plan", "words", "moved", "marks"),
    [
        (YEAR, "Итоги работы кураторов за 2025 год", "Итоги работы кураторов за 2026 год", ()),
        (YEAR, "Итоги 2025 и планы 2026 года", "Итоги 2026 и планы 2027 года", ()),
        (YEAR, "Составление плана на 2027 год", "Составление плана на 2028 год", ()),
        (YEAR, "Анализ за 2025/26 учебный год", "Анализ за 2026/27 учебный год", ()),
        (SCHOOL, "План на 2025–2026 учебный год", "План на 2026–2027 учебный год", ()),
        (SCHOOL, "Итоги 2024/25 учебного года", "Итоги 2025/26 учебного года", ()),
        (YEAR, "Комплекс мер на 2023 – 2024 годы", "Комплекс мер на 2023 – 2024 годы", (STALE,)),
        (YEAR, "Конференция 2022 года", "Конференция 2022 года", (STALE,)),
        (YEAR, "Программа «Дом» на 2024–2026 годы: занятия", "Программа «Дом»: занятия", (ENDS,)),
        (YEAR, "Программа (2024–2026 гг.) района", "Программа района", (ENDS,)),
        (YEAR, "Программа «Семья» до 2026 года", "Программа «Семья»", (ENDS,)),
        (YEAR, "Программа на 2025–2030 годы", "Программа на 2025–2030 годы", ()),
        (YEAR, "Приказ от 12.01.2026 № 5: исполнение", "Приказ от 12.01.2026 № 5: исполнение", ()),
        (YEAR, "Занятия в группах 20 и 26", "Занятия в группах 20 и 26", ()),
    ],
)
def test_words(plan: PlanYear, words: str, moved: str, marks: tuple[YearMark, ...]) -> None:
    found = move(words, plan)
    assert (found.text, found.marks) == (moved, frozenset(marks))
    assert (moved == words) or any(one.struck for one in found.pieces) or not marks


@pytest.mark.parametrize(
    ("plan", "words", "moved", "marks"),
    [
        (YEAR, "до 1 октября 2026 г.", "до 1 октября 2027 г.", ()),
        (YEAR, "25.03.26", "25.03.27", ()),
        (YEAR, "декабрь 2026 – январь 2027", "декабрь 2027 – январь 2028", ()),
        (YEAR, "до 1.10.2024", "до 1.10.2024", (STALE,)),
        (YEAR, "до 10.00", "до 10.00", ()),
        (SCHOOL, "сентябрь 2025, май 2026", "сентябрь 2026, май 2027", ()),
        (LEAP, "до 29 февраля", "до 28 февраля", (NO_SUCH_DAY,)),
        (LEAP, "29.02.2028", "28.02.2029", (NO_SUCH_DAY,)),
    ],
)
def test_deadlines(plan: PlanYear, words: str, moved: str, marks: tuple[YearMark, ...]) -> None:
    found = move(words, plan, dated=True)
    assert (found.text, found.marks) == (moved, frozenset(marks))
