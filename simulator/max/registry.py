"""The calls this MAX knows: a path, a verb, an operation of the schema."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from gateway.botapi.shapes import Json
from simulator.max.asked import Body, ByCallback, ByMid, Query, Whereto
from simulator.max.errors import MaxError, Violation
from simulator.max.ids import read_mid
from simulator.max.state import MaxWorld

Q = TypeVar("Q", bound=Query)
B = TypeVar("B", bound=Body)


@dataclass(frozen=True, slots=True)
class Asked:
    """One call as it came."""

    path: Mapping[str, str]
    words: Mapping[str, str]
    json: object = None

    def query(self, shape: type[Q]) -> Q:
        """What stands after «?». Raises Violation."""
        try:
            return shape.model_validate(dict(self.words))
        except ValidationError as error:
            raise _violation(error) from None

    def body(self, shape: type[B]) -> B:
        """The body. Raises Violation."""
        try:
            return shape.model_validate(self.json)
        except ValidationError as error:
            raise _violation(error) from None

    def for_log(self) -> Json:
        """Plain values."""
        return {**self.path, **self.words, **(self.json if isinstance(self.json, dict) else {})}

    def chat_id(self) -> int:
        """The chat in the path. Raises Violation for what is no number."""
        try:
            return int(self.path["chat_id"])
        except ValueError:
            raise Violation("chatId: a number expected") from None


def _violation(error: ValidationError) -> Violation:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return Violation(f"{where}: {first['msg']}" if where else first["msg"])


Handler = Callable[[MaxWorld, Asked], Json]


@dataclass(frozen=True, slots=True)
class Operation:
    """A call by its name in the schema, and the shape of its answer."""

    name: str
    run: Handler
    answer: type[BaseModel]


OPERATIONS: dict[str, dict[str, Operation]] = {}
"""By path, then by verb."""


def operation(verb: str, path: str, name: str, answer: type[BaseModel]) -> Callable[[Handler], Handler]:
    """Registers the function; `path` is a pattern of aiohttp."""

    def register(handler: Handler) -> Handler:
        OPERATIONS.setdefault(path, {})[verb] = Operation(name, handler, answer)
        return handler

    return register


def person_of(world: MaxWorld, asked: Asked) -> int | None:
    """Whose dialog a call is about; None where it is about none, or names it badly."""
    try:
        if "chat_id" in asked.path:
            chat = world.chat_of_dialog(asked.chat_id())
        elif "callback_id" in asked.words:
            return world.pressed(asked.query(ByCallback).callback_id).chat_id
        elif "message_id" in asked.words:
            found = read_mid(asked.query(ByMid).message_id)
            chat = world.chat_of_dialog(found[0]) if found else None
        elif "user_id" in asked.words or "chat_id" in asked.words:
            whereto = asked.query(Whereto)
            if whereto.user_id is not None:
                return whereto.user_id
            chat = world.chat_of_dialog(whereto.chat_id or 0)
        else:
            return None
    except MaxError:
        return None
    return chat.id if chat else None
