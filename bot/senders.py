"""Who stands at the door: whether one of ours, and whether there is room for one more of them."""

import asyncio
from collections.abc import Iterable, Sequence
from time import monotonic

from bot.limits import Limits
from bot.raw import Raw, sender_of
from services.people.members import Actors

KNOWN_FOR = 60.0
"""Seconds that a person counts as one of ours before we look again."""


class Senders:
    """Remembers for a while who is a person of a centre and has agreed to what is kept; counts what each sends."""

    def __init__(self, actors: Actors, most: int) -> None:
        """`most` updates of one person are taken within ten seconds; 0: as many as come."""
        self._actors, self._limits = actors, Limits(most)
        self._known: dict[int, float] = {}

    async def ours(self, raw: Sequence[Raw]) -> set[int]:
        """Who of the senders is one of ours: of others nothing is stored. They are asked for together."""
        return await self.known(who for one in raw if (who := sender_of(one)) is not None)

    async def known(self, people: Iterable[int]) -> set[int]:
        """Who of these people is; whoever has sent too much already is not asked for."""
        asked = [who for who in dict.fromkeys(people) if not self._limits.full(who)]
        found = await asyncio.gather(*(self._is_known(who) for who in asked))
        return {who for who, known in zip(asked, found, strict=True) if known}

    async def takes(self, who: int | None, ours: set[int]) -> bool:
        """Whether there is room for one more of this sender. What was sent again counts too."""
        if who is None:
            return True
        return not self._limits.full(who) and await self._limits.takes(who, ours=who in ours)

    def tells(self, who: int) -> bool:
        """Whether whoever was refused is to be told of it: once a flood."""
        return self._limits.tells(who)

    def floods(self, who: int | None) -> bool:
        """Whether they were told, and still send."""
        return who is not None and self._limits.told(who)

    async def _is_known(self, who: int) -> bool:
        if who not in self._known and self.floods(who):
            return False  # a stranger's three hundred messages cost no trip to the database
        if self._known.get(who, 0.0) <= monotonic():
            actor = await self._actors.load(who)
            if not actor.known or actor.outgrown:
                self._known.pop(who, None)
                return False
            self._known[who] = monotonic() + KNOWN_FOR
        return True
