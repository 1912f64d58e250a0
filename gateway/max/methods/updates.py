"""How the bot gets its updates: it asks for them. Where MAX sends them is the gateway's own business (`intake.py`)."""

from gateway.botapi.errors import bad_request
from gateway.botapi.limits import POLL_SECONDS, UPDATES_AT_ONCE
from gateway.botapi.params import Params
from gateway.botapi.shapes import Json
from gateway.max import store
from gateway.max.gateway import Gateway
from gateway.max.registry import method


@method("getUpdates")
async def get_updates(gateway: Gateway, params: Params) -> object:
    """What waits from `offset` on, or comes within `timeout` seconds. Raises TelegramError 409 for the older poll."""
    if (kinds := params.nested("allowed_updates")) is not None:
        gateway.allowed = frozenset(kinds)
    limit = min(params.integer("limit") or UPDATES_AT_ONCE, UPDATES_AT_ONCE)
    seconds = min(params.integer("timeout") or 0, POLL_SECONDS)
    gateway.poller.take_over()
    arrived = gateway.arrived
    found = await _take(gateway, params.integer("offset") or 0, limit)
    if not found and seconds > 0:
        if arrived == gateway.arrived:  # nothing came while it was looked
            await gateway.poller.wait(seconds)
        found = await _take(gateway, 0, limit)
    return found


async def _take(gateway: Gateway, offset: int, limit: int) -> list[Json]:
    waiting = await gateway.store.surely(store.take_updates, offset, limit, gateway.allowed)
    now = gateway.times.now()
    for one in waiting:
        gateway.presses.note(one.kind, one.body, now)
    return [one.as_json() for one in waiting]


@method("setWebhook")
async def set_webhook(gateway: Gateway, params: Params) -> object:
    """Only taken away: the bot stands beside the gateway and asks."""
    if params.text("url"):
        raise bad_request("bad webhook: the gateway gives updates to getUpdates alone")
    return await delete_webhook(gateway, params)


@method("deleteWebhook")
async def delete_webhook(gateway: Gateway, params: Params) -> object:
    """There is none; what waits may be forgotten."""
    if params.flag("drop_pending_updates"):
        await gateway.store.surely(store.drop_waiting)
    return True


@method("getWebhookInfo")
async def webhook_info(gateway: Gateway, params: Params) -> object:
    """How much waits."""
    waiting = await gateway.store.soon(store.count_waiting)
    return {"url": "", "has_custom_certificate": False, "pending_update_count": waiting}


@method("logOut", "close")
async def close(gateway: Gateway, params: Params) -> object:
    """Nothing to do."""
    return True
