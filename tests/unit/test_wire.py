"""What a chat keeps comes back as it was, or fails where it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speed import wire
from speed.switch import Bend, leave

NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
KEPT = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)
)


@dataclass
class Thing:
    number: int


@given(KEPT)
def test_what_json_knows_comes_back(value: object) -> None:
    assert wire.loads(wire.dumps(value)) == value


@pytest.mark.parametrize(
    "value", [datetime(2026, 1, 12, tzinfo=UTC), date(2026, 1, 12), Thing(1), {1: "a"}, {"a": {1}}]
)
def test_what_would_come_back_as_something_else_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        wire.dumps({"kept": value})


@pytest.fixture(params=[(), (Bend.JSON,)], ids=["orjson", "json"])
def _left(request: pytest.FixtureRequest) -> Iterator[None]:
    leave(request.param)
    yield
    leave(())


@pytest.mark.usefixtures("_left")
def test_letters_stay_letters() -> None:
    assert wire.dumps({"слово": "ёж"}) == '{"слово":"ёж"}'.encode()


@pytest.mark.usefixtures("_left")
def test_half_an_emoji_stops_nobody() -> None:
    halved = wire.loads('{"text":["\\ud83d"],"n":1}')
    assert halved == {"text": ["?"], "n": 1}
    assert wire.dumps(halved), "it is stored"
    with pytest.raises(ValueError, match="Expecting value"):
        wire.loads("<html>502</html>")


@pytest.mark.usefixtures("_left")
def test_what_is_nested_too_deeply_is_no_json() -> None:
    with pytest.raises(ValueError, match="nested"):
        wire.loads("[" * 100_000)
