"""Tasks of posts: decisions as they are typed, and when they are told of."""

from datetime import date

import pytest

from models.access import Role
from models.errors import DomainError
from models.plan.matching import PostOffer
from models.reminders.moments import Nudge
from models.reminders.rules import ReminderRules
from models.tasks import MOST, check_due, read_decisions, task_moments

TODAY = date(2026, 3, 16)
OFFERS = (
    PostOffer(id=1, title="Методист", holders=((11, "Тихая Нина Павловна"),)),
    PostOffer(id=2, title="Куратор, Лесной район", role=Role.CURATOR, district="Лесной район"),
    PostOffer(id=3, title="Куратор, Заречный район", role=Role.CURATOR, district="Заречный район"),
    PostOffer(id=4, title="Психолог"),
    PostOffer(id=5, title="Специалисты Центра", group=True, members=(1, 4)),
)


@pytest.mark.parametrize(
    ("line", "posts", "due"),
    [
        ("Подготовить памятку; методист; до 20 апреля", (1,), date(2026, 4, 20)),
        ("1. Подготовить памятку; 20.04.2026; методист", (1,), date(2026, 4, 20)),
        ("Подготовить памятку – методист – 20 апреля", (1,), date(2026, 4, 20)),
        ("Подготовить памятку | отв. Тихая Н. П. | срок: 20.04", (1,), date(2026, 4, 20)),
        ("2) Собрать списки; куратор Лесного района; не позднее 1 апреля.", (2,), date(2026, 4, 1)),
        ("Собрать списки; кураторы; к 1 апреля", (2, 3), date(2026, 4, 1)),
        ("Обновить стенд; Специалисты Центра; завтра", (1, 4), date(2026, 3, 17)),
    ],
)
def test_a_decision_names_what_who_and_by_when(line: str, posts: tuple[int, ...], due: date) -> None:
    (one,) = read_decisions(line, OFFERS, TODAY)
    assert (one.trouble, one.posts, one.due) == ("", posts, due)
    assert one.what in ("Подготовить памятку", "Собрать списки", "Обновить стенд")


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("Подготовить памятку", "parts"),
        ("Подготовить памятку; методист", "parts"),
        ("Подготовить памятку; методист; скоро", "day"),
        ("Подготовить памятку; методист; 31 апреля", "day"),
        ("Подготовить памятку; методист; 12.03.2026", "past"),
        ("Подготовить памятку; методист; 12.03.2029", "far"),
        ("Подготовить памятку; логопед; 20 апреля", "nobody"),
        (f"{'Подготовить ' * 50}; методист; 20 апреля", "parts"),
        (f"{'Подготовить ' * 30}; методист; 20 апреля", "long"),
        ("; методист; 20 апреля", "parts"),
        (";;;;;;", "parts"),
    ],
)
def test_what_is_not_understood_says_why(line: str, trouble: str) -> None:
    (one,) = read_decisions(line, OFFERS, TODAY)
    assert (one.trouble, one.well) == (trouble, False)


def test_the_same_twice_is_one() -> None:
    line = "Подготовить памятку; методист; 20 апреля"
    found = read_decisions(f"Решили:\n{line}\n\n{line}", OFFERS, TODAY)
    assert [one.trouble for one in found] == ["", "twice"]


@pytest.mark.parametrize(("text", "key"), [("", "tasks-empty"), ("Решили:\n \n", "tasks-empty")])
def test_a_list_of_nothing_is_refused(text: str, key: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_decisions(text, OFFERS, TODAY)
    assert refused.value.key == key


def test_a_list_of_too_many_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        read_decisions("а; б; в\n" * (MOST + 1), OFFERS, TODAY)
    assert refused.value.key == "tasks-too-many"


def test_no_day_that_is_over_and_none_beyond_a_year() -> None:
    check_due(TODAY, TODAY)
    check_due(date(2027, 3, 17), TODAY)
    for day in (date(2026, 3, 15), date(2027, 3, 18)):
        with pytest.raises(DomainError):
            check_due(day, TODAY)


def test_a_task_is_told_of_as_a_date_of_the_plan_is() -> None:
    found = [(one.day.isoformat(), one.nudge) for one in task_moments(date(2026, 4, 20), ReminderRules())]
    assert (found[-1][1], "2026-04-20") == (Nudge.LATE, next(day for day, nudge in found if nudge is Nudge.DAY))
    assert all(nudge is not Nudge.HELD for _, nudge in found)


def test_the_end_of_the_year_does_not_end_a_task() -> None:
    for due in (date(2026, 12, 29), date(2026, 8, 31), date(2026, 9, 1), date(2026, 1, 12)):
        assert task_moments(due, ReminderRules())[-1].nudge is Nudge.LATE
