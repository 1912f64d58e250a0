"""JSON of the Bot API as hypothesis makes it, out of aiogram's own types; and what no type allows."""

import types
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from aiogram.types import Update
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

Draw = Callable[[st.SearchStrategy[Any]], Any]
Update.model_rebuild()
KINDS = tuple(name for name in Update.model_fields if name != "update_id")
DEEP = 3
"""Objects within each other that get more than what they must have."""
MOMENTS = st.sampled_from((0, 1, -1, 1_420_070_400, 1_790_000_000, 2**31 - 1, 2**31, 2**40))
NUMBERS = st.one_of(st.integers(0, 60), st.sampled_from((-1, 2**31, 2**53, -(2**63))), st.integers())
WORDS = st.one_of(
    st.sampled_from(("/start", "/log", "/menu", "/my", "/plan", "/request", "/people", "/cancel", "/help", "/x", "да")),
    st.sampled_from(
        ("12.03", "Сегодня", "кураторы 5", "Семинар", "9 марта 2026", "-", "0", "1" * 400, "/start nothing")
    ),
    st.text(st.characters(exclude_categories=()), max_size=40),
)  # half an emoji and characters that do not print are among them
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from("abc"), inner, max_size=2)),
    max_leaves=3,
)


def made(strategy: st.SearchStrategy[Any], count: int, number: int) -> list[Any]:
    """So many examples, the same for the same number."""
    kept: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def keep(one: Any) -> None:
        kept.append(one)

    keep()
    return kept


def an_object(draw: Draw, kind: type[BaseModel], depth: int = 0) -> dict[str, Any]:
    """One of that type: everything it must have, and some of what it may have."""
    kind.model_rebuild()  # until a model is used it does not know its types
    fields = kind.model_fields
    optional = [name for name, field in fields.items() if not field.is_required()]
    some = draw(st.sets(st.sampled_from(optional), max_size=4)) if optional and depth < DEEP else set()
    told = {name: field for name, field in fields.items() if field.is_required() or name in some}
    return {_named(name, field): _value(draw, field.annotation, depth + 1) for name, field in told.items()}


def _named(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _value(draw: Draw, kind: Any, depth: int) -> Any:
    if get_origin(kind) is Annotated:
        return _value(draw, get_args(kind)[0], depth)
    if get_origin(kind) in (Union, types.UnionType):
        ways = [one for one in get_args(kind) if one is not type(None)]
        return _value(draw, draw(st.sampled_from(ways)), depth)
    if get_origin(kind) is Literal:
        return draw(st.sampled_from(get_args(kind)))
    if get_origin(kind) is list:
        return [
            _value(draw, get_args(kind)[0], depth + 1) for _ in range(draw(st.integers(0, 2)) if depth < DEEP else 0)
        ]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return an_object(draw, kind, depth)
    return draw(_plain(kind))


def _plain(kind: Any) -> st.SearchStrategy[Any]:
    if isinstance(kind, type):
        if issubclass(kind, Enum):
            return st.sampled_from([one.value for one in kind])
        if issubclass(kind, datetime | timedelta):
            return MOMENTS
    simple: Mapping[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: NUMBERS,
        float: st.floats(allow_nan=False, allow_infinity=False),
        str: WORDS,
    }
    return simple.get(kind, ANYTHING)


def spoil(draw: Draw, body: Any) -> Any:
    """A copy with something that no type allows, or that older and newer servers send."""
    body = deepcopy(body)  # the people's own parts are in it
    for change in draw(st.lists(st.sampled_from(SPOILS), max_size=2)):
        where = _part(draw, body)
        if isinstance(where, dict):
            change(draw, where)
    return body


def _part(draw: Draw, body: Any) -> Any:
    """The object itself, or one somewhere in it."""
    while isinstance(body, dict) and draw(st.booleans()):
        inner = [one for one in body.values() if isinstance(one, dict)]
        if not inner:
            break
        body = draw(st.sampled_from(inner))
    return body


def _one_more(draw: Draw, body: dict[str, Any]) -> None:
    body["of_tomorrow"] = draw(ANYTHING)


def _one_less(draw: Draw, body: dict[str, Any]) -> None:
    if body:
        del body[draw(st.sampled_from(sorted(body)))]


def _other(draw: Draw, body: dict[str, Any]) -> None:
    if body:
        body[draw(st.sampled_from(sorted(body)))] = draw(ANYTHING)


def _forwarded(draw: Draw, body: dict[str, Any]) -> None:
    body["forward_origin"] = draw(
        st.sampled_from(
            (
                {"type": "hidden_user", "date": 0},
                {"type": "hidden_user", "date": 0, "sender_user_name": "Кто-то"},
                {"type": "of_tomorrow", "date": 1},
                {"date": 1},
                {},
                [],
                "user",
            )
        )
    )


def _replied(draw: Draw, body: dict[str, Any]) -> None:
    answered: dict[str, Any] = {"message_id": draw(NUMBERS), "date": draw(MOMENTS), "chat": body.get("chat")}
    body["reply_to_message"] = answered | draw(st.sampled_from(({}, {"text": "давно"}, {"from": None})))


def _of_1970(_: Draw, body: dict[str, Any]) -> None:
    body["date"] = 0


def _speechless(_: Draw, body: dict[str, Any]) -> None:
    for name in ("data", "message", "text", "from"):
        body.pop(name, None)


SPOILS = (_one_more, _one_less, _other, _forwarded, _replied, _of_1970, _speechless)
