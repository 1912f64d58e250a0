"""What `make year` looks for in the letters is found."""

from datetime import UTC, date, datetime

from examples.year.cast import CURATORS, Who
from examples.year.dates import Due, done_at, forgotten, reminded_of_done
from examples.year.letters import read_letters, wrong_dates
from examples.year.world import Letter, Marked, Told

WHO = CURATORS[0]
DUES = {1: date(2026, 1, 30), 2: date(2026, 2, 27)}


def letter(day: str, text: str, kind: str = "date_ahead", subject: int = 1, who: Who = WHO) -> Letter:
    at = datetime.fromisoformat(f"{day}T06:00:00").replace(tzinfo=UTC)
    return Letter(who, at, 7, text, (Told(kind, subject),), digest=False, morning=True)


def test_the_same_words_again() -> None:
    told = read_letters([letter("2026-02-02", "Заявка № 5 ждёт вас"), letter("2026-02-03", "Заявка № 5 ждёт вас")])
    assert told[WHO.name].twice == ["02.02.2026, 03.02.2026: Заявка № 5 ждёт вас"]
    daily = [letter(day, "Сегодня срок", "date_today") for day in ("2026-02-02", "2026-02-03")]
    assert read_letters(daily)[WHO.name].twice == [], "what is due today is said anew on another day"


def test_more_than_one_in_a_morning() -> None:
    both = [letter("2026-02-02", "Сводка"), letter("2026-02-02", "Мониторинг", "monitoring_board")]
    assert read_letters(both)[WHO.name].mornings == ["02.02.2026: date_ahead, monitoring_board"]
    today = [letter("2026-02-02", "Сводка"), letter("2026-02-02", "Сегодня срок", "date_today")]
    assert read_letters(today)[WHO.name].mornings == []


def test_another_date_was_closed() -> None:
    marked = [Marked(WHO, 1, (2,), date(2026, 2, 13)), Marked(WHO, 1, (1,), date(2026, 2, 13))]
    assert wrong_dates(marked, DUES) == [f"{WHO.name}, 13.02.2026: письмо о сроке 30.01.2026 закрыло 27.02.2026"]


def test_a_date_forgotten_and_one_that_was_done() -> None:
    done = datetime(2026, 1, 20, 9, tzinfo=UTC)
    dates = [Due(1, DUES[1], "Семинар", done), Due(2, DUES[2], "Тренинг", None)]
    letters = [letter("2026-01-28", "Скоро срок", subject=1)]
    assert forgotten(letters, dates, date(2026, 1, 1), date(2026, 12, 31)) == ["27.02.2026 Тренинг"]
    assert reminded_of_done(letters, dates) == [f"{WHO.name}, 28.01.2026: 30.01.2026 Семинар"]


def test_a_date_is_done_by_what_stands_in_a_register() -> None:
    first, second, third = (datetime(2026, 1, day, tzinfo=UTC) for day in (20, 21, 22))
    assert done_at(1, [], [first]) == first
    assert done_at(1, [first], [second]) == first, "done already, before the entry was made"
    assert done_at(1, [second], [first]) == first
    assert done_at(2, [second, third], [first]) is None, "two records for one entry are not two"
    assert done_at(2, [second], [first, third]) == third
    assert done_at(1, [], []) is None
