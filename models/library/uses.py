"""How often the materials of a library were come by, by district and stretch of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.periods import Period, Span


@dataclass(frozen=True)
class DistrictUses:
    """Uses by people of a district (an empty name: the centre itself), a number for each stretch."""

    district: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How often its people used anything, in all stretches together."""
        return sum(self.counts)


@dataclass(frozen=True)
class LibraryUses:
    """The stretches that are told apart, and what each district used, the one with most of it first."""

    periods: tuple[Period, ...] = ()
    districts: tuple[DistrictUses, ...] = ()

    @property
    def total(self) -> int:
        """How often anything was used, in all districts and stretches."""
        return sum(one.total for one in self.districts)

    @property
    def by_period(self) -> Sequence[tuple[Period, int]]:
        """Stretches in which anything was used."""
        sums = [sum(one.counts[n] for one in self.districts) for n in range(len(self.periods))]
        return [(period, count) for period, count in zip(self.periods, sums, strict=True) if count]


def quarters_of(period: Period) -> tuple[Period, ...]:
    """Its quarters where it is made of some, else the stretch itself."""
    found = [Period.around(Span.QUARTER, period.first)]
    while found[-1].last < period.last:
        found.append(found[-1].after())
    whole = (found[0].first, found[-1].last) == (period.first, period.last)
    return tuple(found) if whole else (period,)
