"""The rules' own small language: «F6 = F1 + F2 - F3», «F6 = 0 -> C1 = 0», «abs(S1 - prev(S1)) <= 5».

Whole numbers, codes of indicators, `+ - * /`, comparisons, `and` `or` `not` and `->` («значит»), `abs`, `prev`
(the quarter before). Nothing else is there, so nothing else can be run. Every error names its place, from 1.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from models.errors import BadInput
from models.monitoring.tree import COMPARE, Abs, Amount, Claim, Compare, Join, Minus, Node, Not, Number, Ref, Sum

LONGEST = 300
DEEPEST = 30
READ = 512
"""Expressions that are kept read: a report's are looked at with every number of it."""
TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[A-Za-zА-Яа-яЁё]\w*)|(?P<sign>->|=>|<=|>=|!=|==|[-+*/()=<>])")
SAME = str.maketrans({"−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "÷": "/", "\u00a0": " "})
LONG_SIGNS = {"⇒": "->", "≤": "<=", "≥": ">=", "≠": "!="}
LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")
SOUND_ALIKE = str.maketrans("АБВГДЕЗИКЛМНОПРСТУФХЭ", "ABVGDEZIKLMNOPRSTUFHE")
WORDS = {"и": "and", "или": "or", "не": "not", "пред": "prev", "модуль": "abs"}
KEYWORDS = ("and", "or", "not", "abs", "prev")


class BadExpression(BadInput):
    """An expression that is none; `place` is the number of the character where it stops making sense."""

    def __init__(self, key: str, place: int, **words: str | int) -> None:
        super().__init__(key, place=place, **words)
        self.place = place


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    place: int


def codes_meant(word: str, codes: Collection[str]) -> list[str]:
    """The codes that may be meant: Cyrillic letters stand for the Latin ones that look like them and for those that
    sound like them. «С1» looks like C1 and sounds like S1: where both are there, nobody knows."""
    upper = word.upper()
    if upper in codes:
        return [upper]
    alike = (upper.translate(LOOK_ALIKE), upper.translate(SOUND_ALIKE))
    return list(dict.fromkeys(code for code in alike if code in codes))


def read_code(word: str, codes: Collection[str]) -> str | None:
    """The one code that was meant; None when there is none, and when two may be."""
    meant = codes_meant(word, codes)
    return meant[0] if len(meant) == 1 else None


@lru_cache(maxsize=READ)
def read_claim(text: str, codes: frozenset[str]) -> Claim:
    """What must hold. Raises BadExpression, with the place, when the text is no such thing or names a code not in
    `codes`."""
    return _Parser(text, codes).whole_claim()


@lru_cache(maxsize=READ)
def read_amount(text: str, codes: frozenset[str]) -> Amount:
    """An expression whose value is a number. Raises BadExpression as `read_claim` does."""
    return _Parser(text, codes).whole_amount()


def _tokens(text: str) -> Iterator[_Token]:
    plain = text.translate(SAME)
    at = 0
    while plain[at:].strip():
        start = at + len(plain[at:]) - len(plain[at:].lstrip())
        if plain[start] in LONG_SIGNS:
            yield _Token("sign", LONG_SIGNS[plain[start]], start + 1)
            at = start + 1
            continue
        found = TOKEN.match(plain, start)
        if found is None:
            raise BadExpression("monitoring-rule-sign", start + 1, sign=plain[start])
        kind = found.lastgroup or ""
        word = {"==": "=", "=>": "->"}.get(found[0], found[0])
        yield _Token(kind, word, start + 1)
        at = found.end()


class _Parser:
    """Recursive descent, a method a level of precedence."""

    def __init__(self, text: str, codes: frozenset[str]) -> None:
        if len(text) > LONGEST:
            raise BadExpression("monitoring-rule-long", LONGEST, longest=LONGEST)
        self._codes = codes
        self._tokens = list(_tokens(text))
        self._end = _Token("end", "", len(text) + 1)
        self._at = 0
        self._depth = 0

    def whole_claim(self) -> Claim:
        start = self._now
        claim = self._claim(self._implies(), start)
        if self._now.kind != "end":
            self._unexpected()
        return claim

    def whole_amount(self) -> Amount:
        start = self._now
        amount = self._amount(self._sum(), start)
        if self._now.kind != "end":
            self._unexpected()
        return amount

    @property
    def _now(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def _word(self) -> str:
        """The keyword that stands here, in English; empty for anything else."""
        if self._now.kind != "word":
            return ""
        word = WORDS.get(self._now.text.casefold(), self._now.text.casefold())
        return word if word in KEYWORDS else ""

    def _take(self, *texts: str) -> str | None:
        here = self._word() or self._now.text
        if here not in texts:
            return None
        self._at += 1
        return here

    def _need(self, text: str) -> None:
        if self._take(text) is None:
            raise BadExpression("monitoring-rule-need", self._now.place, sign=text)

    def _unexpected(self) -> NoReturn:
        if self._now.kind == "end":
            raise BadExpression("monitoring-rule-end", self._now.place)
        raise BadExpression("monitoring-rule-unexpected", self._now.place, sign=self._now.text)

    def _implies(self) -> Node:
        self._deeper()
        start = self._now
        left = self._or()
        if self._take("->"):
            after = self._now
            right = self._claim(self._implies(), after)
            left = Join("->", self._claim(left, start), right)
        self._depth -= 1
        return left

    def _or(self) -> Node:
        return self._joined("or", self._and)

    def _and(self) -> Node:
        return self._joined("and", self._not)

    def _joined(self, word: str, inner: Callable[[], Node]) -> Node:
        start = self._now
        left = inner()
        while self._take(word):
            after = self._now
            left = Join(word, self._claim(left, start), self._claim(inner(), after))
        return left

    def _not(self) -> Node:
        if not self._take("not"):
            return self._compare()
        self._deeper()
        start = self._now
        inner = Not(self._claim(self._not(), start))
        self._depth -= 1
        return inner

    def _compare(self) -> Node:
        start = self._now
        left = self._sum()
        sign = self._take(*COMPARE)
        if sign is None:
            return left
        after = self._now
        right = self._amount(self._sum(), after)
        return Compare(sign, self._amount(left, start), right)

    def _sum(self) -> Node:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Node:
        return self._chain(("*", "/"), self._signed)

    def _chain(self, signs: tuple[str, ...], inner: Callable[[], Node]) -> Node:
        start = self._now
        left = inner()
        while sign := self._take(*signs):
            after = self._now
            left = Sum(sign, self._amount(left, start), self._amount(inner(), after))
        return left

    def _signed(self) -> Node:
        start = self._now
        if not self._take("-"):
            return self._atom()
        self._deeper()
        inner = self._amount(self._signed(), start)
        self._depth -= 1
        return Minus(inner)

    def _atom(self) -> Node:
        start = self._now
        if start.kind == "number":
            if len(start.text) > 9:
                raise BadExpression("monitoring-rule-number", start.place)
            self._at += 1
            return Number(int(start.text))
        if self._take("("):
            inner = self._implies()
            self._need(")")
            return inner
        if self._take("abs"):
            self._need("(")
            after = self._now
            inner = Abs(self._amount(self._implies(), after))
            self._need(")")
            return inner
        if self._take("prev"):
            self._need("(")
            code = self._code()
            self._need(")")
            return Ref(code, before=True)
        return Ref(self._code())

    def _code(self) -> str:
        here = self._now
        if here.kind != "word" or self._word():
            self._unexpected()
        meant = codes_meant(here.text, self._codes)
        if not meant:
            raise BadExpression("monitoring-rule-code", here.place, code=here.text)
        if len(meant) > 1:
            raise BadExpression("monitoring-rule-doubtful", here.place, code=here.text, codes=", ".join(meant))
        self._at += 1
        return meant[0]

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadExpression("monitoring-rule-deep", self._now.place)

    def _claim(self, node: Node, start: _Token) -> Claim:
        if isinstance(node, Compare | Not | Join):
            return node
        raise BadExpression("monitoring-rule-claim", start.place)

    def _amount(self, node: Node, start: _Token) -> Amount:
        if isinstance(node, Compare | Not | Join):
            raise BadExpression("monitoring-rule-amount", start.place)
        return node
