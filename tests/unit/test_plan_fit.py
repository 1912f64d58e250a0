"""Which item an activity was done for, measured on records as tired people write them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from bot.cli import app
from documents.plan import read_plan
from models.activities import Type
from models.plan.build import _plans
from models.plan.fitting import Candidate, Cells, _kinds, _plan_words, _wanted, offers
from models.plan.openness import candidate_of
from tests.support.plan import example, written
from tests.unit import fit_cases as cases
from tests.unit.fit_cases import Case

PLANS = Path(__file__).parents[3] / "shared" / "plans"
RIGHT, WRONG = 0.90, 0.03


class Measure(NamedTuple):
    """The share of right answers, and of offers without the right item among them."""

    right: float
    wrong: float


def measure(given: Sequence[Case], candidates: Sequence[Candidate], year: int) -> Measure:
    right = wrong = 0
    for title, kind, day, row in given:
        found = offers(title, kind, date.fromisoformat(f"{year}-{day}"), candidates)
        wanted = set() if row is None else {row} if isinstance(row, int) else set(row)
        well = bool(wanted & set(found)) if wanted else not found
        right, wrong = right + well, wrong + (bool(found) and not well)
    return Measure(right / len(given), wrong / len(given))


def rows_of(plan: Path | bytes, year: int, name: str = "plan.docx") -> list[Candidate]:
    return [candidate_of(row, year) for row in read_plan(plan, name, year).rows]


def test_the_set_is_large_and_half_of_it_is_kept_apart() -> None:
    real = (cases.TAMBOV_SEEN, cases.TAMBOV_UNSEEN, cases.VOLOGDA_SEEN, cases.VOLOGDA_UNSEEN)
    every = [case for part in real for case in part]
    assert len(every) >= 200
    assert sum(row is None for *_, row in every) >= 30
    assert len({(title, day) for title, _, day, _ in every}) == len(every)


def test_the_invented_plan() -> None:
    found = measure(cases.INVENTED, rows_of(example(), 2026, "plan-2026.docx"), 2026)
    assert found.right >= RIGHT
    assert found.wrong <= WRONG


@pytest.mark.skipif(not PLANS.is_dir(), reason="the real plans stand beside the checkout")
@pytest.mark.parametrize(
    ("name", "year", "given"),
    [
        ("tambov-2024", 2024, cases.TAMBOV_SEEN),
        ("tambov-2024", 2024, cases.TAMBOV_UNSEEN),
        ("tambov-2024", 2024, cases.TAMBOV_LATER),
        ("vologda-2020", 2020, cases.VOLOGDA_SEEN),
        ("vologda-2020", 2020, cases.VOLOGDA_UNSEEN),
        ("vologda-2020", 2020, cases.VOLOGDA_LATER),
    ],
    ids=["tambov seen", "tambov unseen", "tambov later", "vologda seen", "vologda unseen", "vologda later"],
)
def test_a_real_plan(name: str, year: int, given: Sequence[Case]) -> None:
    found = measure(given, rows_of(PLANS / f"{name}.docx", year), year)
    assert found.right >= RIGHT
    assert found.wrong <= WRONG


FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28))
DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
SUMMER = (date(2026, 7, 1), date(2026, 9, 30))


def meeting(activity_id: int, *windows: tuple[date, date], mine: bool = False) -> Candidate:
    return Candidate(
        id=activity_id,
        cells=Cells(content="Совещание с представителями районов «Итоги работы»"),
        windows=windows,
        mine=mine,
    )


def test_a_far_item_is_not_offered_and_the_open_one_of_its_words_is() -> None:
    both = [meeting(1, FEBRUARY), meeting(2, DECEMBER)]
    assert offers("Совещание с районами", Type.MEETING, date(2026, 12, 5), both) == [2]
    assert offers("Итоги работы", Type.MEETING, date(2026, 6, 5), both) == []


def test_what_is_done_is_not_offered() -> None:
    assert offers("Совещание", Type.MEETING, date(2026, 2, 5), [meeting(1)]) == []


def test_the_only_open_one_of_the_type_needs_no_word_in_common() -> None:
    plan = [meeting(1, FEBRUARY), Candidate(id=2, cells=Cells(content="Вебинар «Ранняя помощь»"), windows=(SUMMER,))]
    assert offers("Цифровая безопасность", Type.WEBINAR, date(2026, 8, 3), plan) == [2]
    assert offers("Цифровая безопасность", Type.WEBINAR, date(2026, 11, 3), plan) == []


def test_two_close_ones_are_both_offered_ones_own_first() -> None:
    assert offers("Совещание", Type.MEETING, date(2026, 2, 5), [meeting(1, FEBRUARY), meeting(2, FEBRUARY)]) == [1, 2]
    mine = [meeting(1, FEBRUARY), meeting(2, FEBRUARY, mine=True)]
    assert offers("Совещание", Type.MEETING, date(2026, 2, 5), mine) == [2, 1]


def test_a_feast_of_another_name_is_another_feast() -> None:
    autumn = Candidate(
        id=1, cells=Cells(content="«Осенняя карусель»", section="Досуговая деятельность"), windows=(DECEMBER,)
    )
    assert offers("Праздник для семей", Type.HOLIDAY, date(2026, 12, 3), [autumn]) == [1]
    assert offers("День инвалидов", Type.HOLIDAY, date(2026, 12, 3), [autumn]) == []


def test_what_is_mistyped_is_known_by_the_words_of_the_plan_and_of_types() -> None:
    cells = (Cells(content="Семинар «Сопровождение приёмных семей»"), Cells(content="Круглый стол «Подростки»"))
    wanted = _wanted("Семенар Сопровожденее приемных семей", _plan_words(cells))
    assert wanted == [frozenset({"замещающий"}), frozenset({"семья"}), frozenset({"сопровождение"})]


def test_a_type_half_like_the_one_that_was_chosen_is_taken_for_it() -> None:
    assert _kinds("Вебинар «Опека»", Type.SEMINAR) == ({Type.WEBINAR: 0.95, Type.SEMINAR: 1.0}, True)
    assert _kinds("Праздник «Опека»", Type.SEMINAR) == ({Type.HOLIDAY: 0.5, Type.SEMINAR: 1.0}, True)


@pytest.mark.parametrize(
    ("day", "near"), [("01-31", 0.9), ("02-01", 1.0), ("03-14", 0.9), ("03-15", 0.75), ("03-31", 0.75), ("04-01", 0.0)]
)
def test_how_near_a_day_is_to_a_window(day: str, near: float) -> None:
    open_one = meeting(1, FEBRUARY)
    done = replace(open_one, done=(FEBRUARY, (date(2026, 3, 1), date(2026, 3, 31))))
    on = date.fromisoformat(f"2026-{day}")
    assert open_one.nearness(on) == near
    assert done.nearness(on) == (near if near == 1.0 or day == "01-31" else 0.0)


def test_two_plans_of_a_file_have_names() -> None:
    rows = read_plan(written("Занятие | март | психолог | |", "Встреча | май | психолог | |"), "plan.txt", 2026).rows
    assert _plans([replace(rows[0], plan="Общий"), replace(rows[1], plan="")], None) == ("Общий", "План")
    assert _plans([replace(rows[0], plan="Общий"), replace(rows[1], plan="")], "Год") == ("Общий", "Год")
    assert _plans(rows, "Год") == ()


def test_what_begins_in_the_year_and_ends_after_it_is_open_in_it() -> None:
    rows = read_plan(written("Занятие | с 1 декабря по 31 января | психолог | |"), "plan.txt", 2026).rows
    assert [candidate_of(row, 2026).windows for row in rows] == [((date(2026, 12, 1), date(2027, 1, 31)),)]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.docx"
    file.write_bytes(example())
    return file


def test_the_command_answers_line_by_line(plan: Path) -> None:
    asked = [
        {"type": "round_table", "title": "трудный случай", "day": "2026-04-16"},
        {"type": "round_table", "title": "трудный случай", "day": "2026-10-16"},
    ]
    lines = "\n".join(json.dumps(one) for one in asked)
    done = CliRunner().invoke(app, ["plan", "fit", str(plan), "--year", "2026"], input=lines)
    assert done.exit_code == 0
    assert [json.loads(line) for line in done.stdout.splitlines()] == [{"offers": [11]}, {"offers": []}]


def test_in_a_school_year_april_is_the_next_one(plan: Path) -> None:
    line = json.dumps({"type": "round_table", "title": "трудный случай", "day": "2027-04-16"})
    done = CliRunner().invoke(app, ["plan", "fit", str(plan), "--year", "2026", "--school-year"], input=line)
    assert json.loads(done.stdout) == {"offers": [11]}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("семинар", "строка 1: это не JSON"),
        ('{"type": "seminar", "title": "Семинар"}', "строка 1: нужны строки type, title и day"),
        ('{"type": "party", "title": "Семинар", "day": "2026-03-01"}', "строка 1: вида «party» нет"),
        ('{"type": "seminar", "title": "Семинар", "day": "1 марта"}', "строка 1: «1 марта» – не дата"),
    ],
)
def test_a_bad_line_is_one_line_of_error(plan: Path, line: str, wrong: str) -> None:
    done = CliRunner().invoke(app, ["plan", "fit", str(plan), "--year", "2026"], input=line)
    assert done.exit_code == 1
    assert done.stderr.startswith(wrong)
    assert len(done.stderr.splitlines()) == 1
