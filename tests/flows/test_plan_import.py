"""Odd presses in the import of a plan, and what the release before left open there."""

from collections.abc import Sequence

import pytest

from examples.make_school_plan import school_plan
from tests.flows.test_frame import STALE, intent_of, rewrite
from tests.flows.tour import PLAN, numbered, send_file
from tests.support.plan import written
from tests.support.telegram import Notebook, Phone, kept

WINDOWS: tuple[tuple[list[str], Sequence[str]], ...] = (
    ([], ("t:!accept", "t:!doubts", "column:0", "post:1", "review", "notes.page:1", "yes:2")),
    (["Сомнения (1)"], ("t:~1", "t:!review", "notes.page:x", "notes.page:2147483647", "accept")),
    (["Уточнить сроки (1)"], ("t:!as 2", "t:demand 2", "as:1", "demand:1", "none:x", "none:99", "yes:2", "yes")),
    (["Ответственные"], ("t:#0", "answer:x", "answer:-1", "answer:77", "answer.page:-1", "post:1")),
    (["Ответственные", "1"], ("t:=1", "post:x", "post:1@", "post:@1", "everyone:dance", "besides:", "post.page:x")),
    (["Ответственные", "1", "Несколько мест"], ("post:1@1", "post:dance", "t:!ticked")),
)
OF_A_SCHOOL: tuple[tuple[list[str], Sequence[str]], ...] = (
    (["Планы файла (2)"], ("t:#0", "plan:77", "plan:x", "plan:-1")),
    (["Другие таблицы (2)"], ("t:#0", "table:2", "table:-1", "table:²")),
    (["Другие таблицы (2)", "1"], ("t:!read", "column:0", "column:None", "pick:number", "pick:")),
    (["Другие таблицы (2)", "1", "Содержание"], ("t:=0", "column:77", "column:x", "column:none", "column:")),
)


@pytest.mark.parametrize(("way", "forged"), WINDOWS)
async def test_odd_presses_are_stale(olga: Phone, way: list[str], forged: Sequence[str]) -> None:
    await send_file(olga, PLAN)
    await _are_stale(olga, way, forged)


@pytest.mark.parametrize(("way", "forged"), OF_A_SCHOOL)
async def test_odd_presses_in_a_large_file_are_stale(olga: Phone, way: list[str], forged: Sequence[str]) -> None:
    await send_file(olga, school_plan(), "план школы.docx")
    await _are_stale(olga, way, forged)


async def _are_stale(phone: Phone, way: list[str], forged: Sequence[str]) -> None:
    if way:
        await phone.press(*way)
    before = phone.screen
    for data in forged:
        assert STALE in await phone.callback(f"{intent_of(phone)}\x1d{data}"), data
        assert phone.screen == before, data


async def test_an_import_that_the_release_before_began_goes_on(olga: Phone, notebook: Notebook) -> None:
    await send_file(olga, PLAN)
    draft = kept(notebook, olga)[-1][1]["kept"]["draft"]
    before = olga.screen
    rewrite(notebook, olga, {}, start_data={"draft": draft})
    assert STALE in await olga.callback(f"{intent_of(olga)}\x1dt:!accept")
    assert olga.screen == before
    await olga.press("Ответственные")
    bag = {"page": 0, "said": "методист", "ticks": None, "post_page": 0, "typed": None, "trouble": None}
    rewrite(notebook, olga, bag, start_data={"draft": draft})
    await olga.press("Готово", "Принять")
    assert "План принят: 2 пункта" in olga.screen


@pytest.mark.parametrize("bag", [{"kept": {"draft": "x"}}, {"kept": 7}, {"notes": "dance"}, {"picks": [1]}])
async def test_what_cannot_be_read_begins_anew_with_the_same_draft(
    olga: Phone, notebook: Notebook, bag: dict[str, object]
) -> None:
    await send_file(olga, PLAN)
    draft = kept(notebook, olga)[-1][1]["kept"]["draft"]
    rewrite(notebook, olga, bag, start_data={"draft": draft})
    await olga.press("Принять")
    assert "План принят: 2 пункта" in olga.screen


async def test_of_several_posts_none_is_no_choice_and_one_is_a_post(olga: Phone) -> None:
    await send_file(olga, written("Совещание | Апрель | методист | |"))
    await olga.press("Ответственные", "1", "Несколько мест", "Готово")
    assert "Кто это: методист?" in olga.screen, "nothing is ticked yet"
    await olga.press(numbered(olga, "Мария Орлова"), "Готово")
    assert "методист → Мария Орлова · Куратор, Петровский район" in olga.screen


async def test_what_was_read_with_a_doubt_is_confirmed_by_one_tap(olga: Phone) -> None:
    await send_file(olga, written("Беседа | до 15 марта 2025 | методист | |", "Круг | середина года | методист | |"))
    await olga.press("Уточнить сроки (2)")
    assert "Беседа" in olga.screen
    read = olga.data_of("до 15 марта 2025")
    await olga.press("до 15 марта 2025")
    assert "Круг" in olga.screen
    assert STALE in await olga.callback(read), "a second tap answers no other row"
    assert "до 15 марта 2025" not in olga.buttons
    await olga.press("Без срока")
    assert "Не понят" not in olga.screen
