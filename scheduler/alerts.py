"""Says to the platform's admins that something is wrong with the bot itself: once, and once that it is well again."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from markupsafe import Markup

from services.texts import texts
from storage import alerts
from storage.clock import Clock
from storage.database import Database

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How bad something is now. It is a trouble above `most`, and over at or below `well`: in between nothing
    changes, so that nobody is told of every swing."""

    begins: str
    ends: str
    """The keys of the texts that say so."""
    value: float
    most: float
    well: float
    where: str = ""
    """The machine, where it is one machine's trouble."""
    looks: int = 1
    """How often in a row it is seen before it is a trouble: at a start the letters of a night are on their way."""
    daily: bool = False
    """Whether it is told again each day as long as it lasts."""

    @property
    def name(self) -> str:
        return f"{self.begins} {self.where}".strip()


Look = Callable[[], Awaitable[Iterable[Reading]]]


class Alerts:
    """Looks at everything that is watched. What lasts stands in the database: several processes tell of it once."""

    def __init__(self, db: Database, clock: Clock, bot: Bot, admins: Sequence[int]) -> None:
        self._db, self._clock, self._bot, self._admins = db, clock, bot, admins
        self._looks: list[Look] = []
        self._seen = Counter[str]()

    def watch(self, *looks: Look) -> None:
        """Look at these from now on."""
        self._looks += looks

    async def look(self) -> None:
        """A tick: tell what has begun and what is over."""
        readings = [reading for look in self._looks for reading in await look()]
        standing = await alerts.standing(self._db)
        self._seen = Counter({one.name: self._seen[one.name] + 1 for one in readings if one.value > one.most})
        for one in readings:
            if self._seen[one.name] >= one.looks and not standing.get(one.name, False):
                await self._begin(one)
            elif (
                one.value > one.most and one.daily and await alerts.of_yesterday(self._db, one.name, self._clock.now())
            ):
                await self._say(one)
            elif one.value <= one.well and one.name in standing:
                await self._end(one)

    async def _begin(self, one: Reading) -> None:
        if not await alerts.begin(self._db, one.name, self._clock.now()):
            return
        log.warning("trouble", name=one.name, value=round(one.value, 1))
        await self._say(one)

    async def _say(self, one: Reading) -> None:
        if not await self._tell(texts().html(one.begins, value=round(one.value), where=one.where)):
            await alerts.untold(self._db, one.name)

    async def _end(self, one: Reading) -> None:
        if not await alerts.end(self._db, one.name):
            return
        log.info("trouble over", name=one.name)
        if not await self._tell(texts().html(one.ends, where=one.where)):
            await alerts.again(self._db, one.name, self._clock.now())

    async def _tell(self, text: Markup) -> bool:
        """Whether anybody heard it, or there is nobody."""
        heard = not self._admins
        for admin in self._admins:
            try:
                await self._bot.send_message(admin, text)
                heard = True
            except TelegramAPIError as error:
                log.warning("admin not told", reason=type(error).__name__)
        return heard
