"""A text as the grammar reads it: one line of dictionary forms, with marks for what is not a word.

`<n>` a number, `<t>` a title in quotes, `<d>` days, `<w>` a month or a week, `<z>` a district, `<h>` a time of day,
`<l>` a link, `<x>` a number that counts nobody, `¶` a new line. Patterns are written against this line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from models.claims.numerals import number_of
from models.privacy.cleaning import cleaned
from models.privacy.numerals import SPOKEN
from models.sentences import shapes
from models.sentences.lexicon import base, is_cut, mended, spelled
from models.sentences.moments import DaySaid, moments
from models.sentences.phrases import NONE, OwnNames
from models.sentences.places import KINDS, DistrictSaid, PlaceWord, named

LONGEST = 4096
"""Characters of a message."""


class SaidToken(NamedTuple):
    """A piece of the text. `value` is a number's; `doubt` says that it is about so many."""

    kind: str
    word: str
    start: int
    end: int
    value: int = 0
    doubt: bool = False
    place: int = -1
    """Of days, a title or a district: which of the text's."""


@dataclass(frozen=True, kw_only=True)
class SaidText:
    """A text, its tokens and its line."""

    text: str
    plain: str
    tokens: tuple[SaidToken, ...]
    today: date
    districts: tuple[str, ...] = ()
    moments: tuple[DaySaid, ...] = ()
    named: tuple[DistrictSaid, ...] = ()
    own: OwnNames = NONE
    """What the centre calls things by names of its own."""
    line: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        words = [shapes.MARKS.get(one.kind, one.word) for one in self.tokens]
        starts, at = [], 1
        for word in words:
            starts.append(at)
            at += len(word) + 1
        object.__setattr__(self, "line", f" {' '.join(words)} ")
        object.__setattr__(self, "starts", tuple(starts))

    def token_at(self, place: int) -> int:
        """The number of the token that stands at a character of the line."""
        return max(0, bisect_right(self.starts, place) - 1)

    def size(self, token: int) -> int:
        """The characters that the token takes in the line."""
        one = self.tokens[token]
        return len(shapes.MARKS.get(one.kind, one.word))

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """The tokens that a match of the line covers: the first, and the one after the last."""
        found = self.line[match.start(group) : match.end(group)]
        left = len(found) - len(found.lstrip())
        right = len(found.rstrip())
        return self.token_at(match.start(group) + left), self.token_at(match.start(group) + max(right - 1, 0)) + 1

    def words(self, first: int, last: int) -> str:
        """The text of the tokens from `first` up to `last`, as it was typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def part(self, first: int, last: int) -> SaidText:
        """The text of those tokens alone."""
        return replace(self, tokens=self.tokens[first:last])

    def without(self, spans: Sequence[tuple[int, int]]) -> SaidText:
        """What is left without those tokens."""
        out = {at for first, last in spans for at in range(first, last)}
        left = tuple(one for at, one in enumerate(self.tokens) if at not in out)
        return replace(self, tokens=left)


def said(text: str, today: date, districts: Sequence[str] = (), own: OwnNames = NONE) -> SaidText:
    """The text, at most `LONGEST` characters of it, as the grammar reads it."""
    whole = cleaned(text[:LONGEST]).strip()
    plain = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in whole).translate(shapes.LOWER)
    fixed, origin = _mended(plain)
    marked, rest = _carved(_AGAIN.sub(lambda found: " " * len(found[0]), fixed))
    found = tuple(moments(rest))
    for number, moment in enumerate(found):
        marked.append(SaidToken("w" if moment.vague else "d", "", moment.start, moment.end, place=number))
        rest = _blank(rest, moment.start, moment.end)
    more, rest = _taken(rest, ((shapes.TIMES, "h"), (shapes.REFERENCES, "x")))
    names = tuple(districts)
    places = _places(rest, whole, origin, names)
    for number, (_, start, end) in enumerate(places):
        marked.append(SaidToken("z", "", start, end, place=number))
        rest = _blank(rest, start, end)
    marked += [*more, *_rest(rest)]
    tokens = tuple(_numbers(sorted(marked, key=lambda one: one.start)))
    moved = tuple(
        SaidToken(one.kind, one.word, origin[one.start], origin[one.end - 1] + 1, one.value, one.doubt, one.place)
        for one in tokens
    )
    return SaidText(
        text=whole,
        plain=plain,
        tokens=moved,
        today=today,
        districts=names,
        moments=found,
        named=tuple(one for one, _, _ in places),
        own=own,
    )


def _carved(text: str) -> tuple[list[SaidToken], str]:
    """Titles, links and bullets, and the text without them."""
    return _taken(text, ((shapes.QUOTED, "t"), (shapes.LINK, "l"), (shapes.BULLET, "bullet")))


def _taken(text: str, shapes: Sequence[tuple[re.Pattern[str], str]]) -> tuple[list[SaidToken], str]:
    marked: list[SaidToken] = []
    for pattern, kind in shapes:
        marked += [SaidToken(kind, "", match.start(), match.end()) for match in pattern.finditer(text)]
        text = pattern.sub(lambda match: "\x00" * len(match[0]), text)
    return marked, text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "\x00" * (end - start) + text[end:]


_AGAIN = re.compile(rf"(?<=\d) ?\((?:{SPOKEN}|тысяча|двое|трое)(?: (?:{SPOKEN}|тысяч[аи]?))*\)")
"""«1000 (тысяча)»: the same in words."""
_WORD = re.compile(r"[а-яa-z]+(?:-[а-яa-z]+)*")


def _mended(plain: str) -> tuple[str, list[int]]:
    """The text with misspelled words of the field put right, and where each character was."""
    parts: list[str] = []
    origin: list[int] = []
    last = 0
    for match in _WORD.finditer(plain):
        meant = mended(match[0])
        if meant == match[0]:
            continue
        parts += [plain[last : match.start()], meant]
        origin += range(last, match.start())
        longest = match.end() - match.start() - 1
        origin += [match.start() + min(n, longest) for n in range(len(meant) - 1)] + [match.end() - 1]
        last = match.end()
    parts.append(plain[last:])
    origin += range(last, len(plain))
    return "".join(parts), [*origin, len(plain)]


_PLACE = re.compile(r"[а-яa-z0-9]+(?:-[а-яa-z0-9]+)*\.?")


def _places(rest: str, whole: str, origin: list[int], names: tuple[str, ...]) -> list[tuple[DistrictSaid, int, int]]:
    words = [
        PlaceWord(
            one[0] if len(one[0]) > 3 else one[0].rstrip("."),
            one.start(),
            one.end(),
            whole[origin[one.start()]].isupper(),
        )
        for one in _PLACE.finditer(rest)
    ]
    words = [_bare(one) for one in words]
    return [(one, words[one.first].start, words[one.last].end) for one in named(words, names)]


def _bare(one: PlaceWord) -> PlaceWord:
    """Without the full stop of a sentence: a whole word needs none."""
    stem = one.plain.removesuffix(".")
    from_ = base(stem) if one.plain.endswith(".") else ""
    whole = from_ and (len(stem) > 6 or stem in KINDS)
    return PlaceWord(stem, one.start, one.end - 1, one.capital) if whole else one


def _rest(rest: str) -> Iterator[SaidToken]:
    dotted = -1
    for match in shapes.TOKEN.finditer(rest):
        kind, start, end = match.lastgroup or "mark", match.start(), match.end()
        text = match[0]
        if kind == "number":
            yield SaidToken("n", text, start, end, int(re.sub(r"\D", "", text)[:12]))
        elif kind == "minus":
            yield SaidToken("n", "-", start, end, -int(text[1:][:12]))
        elif kind == "range":
            yield SaidToken("n", text, start, end, int(re.findall(r"\d+", text)[0][:12]), doubt=True)
        elif kind == "word":
            cut = spelled(text) if rest[end : end + 1] == "." else ""
            yield SaidToken("word", cut or base(text), start, end)
            dotted = end if cut or is_cut(text) else -1
        elif not (text == "." and start == dotted):
            yield SaidToken("line" if kind == "line" else "mark", text, start, end)


def _numbers(tokens: list[SaidToken]) -> Iterator[SaidToken]:
    """With numbers in words as numbers, and with «около» and «минус» as a doubt."""
    at, about = 0, False
    while at < len(tokens):
        one = tokens[at]
        taken = 1
        if one.kind == "word":
            one, taken = _spelled(tokens, at)
        while one.kind == "n" and at + taken < len(tokens) and tokens[at + taken].word in shapes.THOUSANDS:
            one = SaidToken("n", one.word, one.start, tokens[at + taken].end, one.value * 1000)
            taken += 1
        before = tokens[at - 1].word if at else ""
        if one.kind == "n" and (about or before in shapes.ABOUT or before == "минус"):
            value = -one.value if before == "минус" else one.value
            one = SaidToken("n", one.word, one.start, one.end, value, doubt=True)
        if one.kind == "n" and before in ("человек", "штука") and not (at > 1 and tokens[at - 2].kind == "n"):
            following = tokens[at + taken] if at + taken < len(tokens) else None
            # «человек 15 подростков» is about so many
            one = one._replace(doubt=one.doubt or (following is not None and following.kind == "word"))
        if one.kind == "n" and before == "ни" and one.value == 1:
            one = one._replace(value=0)  # «ни одного сигнала»
        yield one
        at += taken


def _spelled(tokens: list[SaidToken], at: int) -> tuple[SaidToken, int]:
    """The number that the words from there on say, and how many they are; the word itself when it says none."""
    one = tokens[at]
    if one.word in shapes.MORE_NUMBERS:
        return SaidToken("n", one.word, one.start, one.end, shapes.MORE_NUMBERS[one.word]), 1
    words = []
    for other in tokens[at : at + 4]:
        if other.kind != "word":
            break
        words.append(other.word)
    found = number_of(words)
    if found is None:
        return one, 1
    value, taken = found
    return SaidToken("n", one.word, one.start, tokens[at + taken - 1].end, value), taken
