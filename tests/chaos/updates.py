"""Updates as nobody expects them: of every kind, of people we know and of strangers, in chats and in groups."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update
from hypothesis import strategies as st

from simulator.records import User
from tests.chaos.scene import LATE
from tests.chaos.shapes import ANYTHING, KINDS, WORDS, Draw, an_object, spoil

OFTEN = ("message", "message", "message", "callback_query", "callback_query", "edited_message", "my_chat_member")
GROUP = {"id": -1_001_234_567_890, "type": "supergroup", "title": "Кураторы"}

Said = tuple[str, Any, int]
"""An update's kind, its body, and whose it is."""


def updates(people: Sequence[User]) -> st.SearchStrategy[Said]:
    """Updates of these people."""

    @st.composite
    def one(draw: Draw) -> Said:
        who, kind = draw(st.sampled_from(people)), draw(st.one_of(st.sampled_from(OFTEN), st.sampled_from(KINDS)))
        body = an_object(draw, _type_of(kind))
        _placed(draw, kind, body, who)
        if kind == "callback_query":
            _pressed(draw, body, who)
        if draw(st.booleans()):
            body = spoil(draw, body)
        if draw(st.sampled_from(range(30))) == 13:
            kind, body = draw(st.sampled_from((("of_tomorrow", body), (kind, draw(ANYTHING)))))
        return kind, body, who.id

    return one()


def _type_of(kind: str) -> Any:
    known = {"message": Message, "edited_message": Message, "callback_query": CallbackQuery}
    if kind in known:
        return known[kind]
    if kind in ("my_chat_member", "chat_member"):
        return ChatMemberUpdated
    options = [one for one in Update.model_fields[kind].annotation.__args__ if one is not type(None)]  # type: ignore[union-attr]
    return options[0]


def _placed(draw: Draw, kind: str, body: dict[str, Any], who: User) -> None:
    """Said by that person, mostly in private: a private chat that is not the sender's there cannot be."""
    group = draw(st.sampled_from(range(6))) == 3
    if "from" in body or kind != "poll":
        body["from"] = who.as_json
    if "chat" in body:
        body["chat"] = GROUP if group else who.chat_json
    if kind in ("message", "edited_message") and draw(st.booleans()):
        body["text"] = draw(WORDS)
    if kind in ("my_chat_member", "chat_member"):
        body["new_chat_member"]["status"] = draw(st.sampled_from(("member", "member", "kicked", "left", "restricted")))


def _pressed(draw: Draw, body: dict[str, Any], who: User) -> None:
    message: dict[str, Any] = {
        "message_id": draw(st.integers(1, 2**31)),
        "date": draw(st.sampled_from((0, 1_790_000_000))),
    }
    message |= {"chat": draw(st.sampled_from((who.chat_json, who.chat_json, GROUP))), "text": "окно"}
    ways: tuple[dict[str, Any], ...] = ({"message": message}, {"inline_message_id": "x"}, {})
    body.pop("message", None)
    body |= draw(st.sampled_from((ways[0], ways[0], *ways)))
    body |= draw(st.sampled_from(({"data": draw(WORDS)[:64]}, {"game_short_name": "g"}, {})))
    body["id"] = LATE if draw(st.sampled_from(range(8))) == 5 else "known"
