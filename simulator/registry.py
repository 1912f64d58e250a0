"""The methods this Telegram knows, and how one is carried out."""

from collections.abc import Callable

from gateway.botapi.errors import TelegramError
from gateway.botapi.params import Params
from gateway.botapi.registry import Method, Registry
from gateway.botapi.shapes import Json
from simulator.state import World

Handler = Callable[[World, Params], object]
METHODS = Registry[Handler]()
method = METHODS.method


def perform(
    world: World, called: Method[Handler], params: Params, fault: TelegramError | None = None
) -> tuple[int, Json]:
    """HTTP status and body of the answer; the call is recorded. A `fault` refuses it beforehand."""
    chat_id = params.chat_id
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
