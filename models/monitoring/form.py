"""The quarter's form as a centre's data: which numbers are asked for, and what must hold between them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources
from typing import NotRequired, TypedDict

from models.forms.kinds import TextKey
from models.monitoring.parser import BadExpression, codes_meant, read_amount, read_claim
from models.monitoring.tree import Amount, Claim, Facts, Ref, Sum, refs, value

CODE_LENGTH = 8
NAME_LENGTH = 120
SIGNALS = "S1"
"""How many signals came: the map of signals counts them too. A form that asks for something else under this code is no
worse for it: the difference is asked about and has a reason."""
MOST = 40
"""Indicators and rules at most: a form of more is filled in by nobody."""


class Nature(StrEnum):
    """A snapshot is true at the quarter's end, a flow happened within it."""

    SNAPSHOT = "snapshot"
    FLOW = "flow"


class Source(StrEnum):
    """Where the number comes from: a person, the quarter before, or the other numbers."""

    ASKED = "asked"
    CARRIED = "carried"
    COMPUTED = "computed"


class ReportOf(StrEnum):
    """Whose a report of a quarter is. The numbers of a district are those of its reports together."""

    POST = "post"
    """Of a post, whoever holds it."""
    DISTRICT = "district"
    """Of a district: all its curators write into one."""
    PERSON = "person"
    """Of a curator: each counts their own families."""


class Level(StrEnum):
    """An error must be put right; a warning asks for a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One number. `short` stands in arithmetic («на начало 12»); `origin` is the code that is carried over, or the
    expression that is computed."""

    code: str
    name: str
    short: str
    unit: str
    nature: Nature
    source: Source = Source.ASKED
    origin: str = ""

    @property
    def row(self) -> list[str]:
        return [self.code, self.name, self.short, self.unit, self.nature.value, self.source.value, self.origin]


@dataclass(frozen=True)
class FormRule:
    """What must hold."""

    level: Level
    text: str


@dataclass(frozen=True)
class Problem:
    """Why a form cannot serve: the indicator's or rule's number from 1, and what is wrong with it."""

    rule: bool
    number: int
    word: TextKey


class Way(StrEnum):
    """What one number of several quarters is: what they come to, or how it stood at their beginning or their end."""

    SUM = "sum"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True)
class Balance:
    """What a stretch of time must add up to: `opening` of its first quarter + flows in − flows out = `closing` of its
    last."""

    opening: str
    closing: str
    added: tuple[str, ...]
    taken: tuple[str, ...]


class FormJson(TypedDict):
    """A version as the database keeps it: rows of indicators, rules with their levels."""

    indicators: list[list[str]]
    rules: list[list[str]]
    jump_percent: int
    jump_over: int
    report_of: NotRequired[str]


