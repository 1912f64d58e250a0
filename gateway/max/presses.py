"""Buttons that were pressed and not yet answered: an edit of their message answers them at once."""

from collections import OrderedDict
from dataclasses import dataclass

from gateway.botapi.limits import CALLBACK_SECONDS
from gateway.botapi.shapes import Json

REMEMBERED = 5000


@dataclass(slots=True)
class Press:
    """One press; `shown` once MAX has been told something of it."""

    id: str
    chat: int
    message: int
    since: float
    shown: bool = False


class Presses:
    """In memory alone: they are known again when the bot is given the update anew."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Press] = OrderedDict()

    def note(self, kind: str, body: Json, now: float) -> None:
        """The bot is given an update, perhaps not for the first time."""
        if kind != "callback_query" or body["id"] in self._known:
            return
        message = body.get("message") or {"chat": {"id": body["from"]["id"]}, "message_id": 0}
        self._known[body["id"]] = Press(body["id"], message["chat"]["id"], message["message_id"], now)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def find(self, number: str) -> Press | None:
        """A press that the bot answers; it stays known, so that an edit after it does not answer again."""
        return self._known.get(number)

    def over(self, number: str) -> None:
        """The bot has answered it."""
        self._known.pop(number, None)

    def waiting(self, chat: int, message: int, now: float) -> Press | None:
        """The newest press on a message that MAX has been told nothing of."""
        for press in reversed(self._known.values()):
            if (press.chat, press.message) == (chat, message) and not press.shown:
                return press if now - press.since < CALLBACK_SECONDS else None
        return None
