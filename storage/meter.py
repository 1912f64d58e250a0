"""What is counted while the program runs. Nobody counts until somebody wants to know (`bot/metrics.py`)."""

from typing import Protocol


class Meter(Protocol):
    """Whoever counts: how often, how long (seconds), how much now; `labels` tell apart."""

    def count(self, name: str, *labels: str) -> None: ...

    def took(self, name: str, seconds: float, *labels: str) -> None: ...

    def stands_at(self, name: str, value: float, *labels: str) -> None: ...


class Silent:
    """Counts nothing."""

    def count(self, name: str, *labels: str) -> None:
        pass

    def took(self, name: str, seconds: float, *labels: str) -> None:
        pass

    def stands_at(self, name: str, value: float, *labels: str) -> None:
        pass


class Chosen:
    """The one of this process."""

    def __init__(self) -> None:
        self.meter: Meter = Silent()

    @property
    def counts(self) -> bool:
        """Whether anybody does: for what it takes time to tell."""
        return not isinstance(self.meter, Silent)


chosen = Chosen()


def count(name: str, *labels: str) -> None:
    """Note that it happened once more."""
    chosen.meter.count(name, *labels)


def took(name: str, seconds: float, *labels: str) -> None:
    """Note that it took so many seconds."""
    chosen.meter.took(name, seconds, *labels)


def stands_at(name: str, value: float, *labels: str) -> None:
    """Note that it is so much now."""
    chosen.meter.stands_at(name, value, *labels)
