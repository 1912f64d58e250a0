"""Where updates come from: MAX is asked for them, or posts them. Each is stored before MAX hears that it is here."""

import asyncio
import hmac
import json
import logging
from collections.abc import Iterable

from aiohttp import web

from gateway.botapi.errors import TelegramError
from gateway.botapi.shapes import Json
from gateway.max import store
from gateway.max.api import PATIENCE, POLL
from gateway.max.errors import Ambiguous, MaxError, NeverSent
from gateway.max.gateway import Gateway
from gateway.max.incoming import TYPES, Arrival

log = logging.getLogger("gateway.max")

MARKER = "marker"
SECRET_HEADER = "X-Max-Bot-Api-Secret"  # noqa: S105 – the header's name
HOUR = 3600.0
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
TROUBLES = (MaxError, NeverSent, Ambiguous)


class Intake:
    """Takes in what MAX tells."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self.unreadable = 0

    async def take(self, updates: Iterable[object], marker: int | None = None) -> None:
        """Store them, and how far MAX was asked. One that cannot be read stops no other: it is counted and left out."""
        gateway, arrivals = self._gateway, [arrival for one in updates if (arrival := self._read(one))]
        new = await gateway.store.surely(_put, arrivals, marker, gateway.times.now())
        if new:
            gateway.arrived += new
            gateway.poller.wake()
        chats = {person.id for arrival in arrivals for person in arrival.people}
        if chats and (mids := await gateway.store.soon(store.take_passing, chats)):
            gateway.beside(self._take_away(mids))

    def _read(self, update: object) -> Arrival | None:
        try:
            if not isinstance(update, dict):
                raise TypeError
            return self._gateway.reader.read(update)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self.unreadable += 1
            kind = update.get("update_type") if isinstance(update, dict) else None
            log.warning("an update that cannot be read: %s, %s", kind, type(error).__name__)
            return None

    async def _take_away(self, mids: Iterable[str]) -> None:
        for mid in mids:
            try:
                await self._gateway.api.paced("passing", 0, "DELETE", "/messages", {"message_id": mid})
            except (*TROUBLES, TelegramError):
                continue  # it stays: nothing is wrong with that

    # -- asked for

    async def poll(self) -> None:
        """Ask for ever. The mark is kept out of empty answers too: without one MAX may tell everything again."""
        gateway, failed = self._gateway, 0
        await self.unsubscribe(keep="")
        while True:
            marker = await gateway.store.soon(store.state, MARKER)
            query = {"timeout": POLL, "limit": 100, "types": ",".join(TYPES)}
            try:
                told = await gateway.api.call(
                    "GET", "/updates", query | ({"marker": marker} if marker else {}), patience=POLL + PATIENCE
                )
                await self.take(told.get("updates") or [], told.get("marker"))
            except TROUBLES as error:
                pause = PAUSES[min(failed, len(PAUSES) - 1)]
                failed += 1
                log.warning("no updates: %s %s, again in %s s", type(error).__name__, error, pause)
                await gateway.times.sleep(pause)
            else:
                failed = 0

    # -- posted

    def hook(self, secret: str) -> "Hook":
        """The handler of MAX's posts."""
        return Hook(self, secret)

    async def subscribe(self, url: str, secret: str) -> None:
        """Look every hour whether MAX still posts here: it gives up after eight hours of failures."""
        while True:
            pause = HOUR
            try:
                await self.renew(url, secret)
            except TROUBLES as error:
                log.warning("the subscription was not looked at: %s %s", type(error).__name__, error)
                pause = PAUSES[-1]
            await self._gateway.times.sleep(pause)

    async def renew(self, url: str, secret: str) -> bool:
        """Whether MAX had to be told anew. Raises what a call does."""
        kept = await self.unsubscribe(keep=url)
        if kept is not None and set(kept.get("update_types") or ()) == set(TYPES):
            return False
        body = {"url": url, "secret": secret, "update_types": list(TYPES)}
        await self._gateway.api.call("POST", "/subscriptions", None, body)
        log.info("subscribed")
        return True

    async def unsubscribe(self, keep: str) -> Json | None:
        """One address a bot: others would be given the same updates, and while there is any MAX answers no poll.

        Returns the subscription of that address, where there is one.
        """
        try:
            told = await self._gateway.api.call("GET", "/subscriptions")
            found = None
            for one in told.get("subscriptions") or []:
                if one.get("url") == keep:
                    found = one
                else:
                    log.warning("another address was subscribed; it is no more")
                    await self._gateway.api.call("DELETE", "/subscriptions", {"url": one.get("url", "")})
        except TROUBLES:
            if keep:
                raise
            return None  # the poll will say what is wrong
        return found


def _put(db: store.Db, arrivals: list[Arrival], marker: int | None, now: float) -> int:
    """All of it in one transaction."""
    new = store.put_updates(db, [one for arrival in arrivals for one in arrival.updates], now)
    for arrival in arrivals:
        for person in arrival.people:
            store.put_person(db, person.id, person.dialog)
        for about in arrival.files:
            store.put_file(db, about, now)
        for chat, number, mid in arrival.names:
            store.put_name(db, chat, number, mid, now)
    if marker is not None:
        store.remember(db, MARKER, str(marker))
    return new


class Hook:
    """What MAX posts, with the secret that it was told."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake, self._secret = intake, secret

    async def __call__(self, request: web.Request) -> web.Response:
        """200 when it is stored."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=401)
        try:
            told = json.loads(await request.read())
        except ValueError:
            told = None
        if not isinstance(told, dict):
            self._intake.unreadable += 1
            log.warning("a post that cannot be read")
            return web.Response()  # it would come again and again, and then never anything
        await self._intake.take(told["updates"] if isinstance(told.get("updates"), list) else [told])
        return web.Response()


async def sweep(gateway: Gateway) -> None:
    """Every hour: what nobody needs any more, in steps between which calls of the bot are carried out."""
    while True:
        while await gateway.store.soon(store.sweep, gateway.times.now()):
            continue
        await gateway.times.sleep(HOUR)


async def ended(*tasks: "asyncio.Task[None]") -> None:
    """Stop them and wait until they have."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
