"""A keyboard of the Bot API, laid as MAX takes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.botapi.shapes import Json
from gateway.max.keyboards import LABEL, LINKS, ROW, ROW_WITH_LINK, ROWS, to_max, to_telegram
from gateway.max.links import Links

NICK = Links("opora_bot")


def laid(rows: list[list[Json]]) -> list[list[Json]]:
    """The rows that MAX is given."""
    found = to_max({"inline_keyboard": rows}, NICK)
    return found[0]["payload"]["buttons"] if found else []


def press(number: int) -> Json:
    return {"text": str(number), "callback_data": str(number)}


def link(number: int) -> Json:
    return {"text": str(number), "url": f"https://example.org/{number}"}


@given(st.lists(st.integers(1, 8), max_size=100).filter(lambda rows: sum(rows) <= 100))
def test_none_of_a_hundred_buttons_is_lost_or_moved(sizes: list[int]) -> None:
    numbers = iter(range(100))
    shown = laid([[press(next(numbers)) for _ in range(size)] for size in sizes])
    assert [one["text"] for row in shown for one in row] == [str(number) for number in range(sum(sizes))]
    assert len(shown) <= ROWS
    assert all(1 <= len(row) <= ROW for row in shown)


@given(
    st.lists(st.lists(st.booleans(), min_size=1, max_size=8), max_size=60).filter(
        lambda rows: sum(map(len, rows)) <= 60
    )
)
def test_a_row_with_a_link_has_three(rows: list[list[bool]]) -> None:
    numbers = iter(range(60))
    given_rows = [[(link if linked else press)(next(numbers)) for linked in row] for row in rows]
    shown = laid(given_rows)
    assert len(shown) <= ROWS
    for row in shown:
        assert len(row) <= (ROW_WITH_LINK if any(one["type"] in LINKS for one in row) else ROW)


@pytest.mark.parametrize(("size", "rows"), [(7, [7]), (8, [7, 1]), (15, [7, 7, 1])])
def test_a_wide_row_goes_on_in_the_next(size: int, rows: list[int]) -> None:
    assert [len(row) for row in laid([[press(number) for number in range(size)]])] == rows


def test_a_long_label_is_cut_and_says_so() -> None:
    ((button,),) = laid([[{"text": "ё" * 200, "callback_data": "x"}]])
    assert len(button["text"]) == LABEL
    assert button["text"].endswith("…")


def test_an_address_that_leads_nowhere_in_max_has_no_button() -> None:
    assert laid([[{"text": "Человек", "url": "tg://user?id=1"}]]) == []


def test_back_again_it_is_the_same() -> None:
    rows = [[press(1), press(2)], [link(3)], [{"text": "Код", "copy_text": {"text": "42"}}]]
    assert to_telegram(to_max({"inline_keyboard": rows}, NICK)) == {"inline_keyboard": rows}
