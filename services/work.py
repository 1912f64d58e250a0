"""One unit of work: who acts, on which database, at what time. And the lock on every use case."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from models.access import Permission
from models.errors import Denied
from models.people import Actor
from services.wording import speak_to
from storage.clock import Clock
from storage.database import Database

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Work:
    """What a use case needs to know of the world."""

    db: Database
    clock: Clock
    actor: Actor

    @property
    def today(self) -> date:
        """The date on the calendar of the actor's centre."""
        return self.actor.local(self.clock.now()).date()

    @property
    def center_id(self) -> int:
        """The actor's centre; whoever has none is denied."""
        if self.actor.center_id is None:
            raise Denied("center")
        return self.actor.center_id

    @property
    def person_id(self) -> int:
        """The actor as a person of a centre; whoever is none is denied."""
        if self.actor.person_id is None:
            raise Denied("person")
        return self.actor.person_id


UseCase = Callable[Concatenate[Work, P], Awaitable[R]]


def use_case(permission: Permission) -> Callable[[UseCase[P, R]], UseCase[P, R]]:
    """State what a use case takes: without the permission it does not run and raises Denied."""

    def lock(func: UseCase[P, R]) -> UseCase[P, R]:
        @wraps(func)
        async def checked(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not work.actor.may(permission):
                raise Denied(permission)
            await speak_to(work.db, work.actor)
            return await func(work, *args, **kwargs)

        checked.permission = permission  # type: ignore[attr-defined]  # read by the guard test
        return checked

    return lock
