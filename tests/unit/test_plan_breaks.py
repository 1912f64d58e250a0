"""Line breaks in a deadline's cell, and rows that are totals."""

import pytest

from models.plan.breaks import deadline_words
from tests.unit.plan_files import cell, codes, read, row, rows_of, text_plan, word_plan


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("апрель\nноябрь", "апрель, ноябрь"),
        ("15.03\n20.09", "15.03, 20.09"),
        ("15 марта,\n20 сентября", "15 марта, 20 сентября"),
        ("1 раз в квартал\nдекабрь", "1 раз в квартал, декабрь"),
        # and what only wraps
        ("в течение\nгода", "в течение года"),
        ("1 раз\nв квартал", "1 раз в квартал"),
        ("до 20\nдекабря", "до 20 декабря"),
        ("третья декада\nмарта", "третья декада марта"),
        ("январь –\nмарт", "январь – март"),
        ("с сентября\nпо май", "с сентября по май"),
        ("15 марта\n2026 года", "15 марта 2026 года"),
        ("март\n(дата уточняется)", "март (дата уточняется)"),
        ("ежемесячно\nдо 5 числа", "ежемесячно до 5 числа"),
    ],
)
def test_lines_of_a_deadline(lines: str, words: str) -> None:
    assert deadline_words(lines) == (words, "")


def test_a_place_under_the_date_is_no_part_of_it() -> None:
    assert deadline_words("20.11.2025 в 15.00\nДом культуры,\nул. Садовая, 5") == (
        "20.11.2025 в 15.00",
        "Дом культуры, ул. Садовая, 5",
    )
    assert deadline_words("15.03\nактовый зал\n20.09\nбиблиотека") == ("15.03, 20.09", "актовый зал; библиотека")


def test_the_cell_stays_and_is_read_by_its_lines() -> None:
    reading = read(word_plan(row("1", "Семинар", "апрель\nноябрь", "Методист", "Протокол")))

    (one,) = reading.rows
    assert (one.deadline, one.words("deadline")) == ("апрель ноябрь", "апрель, ноябрь")
    assert codes(reading, 1) == []


def test_a_total_is_a_whole_word_without_a_deadline_and_a_responsible() -> None:
    events = ("Итоговый круглый стол", "Всероссийская неделя психологии", "Итоги сезона", "Всего понемногу: вечер")
    rows = [(str(place), event, "Декабрь", "Методист", "") for place, event in enumerate(events, 1)]
    reading = read(text_plan(*rows, ("", "Итого: 4 мероприятия", "", "", ""), ("Всего", "4", "", "", "")))

    assert [one.content for one in reading.rows] == list(events)
    assert [problem.text for problem in reading.problems if problem.code == "unread"] == [
        "не разобрано (строка файла 6): «Итого: 4 мероприятия»",
        "не разобрано (строка файла 7): «Всего 4»",
    ]


def test_a_total_alone_in_its_row_is_no_section() -> None:
    usual = [row(str(place), f"Семинар {place}", "Март", "Методист", "") for place in (1, 2)]
    reading = read(word_plan(usual[0], row(cell("Всего: 1", span=5)), usual[1]))

    assert [one.section for one in reading.rows] == [(), ()]


def test_an_event_without_a_number_is_an_event() -> None:
    assert [one.content for one in rows_of(("", "Итоговый семинар", "Декабрь", "Методист", ""))] == ["Итоговый семинар"]
