"""MAX's own pace: 30 calls a second of a bot, and in one dialog two a second of each kind."""

import math
import time
from collections.abc import Callable

from simulator.faults import Bucket
from simulator.max.errors import too_many
from simulator.max.limits import DIALOG_RATE, OVERALL_RATE

PACED = frozenset(("sendMessage", "editMessage", "deleteMessage", "answerOnCallback"))


class MaxPace:
    """A second's worth may come at once."""

    def __init__(
        self,
        overall: float = OVERALL_RATE,
        per_dialog: float = DIALOG_RATE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self.per_dialog = per_dialog
        self.all = Bucket(overall, overall, overall, clock())
        self.dialogs: dict[tuple[str, int], Bucket] = {}

    def check(self, operation: str, chat_id: int | None) -> None:
        """Raises MaxError 429 for a call that comes too soon; a refused one costs nothing."""
        now = self.clock()
        passed = [self.all]
        if operation in PACED and chat_id is not None:
            rate = self.per_dialog
            passed.append(self.dialogs.setdefault((operation, chat_id), Bucket(rate, rate, rate, now)))
        if (wait := max(bucket.wait(now) for bucket in passed)) > 0:
            raise too_many(math.ceil(wait))
        for bucket in passed:
            bucket.tokens -= 1
