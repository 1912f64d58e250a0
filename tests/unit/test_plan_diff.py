"""A second import against the first."""

from __future__ import annotations

from models.plan.diff import CellChange, diff
from tests.unit.plan_files import rows_of

SEMINAR = ("1", "Семинар для кураторов западного округа", "Март", "Лугина О.С.", "Протокол")
VISIT = ("2", "Выезд в районы округа", "Май", "Ветрова Н.П.", "Отчет")
LETTER = ("3", "Листовка «Телефон доверия»", "Июнь", "методист", "Листовка")


def renumbered(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(str(place), *row[1:]) for place, row in enumerate(rows, start=1)]


def test_the_same_plan_has_no_differences() -> None:
    rows = rows_of("1. Обучение", SEMINAR, VISIT)

    assert diff(rows, rows).empty
    assert len(diff(rows, rows).pairs) == 2


def test_cells_changed_are_told_one_by_one() -> None:
    old, new = (
        rows_of(SEMINAR, VISIT),
        rows_of(SEMINAR, ("2", VISIT[1], "июнь", "Ветрова Н.П., методист", "отчёт")),
    )
    (pair,) = diff(old, new).changed

    assert pair.changes == (
        CellChange("deadline", "Май", "июнь"),
        CellChange("responsible", "Ветрова Н.П.", "Ветрова Н.П., методист"),
    )
    assert not pair.moved


def test_a_row_put_in_above_shifts_no_other() -> None:
    old = rows_of("1. Обучение", *renumbered(SEMINAR, LETTER))
    new = rows_of("1. Обучение", *renumbered(VISIT, SEMINAR, LETTER))
    found = diff(old, new)

    assert [row.content for row in found.added] == [VISIT[1]]
    assert not found.removed
    assert [[change.column for change in pair.changes] for pair in found.changed] == [["number"], ["number"]]
    assert all(pair.old.key != pair.new.key for pair in found.pairs)


def test_a_row_taken_out() -> None:
    found = diff(rows_of(SEMINAR, VISIT, LETTER), rows_of(*renumbered(SEMINAR, LETTER)))

    assert [row.content for row in found.removed] == [VISIT[1]]
    assert not found.added


def test_a_row_moved_to_another_section() -> None:
    found = diff(
        rows_of("1. Обучение", SEMINAR, VISIT, "2. Выезды", LETTER),
        rows_of("1. Обучение", SEMINAR, "2. Выезды", VISIT, LETTER),
    )

    assert [(pair.old.section, pair.new.section) for pair in found.moved] == [(("1. Обучение",), ("2. Выезды",))]
    assert not found.added
    assert not found.removed


def test_words_put_right_leave_the_row_the_same() -> None:
    new = ("1", "Семинар-практикум для кураторов западного округа", *SEMINAR[2:])
    (pair,) = diff(rows_of(SEMINAR), rows_of(new)).changed

    assert [change.column for change in pair.changes] == ["content"]


def test_another_matter_under_the_same_key_is_another_row() -> None:
    found = diff(rows_of(SEMINAR), rows_of(("1", "Круглый стол по этике", *SEMINAR[2:])))

    assert (len(found.added), len(found.removed), found.pairs) == (1, 1, ())


def test_equal_contents_are_paired_in_order() -> None:
    twice = rows_of(SEMINAR, ("2", *SEMINAR[1:2], "Октябрь", *SEMINAR[3:]))
    found = diff(twice, twice)

    assert found.empty
    assert [(pair.old.place, pair.new.place) for pair in found.pairs] == [(1, 1), (2, 2)]


def test_a_title_that_was_made_longer_is_a_change() -> None:
    longer = "Семинар для кураторов западного округа «Ранняя помощь семье: первые шаги, документы, связь со школой»"
    short = ("3", "Вебинар", "Март", "Лугина О.С.", "Запись")
    old = rows_of("1. Обучение", SEMINAR, VISIT, short)
    new = rows_of(
        "1. Обучение",
        ("1", longer, *SEMINAR[2:]),
        VISIT,
        ("3", "Вебинар «Школа и семья: кто за что отвечает»", *short[2:]),
    )
    found = diff(old, new)

    assert not found.added
    assert not found.removed
    assert [pair.new.content for pair in found.changed] == [longer, "Вебинар «Школа и семья: кто за что отвечает»"]


def test_a_short_title_is_not_found_in_every_longer_one() -> None:
    old = rows_of("1. Обучение", ("1", "Семинар", "Март", "Лугина О.С.", ""), VISIT)
    new = rows_of("1. Обучение", VISIT, ("2", "Семинар «Телефон доверия: как о нём рассказать»", "Май", "", ""))
    found = diff(old, new)

    assert (len(found.added), len(found.removed)) == (1, 1)
