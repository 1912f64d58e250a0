"""Who tries codes of invites until one fits: five that do not, and for an hour none is looked at."""

from collections import defaultdict, deque
from datetime import datetime, timedelta

from models.errors import DomainError

MOST, WITHIN = 5, timedelta(hours=1)
REMEMBERED = 10_000
"""People who were wrong, of whom the first is forgotten when there are more."""


class WrongCodes:
    """Codes of this hour that were none, by the Telegram id of who tried them: in memory, for of a stranger nothing is
    stored. Several replicas count each for itself."""

    def __init__(self) -> None:
        self._wrong: defaultdict[int, deque[datetime]] = defaultdict(lambda: deque(maxlen=MOST))

    def check(self, who: int, now: datetime) -> None:
        """Raises DomainError when nothing more is looked at for the while."""
        tried = self._wrong.get(who) or deque()
        if len(tried) == MOST and abs(now - tried[0]) < WITHIN:  # a clock that was set back keeps nobody out for days
            raise DomainError("invite-too-many")

    def count(self, who: int, now: datetime) -> None:
        """One more that was none."""
        if who not in self._wrong and len(self._wrong) >= REMEMBERED:
            del self._wrong[next(iter(self._wrong))]
        self._wrong[who].append(now)
