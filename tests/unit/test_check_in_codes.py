"""Codes that presence is marked by: they say what they were issued for, and nobody else can make one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import fresh_code
from models.errors import DomainError
from models.events.codes import CheckInCode, Room, is_check_in, issue, read_code, token_key

KEY = token_key("123456:ABC-DEF")
START = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What Telegram lets stand behind `/start`."""


@given(event=st.integers(1, 2**31 - 1), room=st.sampled_from(Room))
def test_a_code_says_what_it_was_issued_for(event: int, room: Room) -> None:
    code = issue(KEY, CheckInCode(event, room))
    assert START.fullmatch(code)
    assert is_check_in(code)
    assert read_code(KEY, code) == CheckInCode(event, room)


@given(event=st.integers(1, 2**31 - 1), place=st.integers(3, 30), letter=st.sampled_from("AQgw09-_z"))
def test_a_changed_letter_is_seen(event: int, place: int, letter: str) -> None:
    code = issue(KEY, CheckInCode(event, Room.HALL))
    changed = code[:place] + letter + code[place + 1 :]
    if changed != code:
        with pytest.raises(DomainError, match="check-in-forged"):
            read_code(KEY, changed)


@pytest.mark.parametrize("text", ["in_", "in_семинар", *("in_" + "A" * n for n in (27, 28, 61)), "in_AAAA="])
def test_what_is_no_code_is_refused(text: str) -> None:
    assert is_check_in(text)
    with pytest.raises(DomainError, match="check-in-forged"):
        read_code(KEY, text)


def test_another_deployment_signs_otherwise() -> None:
    code = issue(token_key("654321:FED-CBA"), CheckInCode(7, Room.HALL))
    with pytest.raises(DomainError, match="check-in-forged"):
        read_code(KEY, code)


def test_an_invite_is_no_such_code() -> None:
    assert not any(is_check_in(fresh_code()) for _ in range(2000))
    assert not is_check_in("in_" + fresh_code()[3:])
