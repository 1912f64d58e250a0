"""What a centre asks about: its own topics of supervision and kinds of consultation, each a list that it edits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from models.requests.tables import RequestKind

# docs/supervision.md
SUPERVISION = (
    "Семья не идёт на контакт",
    "Тупиковая ситуация",
    "Заполнение мониторинга плана реабилитации",
    "Диагностика семьи",
    "Привлечение в Школу замещающих родителей",
    "Траектория кризисного сопровождения",
    "Эмоциональное выгорание",
    "Другое",
)
CONSULTATION = ("Методическая", "Психологическая", "Юридическая", "Логопедическая", "Педагогическая", "Другая")
MOST_TOPICS = 30
LISTED = (RequestKind.SUPERVISION, RequestKind.CONSULTATION)
"""Kinds whose topic is chosen from a list; of the others the question says all."""


@dataclass(frozen=True)
class RequestTopics:
    """A centre's lists. What was asked keeps its words when a list changes."""

    AREA: ClassVar[str] = "request_topics"
    supervision: tuple[str, ...] = SUPERVISION
    consultation: tuple[str, ...] = CONSULTATION

    def __post_init__(self) -> None:
        for kind in LISTED:  # JSON knows no tuples
            object.__setattr__(self, kind.value, tuple(getattr(self, kind.value)))

    def of(self, kind: RequestKind) -> tuple[str, ...]:
        """The topics of that kind; empty for a kind without a list."""
        lists: Mapping[RequestKind, tuple[str, ...]] = {
            RequestKind.SUPERVISION: self.supervision,
            RequestKind.CONSULTATION: self.consultation,
        }
        return lists.get(kind, ())
