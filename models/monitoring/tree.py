"""An expression of the rules as a tree, and what it means for the numbers of a quarter."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

Known = Mapping[str, int]
COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


@dataclass(frozen=True)
class Facts:
    """The numbers of a quarter and of the one before; what is not there was not answered."""

    now: Known
    before: Known


@dataclass(frozen=True)
class Number:
    value: int


@dataclass(frozen=True)
class Ref:
    """An indicator's number, or with `before` its number in the quarter before."""

    code: str
    before: bool = False


@dataclass(frozen=True)
class Minus:
    inner: "Amount"


@dataclass(frozen=True)
class Abs:
    inner: "Amount"


@dataclass(frozen=True)
class Sum:
    """Two amounts and `+ - * /` between them."""

    sign: str
    left: "Amount"
    right: "Amount"


@dataclass(frozen=True)
class Compare:
    sign: str
    left: "Amount"
    right: "Amount"


@dataclass(frozen=True)
class Not:
    inner: "Claim"


@dataclass(frozen=True)
class Join:
    """Two claims and `and`, `or` or `->` between them."""

    word: str
    left: "Claim"
    right: "Claim"


Amount = Number | Ref | Minus | Abs | Sum
Claim = Compare | Not | Join
Node = Amount | Claim


def refs(node: Node) -> Iterator[Ref]:
    """Every indicator that the expression names, from left to right."""
    match node:
        case Ref():
            yield node
        case Minus(inner) | Abs(inner):
            yield from refs(inner)
        case Not(claim):
            yield from refs(claim)
        case Sum(_, left, right) | Compare(_, left, right):
            yield from refs(left)
            yield from refs(right)
        case Join(_, one, other):
            yield from refs(one)
            yield from refs(other)
        case Number():
            pass


def value(node: Amount, facts: Facts) -> Fraction | None:
    """The number, exact; None where an answer is missing or something is divided by zero."""
    match node:
        case Number(number):
            return Fraction(number)
        case Ref(code, before):
            found = (facts.before if before else facts.now).get(code)
            return None if found is None else Fraction(found)
        case Minus(inner):
            one = value(inner, facts)
            return None if one is None else -one
        case Abs(inner):
            one = value(inner, facts)
            return None if one is None else abs(one)
        case Sum(sign, left, right):
            return _count(sign, value(left, facts), value(right, facts))


def _count(sign: str, a: Fraction | None, b: Fraction | None) -> Fraction | None:
    if a is None or b is None:
        return None
    match sign:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
        case _:
            return a / b if b else None


def holds(node: Claim, facts: Facts) -> bool | None:
    """Whether it holds; None where that cannot be said, as with a number that is not there."""
    match node:
        case Compare(sign, left, right):
            a, b = value(left, facts), value(right, facts)
            return None if a is None or b is None else COMPARE[sign](a, b)
        case Not(inner):
            found = holds(inner, facts)
            return None if found is None else not found
        case Join("and", left, right):
            return _both(holds(left, facts), holds(right, facts))
        case Join("or", left, right):
            return _either(holds(left, facts), holds(right, facts))
        case Join(_, left, right):
            condition = holds(left, facts)
            return _either(None if condition is None else not condition, holds(right, facts))


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one is True or other is True:
        return True
    return None if one is None or other is None else False
