"""Where a centre publishes: its own list, and which of them have links."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

MOST_CHANNELS = 20
WITH_LINK = " – ссылка"
"""How the list says that what stands in a channel has a link."""

_LINKED = re.compile(r"(.+?)\s*[–-]\s*ссылка", re.IGNORECASE)


@dataclass(frozen=True)
class Channels:
    """A centre's channels. What was published keeps its words when the list changes."""

    AREA: ClassVar[str] = "channels"
    names: tuple[str, ...] = ("Сайт", "ВКонтакте", "Газета", "Стенд", "Бегущая строка")
    linked: tuple[str, ...] = ("Сайт", "ВКонтакте")

    def __post_init__(self) -> None:
        for name in ("names", "linked"):  # JSON knows no tuples
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @classmethod
    def read(cls, lines: Sequence[str]) -> "Channels":
        """The list as a person types it: a channel a line, «– ссылка» behind those that have one."""
        found = [_LINKED.fullmatch(line.strip()) for line in lines]
        names = [match[1] if match else line.strip() for match, line in zip(found, lines, strict=True)]
        return cls(tuple(names), tuple(match[1] for match in found if match))

    @property
    def lines(self) -> list[str]:
        """The list as `read` takes it, a channel a line, to be shown and changed."""
        return [f"{name}{WITH_LINK if name in self.linked else ''}" for name in self.names]
