"""Lines of `make bench`: name | value | goal | ok or short."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A figure and the least it must be; a goal of None is said for the record."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None
    unit: str = ""

    @property
    def short(self) -> bool:
        below = self.least is not None and self.value < self.least
        above = self.most is not None and self.value > self.most
        return below or above

    def __str__(self) -> str:
        goal = "–"
        if self.least is not None:
            goal = f"≥ {self.least:g}"
        if self.most is not None:
            goal = f"≤ {self.most:g}"
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.name} | {self.value:.3g}{unit} | {goal}{unit} | {'short' if self.short else 'ok'}"
