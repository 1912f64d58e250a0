"""How updates reach the bot: the webhook set and removed. Long polling is in `server.py`: it waits."""

from urllib.parse import urlsplit

from gateway.botapi.errors import WEBHOOK_SET, bad_request, conflict
from gateway.botapi.limits import check_secret
from gateway.botapi.params import Params
from simulator.registry import method
from simulator.state import Webhook, World

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@method("setWebhook")
def set_webhook(world: World, params: Params) -> object:
    """Updates are posted to a URL of this machine; an empty one removes the webhook."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    if urlsplit(url).hostname not in LOOPBACK:
        raise bad_request("bad webhook: the local Telegram delivers to 127.0.0.1 only")
    secret = params.text("secret_token")
    check_secret(secret)
    _adjust_queue(world, params)
    world.webhook = Webhook(url, secret, params.integer("max_connections") or 40)
    world.updates.dismiss(conflict(WEBHOOK_SET))
    world.updates.changed.set()
    return True


@method("deleteWebhook")
def delete_webhook(world: World, params: Params) -> object:
    """Updates wait for getUpdates again."""
    _adjust_queue(world, params)
    world.webhook = None
    world.updates.changed.set()
    return True


def _adjust_queue(world: World, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        world.updates.drop_all()
    if (kinds := params.nested("allowed_updates")) is not None:
        world.updates.allow(kinds)


@method("getWebhookInfo")
def webhook_info(world: World, params: Params) -> object:
    """How delivery goes."""
    body: dict[str, object] = {
        "url": world.webhook.url if world.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if world.webhook:
        body["max_connections"] = world.webhook.max_connections
    if world.updates.allowed:
        body["allowed_updates"] = sorted(world.updates.allowed)
    if world.webhook and world.webhook_error:
        body["last_error_date"], body["last_error_message"] = world.webhook_error
    return body


@method("logOut", "close")
def close(world: World, params: Params) -> object:
    """Nothing to do on a local server."""
    return True
