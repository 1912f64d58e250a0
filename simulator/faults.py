"""Faults on demand, and Telegram's own pace when it is asked for."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from gateway.botapi.errors import TelegramError, too_many_requests
from gateway.botapi.shapes import Json

PACED = ("send", "editmessage")
FREE = ("sendchataction",)


class FaultKind(StrEnum):
    """What goes wrong."""

    REFUSE = "refuse"  # a Telegram error, nothing done
    BAD_GATEWAY = "bad_gateway"  # 502 with HTML in it, nothing done
    DELAY = "delay"  # done, later
    DROP_BEFORE = "drop_before"  # the connection dies, nothing done
    DROP_AFTER = "drop_after"  # done, but the answer never comes
    CUT = "cut"  # done, but the answer's JSON breaks off


@dataclass(slots=True)
class Fault:
    """One rule for the next `times` calls; None matches any chat, and any method but getUpdates."""

    kind: FaultKind
    method: str | None = None
    chat_id: int | None = None
    times: int = 1
    seconds: float = 0
    error: TelegramError | None = None

    def matches(self, method: str, chat_id: int | None) -> bool:
        """True for a call this rule is about; `method` in lower case."""
        if self.method is None:
            if method == "getupdates":
                return False
        elif self.method.lower() != method:
            return False
        return self.chat_id is None or self.chat_id == chat_id


@dataclass
class Faults:
    """Rules in order; each is forgotten after its last use."""

    rules: list[Fault] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rules)

    def add(self, fault: Fault) -> Fault:
        """One more rule."""
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        """All is well again."""
        self.rules.clear()

    def take(self, method: str, chat_id: int | None) -> list[Fault]:
        """The rules this call meets, each counted down: any delays, and at most one other."""
        met: list[Fault] = []
        for fault in list(self.rules):
            if fault.matches(method, chat_id):
                met.append(fault)
                fault.times -= 1
                if fault.times <= 0:
                    self.rules.remove(fault)
                if fault.kind is not FaultKind.DELAY:
                    break
        return met

    def too_many(
        self, retry_after: int = 1, *, method: str | None = None, chat_id: int | None = None, times: int = 1
    ) -> Fault:
        """429 with `retry_after` seconds."""
        error = too_many_requests(retry_after)
        return self.add(Fault(FaultKind.REFUSE, method, chat_id, times, error=error))

    def refuse(
        self,
        code: int,
        description: str,
        *,
        parameters: Json | None = None,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
    ) -> Fault:
        """Any error of Telegram: `refuse(400, "Bad Request: MESSAGE_ID_INVALID")`."""
        error = TelegramError(code, description, parameters)
        return self.add(Fault(FaultKind.REFUSE, method, chat_id, times, error=error))

    def server_error(self, *, method: str | None = None, chat_id: int | None = None, times: int = 1) -> Fault:
        """500 in Telegram's JSON."""
        return self.refuse(500, "Internal Server Error: restart", method=method, chat_id=chat_id, times=times)

    def bad_gateway(self, *, method: str | None = None, chat_id: int | None = None, times: int = 1) -> Fault:
        """502 in a proxy's HTML."""
        return self.add(Fault(FaultKind.BAD_GATEWAY, method, chat_id, times))

    def delay(self, seconds: float, *, method: str | None = None, chat_id: int | None = None, times: int = 1) -> Fault:
        """The call is done `seconds` later."""
        return self.add(Fault(FaultKind.DELAY, method, chat_id, times, seconds=seconds))

    def drop(
        self,
        *,
        accepted: bool,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
    ) -> Fault:
        """The connection dies: before the call is done, or after (`accepted`), with the answer lost."""
        kind = FaultKind.DROP_AFTER if accepted else FaultKind.DROP_BEFORE
        return self.add(Fault(kind, method, chat_id, times))

    def cut(self, *, method: str | None = None, chat_id: int | None = None, times: int = 1) -> Fault:
        """The call is done, and half of the answer comes; it ends inside a letter."""
        return self.add(Fault(FaultKind.CUT, method, chat_id, times))


@dataclass
class Bucket:
    """A token bucket: `rate` a second, `burst` at once."""

    rate: float
    burst: float
    tokens: float
    filled: float

    def wait(self, now: float) -> float:
        """Seconds until the next one may pass; nothing is taken."""
        self.tokens = min(self.burst, self.tokens + (now - self.filled) * self.rate)
        self.filled = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


class Pace:
    """Telegram's own limiter: about 30 messages a second over all, 1 a second per chat, short bursts pass."""

    def __init__(
        self,
        overall: float = 30,
        per_chat: float = 1,
        burst: float = 5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self.per_chat = per_chat
        self.burst = burst
        self.all = Bucket(overall, overall, overall, clock())
        self.chats: dict[int, Bucket] = {}

    def check(self, method: str, chat_id: int | None) -> None:
        """Raises TelegramError 429 for a message sent too soon; a refused one costs nothing."""
        if chat_id is None or not method.startswith(PACED) or method in FREE:
            return
        now = self.clock()
        chat = self.chats.setdefault(chat_id, Bucket(self.per_chat, self.burst, self.burst, now))
        if (wait := max(self.all.wait(now), chat.wait(now))) > 0:
            raise too_many_requests(math.ceil(wait))
        self.all.tokens -= 1
        chat.tokens -= 1
