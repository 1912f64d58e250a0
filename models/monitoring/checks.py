"""What the rules find in a quarter's numbers, with the arithmetic in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from models.forms.kinds import TextKey
from models.monitoring.form import Level, MonitoringForm, Source
from models.monitoring.tree import (
    Abs,
    Amount,
    Claim,
    Compare,
    Facts,
    Join,
    Minus,
    Node,
    Not,
    Number,
    Ref,
    Sum,
    holds,
    refs,
    value,
)

Called = Callable[[Ref], str]
"""How an indicator is named in arithmetic: «на начало»."""
OPPOSITE = {"<=": "more", "<": "not-less", ">=": "less", ">": "not-more", "=": "unequal", "!=": "equal"}
SIGNS = {"-": " − ", "+": " + ", "*": " × ", "/": " : "}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A rule that does not hold. `key` names it among the reasons; `codes` are the numbers it is about."""

    key: str
    level: Level
    codes: tuple[str, ...]
    claim: Claim | None = None
    """None for a jump against the quarter before, and for what the bot has counted otherwise."""
    counted: int | None = None
    """What the bot itself has counted."""


def check(form: MonitoringForm, facts: Facts) -> list[Finding]:
    """What does not hold, errors first. Rules about numbers that are not there yet are left out."""
    found = [
        Finding(key=rule.text, level=rule.level, codes=_named_in(claim), claim=claim)
        for rule, claim in form.claims
        if holds(claim, facts) is False
    ]
    found += [Finding(key=f"jump:{code}", level=Level.WARNING, codes=(code,)) for code in _jumps(form, facts)]
    return sorted(found, key=lambda one: one.level is not Level.ERROR)


def _named_in(claim: Claim) -> tuple[str, ...]:
    """The codes of this quarter that a rule is about."""
    return tuple(dict.fromkeys(ref.code for ref in refs(claim) if not ref.before))


def _jumps(form: MonitoringForm, facts: Facts) -> list[str]:
    compared = [
        (one.code, facts.now[one.code], facts.before[one.code])
        for one in form.indicators
        if one.source is not Source.CARRIED and one.code in facts.now and one.code in facts.before
    ]
    return [
        code
        for code, now, before in compared
        if abs(now - before) > form.jump_over and abs(now - before) * 100 > form.jump_percent * before
    ]


def check_counted(facts: Facts, counted: Mapping[str, int]) -> list[Finding]:
    """Numbers that are not what the bot has counted itself: either may be right, so it is asked about."""
    return [
        Finding(key=f"counted:{code}", level=Level.WARNING, codes=(code,), counted=number)
        for code, number in counted.items()
        if code in facts.now and facts.now[code] != number
    ]


def explain(finding: Finding, facts: Facts, called: Called) -> TextKey:
    """The finding in words with its numbers: «на начало 12 + принято 3 − снято 2 = 13, а указано 14»."""
    if finding.counted is not None:
        words = {"name": called(Ref(finding.codes[0])), "now": facts.now[finding.codes[0]]}
        return TextKey("monitoring-broken-counted", words | {"counted": finding.counted})
    if finding.claim is None:
        code = finding.codes[0]
        words = {"name": called(Ref(code)), "before": facts.before[code], "now": facts.now[code]}
        return TextKey("monitoring-broken-jump", words)
    return _Explainer(facts, called).claim(finding.claim)


def words_of(node: Amount, facts: Facts, called: Called) -> str:
    """An amount in words with its numbers: «на начало 12 + принято 3»."""
    return _Explainer(facts, called).words(node)


class _Explainer:
    def __init__(self, facts: Facts, called: Called) -> None:
        self._facts, self._called = facts, called

    def claim(self, node: Claim, when: str = "") -> TextKey:
        match node:
            case Join("->", condition, claim):
                return self.claim(claim, self.words(condition))
            case Join("and", left, right):
                return self.claim(left if holds(left, self._facts) is False else right, when)
            case Compare("=", Ref() as given, other) | Compare("=", other, Ref() as given) if not when and not (
                isinstance(other, Ref | Number)
            ):
                words = {"sum": self.side(other), "given": plain(value(given, self._facts))}
                return TextKey("monitoring-broken-sum", words)
            case Compare(sign, left, right):
                words = {"left": self.side(left), "right": self.side(right)}
                if not when:
                    return TextKey(f"monitoring-broken-{OPPOSITE[sign]}", words)
                return TextKey(f"monitoring-broken-{OPPOSITE[sign]}-when", words | {"when": when})
        return TextKey("monitoring-broken-other", {"claim": self.words(node)})

    def side(self, node: Amount) -> str:
        """An amount and, unless it is one number, what it comes to: «принято 3 − снято 2 = 1»."""
        told = self.words(node)
        return told if isinstance(node, Ref | Number) else f"{told} = {plain(value(node, self._facts))}"

    def words(self, node: Node) -> str:
        match node:
            case Number(number):
                return str(number)
            case Ref(code, before):
                known = (self._facts.before if before else self._facts.now).get(code)
                return f"{self._called(node)} {'–' if known is None else known}"
            case Minus(inner):
                return f"−{self._inner(inner)}"
            case Abs(inner):
                return f"|{self.words(inner)}|"
            case Sum(sign, left, right):
                return f"{self._inner(left, sign)}{SIGNS[sign]}{self._inner(right, sign, last=True)}"
            case Compare(sign, left, right):
                told = int(value(left, self._facts) or 0)
                if isinstance(left, Ref) and (right == Number(told) or (sign, right) == (">", Number(0))):
                    return self.words(left)  # «на конец 0» and not «на конец 0 = 0»; «на конец 13» and not «13 > 0»
                return f"{self.words(left)} {sign} {self.words(right)}"
            case Not(claim):
                return f"¬({self.words(claim)})"
            case Join(word, one, other):
                between = {"and": "; ", "or": " / "}.get(word, " → ")
                return f"{self.words(one)}{between}{self.words(other)}"

    def _inner(self, node: Amount, sign: str = "*", *, last: bool = False) -> str:
        loose = isinstance(node, Sum) and (
            (sign in "*/" and node.sign in "+-") or (last and sign in "-/" and not (sign == "-" and node.sign in "*/"))
        )
        return f"({self.words(node)})" if loose else self.words(node)


def signed(number: int) -> str:
    """The number with its sign, as people write it: «+1», «−3»."""
    return f"{number:+d}".replace("-", "−")


def plain(found: Fraction | None) -> str:
    """The number as people write it: «−4», «6,2»; a dash for none."""
    if found is None:
        return "–"
    if found.denominator == 1:
        return str(found.numerator).replace("-", "−")
    return f"{float(found):.1f}".replace(".", ",").replace("-", "−")
