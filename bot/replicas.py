"""One update of a chat at a time over all replicas: aiogram's lock in Redis, held as long as its holder lives."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.redis import RedisEventIsolation
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError, RedisError

log = structlog.get_logger()

HELD = 8.0
"""Seconds that a lock outlives its holder; aiogram's own lasts sixty, and a person would wait for a dead replica."""
RENEWED = HELD / 4
LOOK = 0.05
"""Seconds between two tries to get a lock that somebody has."""


class RenewedIsolation(RedisEventIsolation):
    """aiogram's isolation whose lock ends soon after its holder, and never before it."""

    def __init__(self, redis: Redis) -> None:
        super().__init__(redis, lock_kwargs={"timeout": HELD, "sleep": LOOK})

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        """The chat is this update's alone. Raises RedisError when Redis is away before it begins; what has begun is not
        undone by losing the lock: a record's own key keeps it from being made twice."""
        name = self.key_builder.build(key, "lock")
        lock = self.redis.lock(name=name, **self.lock_kwargs, lock_class=Lock)
        await lock.acquire()
        renewing = asyncio.create_task(_renew(lock))
        try:
            yield
        finally:
            renewing.cancel()
            await _let_go(lock)


async def _renew(lock: Lock) -> None:
    while True:
        await asyncio.sleep(RENEWED)
        try:
            await lock.reacquire()
        except LockError:  # Redis was emptied, or held up longer than the lock lasts
            log.warning("lock lost")
            return
        except RedisError as error:
            log.warning("lock not renewed", reason=type(error).__name__)


async def _let_go(lock: Lock) -> None:
    try:
        await lock.release()
    except RedisError as error:  # it ends by itself
        log.info("lock not released", reason=type(error).__name__)
