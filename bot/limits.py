"""How much one person may ask of the bot: beyond that nothing is stored and nothing done, and nobody else waits."""

from aiolimiter import AsyncLimiter

WITHIN = 10.0
"""Seconds within which so many updates of one person are taken."""
STRANGER = 10
"""Updates that a stranger may send within that time where people of a centre may send forty."""
STRANGERS = 300
"""Updates that all strangers together may send within that time: a crowd of them is one more flood."""
REMEMBERED = 2_000
"""People whose buckets are kept until those that are full again are thrown away."""


class Limits:
    """A bucket for each person, in the memory of this process: with several replicas each has its own.

    Whoever fills theirs is told once, until it is empty again.
    """

    def __init__(self, most: int, seconds: float = WITHIN) -> None:
        """`most` updates of one person within so many seconds; 0: as many as they like."""
        self._most, self._seconds = most, seconds
        self._buckets: dict[int, AsyncLimiter] = {}
        self._told: set[int] = set()
        self._strangers = AsyncLimiter(STRANGERS, seconds)

    def full(self, person: int) -> bool:
        """Whether not even one more fits."""
        bucket = self._buckets.get(person)
        return bucket is not None and not bucket.has_capacity()

    async def takes(self, person: int, *, ours: bool = True) -> bool:
        """Whether one more is taken. Of a stranger, who has no forms to fill in, ten are."""
        if not self._most:
            return True
        bucket = self._buckets.get(person)
        if bucket is None:
            self._make_room()
            bucket = self._buckets[person] = AsyncLimiter(self._most, self._seconds)
        weight = 1 if ours else max(1, self._most // STRANGER)
        if not bucket.has_capacity(weight) or not (ours or self._strangers.has_capacity()):
            return False
        if bucket.has_capacity(self._most):
            self._told.discard(person)
        if not ours:
            await self._strangers.acquire()
        await bucket.acquire(weight)  # there is room: it waits for nobody
        return True

    def tells(self, person: int) -> bool:
        """Whether whoever was refused is to be told of it: once a flood."""
        first = person not in self._told
        self._told.add(person)
        return first

    def told(self, person: int) -> bool:
        """Whether they were, and have not been quiet since."""
        return person in self._told

    def _make_room(self) -> None:
        if len(self._buckets) >= REMEMBERED:
            self._buckets = {person: one for person, one in self._buckets.items() if not one.has_capacity(self._most)}
            self._told &= set(self._buckets)