@dataclass(frozen=True, kw_only=True)
class MonitoringForm:
    """A version of the form. A jump is a change against the quarter before over both `jump_percent` and `jump_over`."""

    indicators: tuple[Indicator, ...]
    rules: tuple[FormRule, ...] = ()
    jump_percent: int = 50
    jump_over: int = 5
    report_of: ReportOf = ReportOf.POST
    _by_code: dict[str, Indicator] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {one.code: one for one in self.indicators})

    @classmethod
    def of(cls, content: FormJson) -> "MonitoringForm":
        """The form that stands in the database as JSON."""
        return cls(
            indicators=tuple(
                Indicator(
                    code=code,
                    name=name,
                    short=short,
                    unit=unit,
                    nature=Nature(nature),
                    source=Source(source),
                    origin=origin,
                )
                for code, name, short, unit, nature, source, origin in content["indicators"]
            ),
            rules=tuple(FormRule(Level(level), text) for level, text in content["rules"]),
            jump_percent=content["jump_percent"],
            jump_over=content["jump_over"],
            report_of=ReportOf(content.get("report_of", ReportOf.POST)),
        )

    @property
    def json(self) -> FormJson:
        return {
            "indicators": [one.row for one in self.indicators],
            "rules": [[rule.level.value, rule.text] for rule in self.rules],
            "jump_percent": self.jump_percent,
            "jump_over": self.jump_over,
            "report_of": self.report_of.value,
        }

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(self._by_code)

    def along(self, others: Iterable["MonitoringForm"]) -> "MonitoringForm":
        """The form with what earlier versions asked too, at its end: numbers that were told are not lost with a code
        that is not asked any more."""
        every = dict(self._by_code)
        for other in others:
            every |= {one.code: one for one in other.indicators if one.code not in every}
        return replace(self, indicators=tuple(every.values()))

    def indicator(self, code: str) -> Indicator:
        return self._by_code[code]

    def meant(self, typed: str) -> list[Indicator]:
        """The indicators that a typed code may mean, in either alphabet."""
        return [self._by_code[code] for code in codes_meant(typed, self.codes)]

    @cached_property
    def claims(self) -> tuple[tuple[FormRule, Claim], ...]:
        """The rules as trees; the form has no problems then."""
        return tuple((rule, read_claim(rule.text, self.codes)) for rule in self.rules)

    @cached_property
    def formulas(self) -> dict[str, Amount]:
        """The expressions of the computed indicators by their codes. Raises BadExpression for one that is not
        understood."""
        computed = (one for one in self.indicators if one.source is Source.COMPUTED)
        return {one.code: read_amount(one.origin, self.codes) for one in computed}

    @property
    def counts_signals(self) -> bool:
        """Whether it asks how many signals came."""
        one = self._by_code.get(SIGNALS)
        return one is not None and one.source is Source.ASKED and one.nature is Nature.FLOW

    def carried(self, before: Mapping[str, int]) -> dict[str, int]:
        """What the quarter before says about this one."""
        pairs = ((one.code, one.origin) for one in self.indicators if one.source is Source.CARRIED)
        return {code: before[origin] for code, origin in pairs if origin in before}

    def computed(self, code: str, facts: Facts) -> int | None:
        """What the other numbers make of an indicator; None for one that is not computed or not yet computable."""
        found = value(self.formulas[code], facts) if code in self.formulas else None
        return int(found) if found is not None and found.denominator == 1 and found >= 0 else None

    def zero(self, before: Mapping[str, int]) -> dict[str, int]:
        """«Ноль за квартал»: nothing happened. Flows are 0, snapshots stand as they stood at the end of the quarter
        before, or at 0 when there was none."""
        now: dict[str, int] = self.carried(before)
        for one in self.indicators:
            if one.source is Source.COMPUTED:
                continue
            now.setdefault(one.code, 0 if one.nature is Nature.FLOW else before.get(one.code, 0))
        for one in self.indicators:
            if one.source is Source.COMPUTED:
                now[one.code] = self.computed(one.code, Facts(now, before)) or 0
        return now

    def way(self, code: str) -> Way:
        """How the indicator's quarters become one number. What is carried over is that of the first of them and what it
        is carried from that of the last, whatever their nature, so that a balance holds over any stretch of time."""
        one = self._by_code[code]
        if one.source is Source.CARRIED:
            return Way.FIRST
        return Way.LAST if one.nature is Nature.SNAPSHOT or code in self._origins else Way.SUM

    @cached_property
    def _origins(self) -> frozenset[str]:
        return frozenset(one.origin for one in self.indicators if one.source is Source.CARRIED)

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """The identities of the form: every computed number that adds flows to what is carried over from itself."""
        found = (self._balance(code, _terms(formula)) for code, formula in self.formulas.items())
        return tuple(one for one in found if one is not None)

    def _balance(self, code: str, terms: Mapping[str, int] | None) -> Balance | None:
        if terms is None:
            return None
        carried = [c for c in terms if self._carries(c, code) and terms[c] > 0]
        flows = [c for c in terms if c not in carried]
        if len(carried) != 1 or any(self.way(c) is not Way.SUM for c in flows):
            return None
        added, taken = (tuple(c for c in flows if (terms[c] > 0) is up) for up in (True, False))
        return Balance(carried[0], code, added, taken)

    def _carries(self, code: str, origin: str) -> bool:
        one = self._by_code[code]
        return one.source is Source.CARRIED and one.origin == origin

    def problems(self) -> list[Problem]:
        """Everything that keeps the form from serving; an empty list for a form that may be accepted."""
        found = [
            Problem(rule=False, number=number, word=word)
            for number, one in enumerate(self.indicators, 1)
            for word in self._wrong(number, one)
        ]
        for number, rule in enumerate(self.rules, 1):
            try:
                read_claim(rule.text, self.codes)
            except BadExpression as error:
                found.append(Problem(rule=True, number=number, word=TextKey(error.key, error.arguments)))
        if not any(one.source is Source.ASKED for one in self.indicators):
            found.append(Problem(rule=False, number=1, word=TextKey("monitoring-form-nothing-asked")))
        return found

    def _wrong(self, number: int, one: Indicator) -> Iterator[TextKey]:
        earlier = self.indicators[: number - 1]
        if any(other.code == one.code for other in earlier):
            yield TextKey("monitoring-form-twice", {"code": one.code})
        if one.source is Source.CARRIED and one.origin not in self.codes - {one.code}:
            yield TextKey("monitoring-form-origin", {"code": one.code})
        if one.source is Source.COMPUTED:
            try:
                named = {ref.code for ref in refs(read_amount(one.origin, self.codes)) if not ref.before}
            except BadExpression as error:
                yield TextKey(error.key, error.arguments)
                return
            later = {other.code for other in self.indicators[number - 1 :] if other.source is Source.COMPUTED}
            if circle := sorted(named & later):
                yield TextKey("monitoring-form-circle", {"code": one.code, "other": circle[0]})


def _terms(node: Amount, sign: int = 1) -> dict[str, int] | None:
    """The codes of a plain sum with their signs; None for any other expression, and where a code stands twice."""
    match node:
        case Ref(code, False):
            return {code: sign}
        case Sum("+" | "-" as between, left, right):
            one, other = _terms(left, sign), _terms(right, sign if between == "+" else -sign)
            return None if one is None or other is None or one.keys() & other.keys() else one | other
    return None


@cache
def default_form() -> MonitoringForm:
    """The set that every centre begins with."""
    source = resources.files("models").joinpath("data", "monitoring_form.json")
    return MonitoringForm.of(json.loads(source.read_text(encoding="utf-8")))
