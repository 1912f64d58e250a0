"""What was understood of a text: every field with the words it came from, and what is still asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from models.activity_kinds import Category, Evidence, Format, Level, Material, Mode, Type
from models.requests.tables import RequestKind
from models.stored import Json

T = TypeVar("T")


class Intent(StrEnum):
    """What a text may want. Areas that come later name their own."""

    ACTIVITY = "activity"
    REQUEST = "request"
    DONE = "done"
    MOVE = "move"
    NUMBERS = "numbers"
    SEARCH = "search"
    SUMMARY = "summary"
    HELP = "help"
    UNCLEAR = "unclear"
    PERSONAL = "personal"


class WhyAsked(StrEnum):
    """Why a field is asked about."""

    MISSING = "missing"
    DOUBTFUL = "doubtful"
    """About so many, a range, one of two."""
    CONTRADICTION = "contradiction"
    """The parts and the whole do not agree."""
    IMPOSSIBLE = "impossible"
    """No such day, fewer than nobody, more than there can be."""
    AHEAD = "ahead"
    """Said to be done, and still to come."""
    BEHIND = "behind"
    """Moved to a day that is over."""
    FOREIGN = "foreign"
    """A district that the centre does not have."""


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value and the words that it came from, characters `start` to `end` of the draft's text."""

    value: T
    words: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Ask:
    """A field that is asked about. Nothing is stored without what is `needed`; `of` is the activity's number."""

    field: str
    why: WhyAsked = WhyAsked.MISSING
    needed: bool = True
    of: int = 0


@dataclass(frozen=True, kw_only=True)
class ActivityDraft:
    """An activity, or an item of the plan that was done or moved; None and empty is what was not said."""

    type: Found[Type] | None = None
    title: Found[str] | None = None
    days: Found[tuple[date, ...]] | None = None
    districts: Found[tuple[str, ...]] | None = None
    format: Found[Format] | None = None
    level: Found[Level] | None = None
    mode: Found[Mode] | None = None
    """Of a supervision: of one, or of a group."""
    attendance: Found[Mapping[Category, tuple[int, int]]] | None = None
    result: Found[str] | None = None
    evidence: Found[Mapping[Evidence, tuple[bool, str]]] | None = None
    handouts: Found[Mapping[Material, int]] | None = None
    total: Found[int] | None = None
    """People of whom it was not said who they are."""
    asked: tuple[Ask, ...] = ()

    @property
    def json(self) -> dict[str, Json]:
        said: dict[str, Json] = {}
        for name in ("type", "title", "format", "level", "result"):
            if (one := getattr(self, name)) is not None:
                said[name] = str(one.value)
        if self.days is not None:
            said["days"] = [day.isoformat() for day in self.days.value]
        if self.districts is not None:
            said["districts"] = list(self.districts.value)
        if self.attendance is not None:
            said["attendance"] = {key.value: list(count) for key, count in self.attendance.value.items()}
        if self.evidence is not None:
            said["evidence"] = {k.value: {"there": v[0], "place": v[1]} for k, v in self.evidence.value.items()}
        if self.handouts is not None:
            said["handouts"] = {key.value: copies for key, copies in self.handouts.value.items()}
        return said


@dataclass(frozen=True, kw_only=True)
class RequestDraft:
    """A request; None is what was not said."""

    kind: Found[RequestKind] | None = None
    mode: Found[Mode] | None = None
    format: Found[Format] | None = None
    topic: Found[str] | None = None
    urgent: Found[bool] | None = None
    convenient: Found[str] | None = None
    question: Found[str] | None = None

    @property
    def json(self) -> dict[str, Json]:
        names = ("kind", "mode", "topic", "urgent", "convenient", "question")
        said = {name: one.value for name in names if (one := getattr(self, name)) is not None}
        return {name: value if isinstance(value, bool) else str(value) for name, value in said.items()}


@dataclass(frozen=True, kw_only=True)
class DraftPart:
    """What one intent reads in a text. `more` are fields of an area that is none of the first ones."""

    activities: tuple[ActivityDraft, ...] = ()
    request: RequestDraft | None = None
    numbers: Mapping[str, Found[int]] = field(default_factory=dict)
    more: Mapping[str, Found[Json]] = field(default_factory=dict)
    asked: tuple[Ask, ...] = ()

    def with_(self, other: DraftPart) -> DraftPart:
        """Both, where a text wants two things."""
        return replace(
            self,
            activities=(*self.activities, *other.activities),
            request=self.request or other.request,
            numbers={**self.numbers, **other.numbers},
            more={**self.more, **other.more},
            asked=(*self.asked, *other.asked),
        )


@dataclass(frozen=True, kw_only=True)
class SentenceDraft:
    """A text as it was understood. `near` names the intents between which a person has to choose; `also` those that
    the text wants besides."""

    text: str
    intent: str
    near: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    part: DraftPart = field(default_factory=DraftPart)

    @property
    def asked(self) -> tuple[Ask, ...]:
        """What is missing or doubtful, in the order in which it is asked."""
        own = (ask for at, one in enumerate(self.part.activities) for ask in (replace(a, of=at) for a in one.asked))
        return (*own, *self.part.asked)

    @property
    def json(self) -> dict[str, Json]:
        """As `python -m bot say` writes it: personal data is named and nothing else."""
        if self.intent == Intent.PERSONAL:
            return {"intent": self.intent}
        told: dict[str, Json] = {"intent": str(self.intent)}
        if self.near:
            told["near"] = [str(one) for one in self.near]
        if self.also:
            told["also"] = [str(one) for one in self.also]
        if self.part.activities:
            told["activities"] = [one.json for one in self.part.activities]
        if self.part.request is not None:
            told["request"] = self.part.request.json
        if self.part.numbers:
            told["numbers"] = {code: one.value for code, one in self.part.numbers.items()}
        told |= {name: one.value for name, one in self.part.more.items()}
        return told | {"asked": list(dict.fromkeys(ask.field for ask in self.asked))}
