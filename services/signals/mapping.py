"""The use case of the map: districts and who notices in them, and where nobody does."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from models.access import Permission
from models.periods import Period
from models.signals import SignalMap, Silence, months_of, quiet_stretch, silences
from services.signals.inner.scope import seen
from services.signals.inner.sums import map_of
from services.signals.words import all_silence_words
from services.work import Work, use_case


@dataclass(frozen=True)
class SignalView:
    """The map of a period, and where nobody noticed in the half-year that ends with it: as it is, and in words."""

    period: Period
    found: SignalMap
    quiet: Sequence[Silence]
    told: Sequence[str]


@use_case(Permission.SEE_SIGNALS)
async def look(work: Work, period: Period) -> SignalView:
    """Of the districts that the actor may look at: a curator's own, a leader's all. Months that are not whole in the
    period are left out."""
    async with work.db.reading() as session:
        found = await map_of(session, work.center_id, months_of(period), *seen(work))
        stretch = quiet_stretch(min(period.last, work.today))
        quiet = await map_of(session, work.center_id, stretch, *seen(work))
    silent = [*silences(quiet)]
    # names of districts are declined: whoever else speaks to the bot does not wait for that
    return SignalView(period, found, silent, await asyncio.to_thread(all_silence_words, silent) if silent else ())
