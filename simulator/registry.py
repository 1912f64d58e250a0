"""The methods this Telegram knows, and how one is carried out."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.errors import TelegramError
from simulator.params import Params
from simulator.records import Json
from simulator.state import World

Handler = Callable[[World, Params], object]


@dataclass(frozen=True, slots=True)
class Method:
    """A method by its documented name."""

    name: str
    run: Handler


METHODS: dict[str, Method] = {}


def method(*names: str) -> Callable[[Handler], Handler]:
    """Registers the function under Bot API names; Telegram does not mind their case."""

    def register(handler: Handler) -> Handler:
        for name in names:
            METHODS[name.lower()] = Method(name, handler)
        return handler

    return register


def perform(world: World, called: Method, params: Params, fault: TelegramError | None = None) -> tuple[int, Json]:
    """HTTP status and body of the answer; the call is recorded. A `fault` refuses it beforehand."""
    chat_id = chat_of(params)
    try:
        if fault:
            raise fault
        if world.pace:
            world.pace.check(called.name.lower(), chat_id)
        result = called.run(world, params)
    except TelegramError as error:
        world.record(called.name, params.for_log(), error.code, chat_id)
        return error.code, error.as_json()
    world.record(called.name, params.for_log(), 200, chat_id)
    return 200, {"ok": True, "result": result}


def chat_of(params: Params) -> int | None:
    """The chat a call is about, None where it is about none or names it badly."""
    try:
        return int(params.values["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None
