"""A text as the grammar reads it: one line of dictionary forms, with marks for what is not a word.

`<n>` a number, `<t>` a title in quotes, `<d>` days, `<w>` a month or a week, `<z>` a district, `<h>` a time of day,
`<l>` a link, `<x>` a number that counts nobody, `¶` a new line. Patterns are written against this line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.claims.numerals import number_of
from models.privacy.cleaning import cleaned
from models.sentences.lexicon import base, is_cut, mended, spelled
from models.sentences.moments import Moment, moments
from models.sentences.places import KINDS, Named, Word, named

LONGEST = 4096
"""Characters of a message."""
_QUOTED = re.compile(r"«[^«»\n]{1,200}(?:«[^«»]{1,200}»[^«»\n]{0,200})?»+|'[^'\n]{3,100}'(?!\w)")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_UNITS = (
    r"час[а-я]*|ч(?![а-я])\.?|мин(?:ут[а-я]*)?(?![а-я])\.?|акад[а-я.]*\s*ч[а-я]*|дн(?:я|ей)|день"
    r"|недел[а-я]+|лет(?![а-я])|летн[а-я]+"
    r"|год[а-я]*|месяц[а-я]*|%|процент[а-я]*|руб[а-я.]*|класс[а-я]*|кл(?![а-я])\.?|км(?![а-я])"
    r"|раза?(?![а-я])|этап[а-я]*"
    r"|тур[а-я]?(?![а-я])|курс[а-я]*|смен[а-я]+"
)
_TIMES = re.compile(
    r"(?<![а-я\d])(?:с\s+)?\d{1,2}[:.]\d\d\s*(?:-|до|по)\s*\d{1,2}[:.]\d\d(?![\d.])"
    r"|(?<![а-я\d])со?\s+\d{1,2}(?:[:.]\d\d)?(?:\s*(?:час[а-я]*|ч\.?))?\s*(?:до|по"
    r"|-)\s*\d{1,2}(?:[:.]\d\d)?(?![\d.])(?:\s*(?:час[а-я]*|ч(?![а-я])\.?))?"
    r"|(?<!\d)\d{1,2}:\d\d(?!\d)"
    r"|(?<![а-я])(?:в|к|до|после|около)\s+\d{1,2}[.-][0-5]\d(?![\d.])"
    r"|(?<![а-я])(?:в|к|до|после)\s+\d{1,2}\s*(?:час[а-я]*|ч(?![а-я])\.?|утра|вечера|дня)"
    r"|(?<![а-я])(?:в|к)\s+(?:[7-9]|1\d|2[01])(?=\s*(?:[,.;\n]|$)|\s+[а-я]+(?<![ая]х)(?![а-я]))"
)
_REFERENCES = re.compile(
    r"(?<!папке )(?<!папка )(?<!папку )№\s*\d+[\w/-]*"
    r"|(?<![а-я])(?:каб(?:инет[а-я]*)?|ауд(?:итори[а-я]*)?|школ[а-я]{0,3}|сош|оош|лице[а-я]{1,2}"
    r"|гимнази[а-я]|доу|садик[а-я]*|сад[а-я]{0,2}"
    r"|стр|групп[а-я])\.?\s*(?:№\s*)?\d+(?![\d:])(?!\s*[а-я])"
    r"|(?<=пункт )\d[\d.]*|(?<=пункта )\d[\d.]*|(?<=пункту )\d[\d.]*|(?<=раздел )\d[\d.]*"
    r"|(?<=п\.)\s*\d+\.[\d.]+|(?<=п\. )\d+\.[\d.]+"
    rf"|\d+(?:[.,]\d+)?(?:\s*-\s*\d+)?(?:-?х|-ти)?[\s-]*(?:{_UNITS})"
    r"|\d+-?(?:й|ый|ой|я|ая|ое|го)(?![а-я])|\d+[.,]\d+|\d+/\d+"
    r"|(?<![а-яa-z])[ivx]{1,4}(?![a-zа-я])(?=\s*(?:квартал|кв|полугод|этап))"
)
_BULLET = re.compile(r"(?m)^[ \t]*(?:\d{1,2}\)|\d{1,2}\.(?=\s)|[-•*▪✅✔☑])[ \t]*")
_TOKEN = re.compile(
    r"(?P<range>\d+\s*-\s*\d+(?!\d))|(?P<minus>(?<![\w)»-])-\d+)"
    r"|(?P<number>\d{1,3}(?: \d{3})+(?![\d-])|\d+(?:-?(?:ти|ми|мя|х)(?![а-я]))?)"
    r"|(?P<word>(?:онлайн|офлайн)(?=-)|(?<=онлайн-)[а-я-]+|(?<=офлайн-)[а-я-]+"
    r"|[а-яa-z]+(?:[-/][а-яa-z]+)*)|(?P<line>\n)|(?P<mark>[^\s\x00-\x08])"
)
_MARKS = {
    "t": "<t>",
    "d": "<d>",
    "w": "<w>",
    "z": "<z>",
    "h": "<h>",
    "l": "<l>",
    "x": "<x>",
    "n": "<n>",
    "line": "¶",
    "bullet": "¶",
}
_ABOUT = frozenset(
    ["около", "примерно", "порядка", "более", "больше", "свыше", "почти", "приблизительно", "где-то", "менее"]
)
_LOWER = str.maketrans({"ё": "е"})
_MORE_NUMBERS = {
    "ноль": 0,
    "нуль": 0,
    "нисколько": 0,
    "восьмеро": 8,
    "девятеро": 9,
    "десятеро": 10,
    "оба": 2,
    "обе": 2,
    "пара": 2,
}
_THOUSANDS = frozenset(("тысяча", "тыс", "миллион", "млн", "миллиард"))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. `value` is a number's; `doubt` says that it is about so many."""

    kind: str
    word: str
    start: int
    end: int
    value: int = 0
    doubt: bool = False
    place: int = -1
    """Of days, a title or a district: which of the text's."""


@dataclass(frozen=True)
class Said:
    """A text, its tokens and its line."""

    text: str
    plain: str
    tokens: tuple[Token, ...]
    today: date
    districts: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    named: tuple[Named, ...] = ()
    line: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        words = [_MARKS.get(one.kind, one.word) for one in self.tokens]
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
        return len(_MARKS.get(one.kind, one.word))

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """The tokens that a match of the line covers: the first, and the one after the last."""
        found = self.line[match.start(group) : match.end(group)]
        left = len(found) - len(found.lstrip())
        right = len(found.rstrip())
        return self.token_at(match.start(group) + left), self.token_at(match.start(group) + max(right - 1, 0)) + 1

    def words(self, first: int, last: int) -> str:
        """The text of the tokens from `first` up to `last`, as it was typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def part(self, first: int, last: int) -> Said:
        """Those tokens alone."""
        return Said(
            self.text, self.plain, self.tokens[first:last], self.today, self.districts, self.moments, self.named
        )

    def without(self, spans: Sequence[tuple[int, int]]) -> Said:
        """What is left without those tokens."""
        out = {at for first, last in spans for at in range(first, last)}
        left = tuple(one for at, one in enumerate(self.tokens) if at not in out)
        return Said(self.text, self.plain, left, self.today, self.districts, self.moments, self.named)


def said(text: str, today: date, districts: Sequence[str] = ()) -> Said:
    """The text, at most `LONGEST` characters of it, as the grammar reads it."""
    whole = cleaned(text[:LONGEST]).strip()
    plain = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in whole).translate(_LOWER)
    fixed, origin = _mended(plain)
    marked, rest = _carved(fixed)
    found = tuple(moments(rest))
    for number, moment in enumerate(found):
        marked.append(Token("w" if moment.vague else "d", "", moment.start, moment.end, place=number))
        rest = _blank(rest, moment.start, moment.end)
    more, rest = _taken(rest, ((_TIMES, "h"), (_REFERENCES, "x")))
    names = tuple(districts)
    places = _places(rest, whole, origin, names)
    for number, (_, start, end) in enumerate(places):
        marked.append(Token("z", "", start, end, place=number))
        rest = _blank(rest, start, end)
    marked += [*more, *_rest(rest)]
    tokens = tuple(_numbers(sorted(marked, key=lambda one: one.start)))
    moved = tuple(
        Token(one.kind, one.word, origin[one.start], origin[one.end - 1] + 1, one.value, one.doubt, one.place)
        for one in tokens
    )
    return Said(whole, plain, moved, today, names, found, tuple(one for one, _, _ in places))


def _carved(text: str) -> tuple[list[Token], str]:
    """Titles, links and bullets, and the text without them."""
    return _taken(text, ((_QUOTED, "t"), (_LINK, "l"), (_BULLET, "bullet")))


def _taken(text: str, shapes: Sequence[tuple[re.Pattern[str], str]]) -> tuple[list[Token], str]:
    marked: list[Token] = []
    for pattern, kind in shapes:
        marked += [Token(kind, "", match.start(), match.end()) for match in pattern.finditer(text)]
        text = pattern.sub(lambda match: "\x00" * len(match[0]), text)
    return marked, text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "\x00" * (end - start) + text[end:]


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


def _places(rest: str, whole: str, origin: list[int], names: tuple[str, ...]) -> list[tuple[Named, int, int]]:
    words = [
        Word(
            one[0] if len(one[0]) > 3 else one[0].rstrip("."),
            one.start(),
            one.end(),
            whole[origin[one.start()]].isupper(),
        )
        for one in _PLACE.finditer(rest)
    ]
    words = [_bare(one) for one in words]
    return [(one, words[one.first].start, words[one.last].end) for one in named(words, names)]


def _bare(one: Word) -> Word:
    """Without the full stop of a sentence: a whole word needs none."""
    stem = one.plain.removesuffix(".")
    from_ = base(stem) if one.plain.endswith(".") else ""
    whole = from_ and (len(stem) > 6 or stem in KINDS)
    return Word(stem, one.start, one.end - 1, one.capital) if whole else one


def _rest(rest: str) -> Iterator[Token]:
    dotted = -1
    for match in _TOKEN.finditer(rest):
        kind, start, end = match.lastgroup or "mark", match.start(), match.end()
        text = match[0]
        if kind == "number":
            yield Token("n", text, start, end, int(re.sub(r"\D", "", text)[:12]))
        elif kind == "minus":
            yield Token("n", "-", start, end, -int(text[1:][:12]))
        elif kind == "range":
            yield Token("n", text, start, end, int(re.findall(r"\d+", text)[0][:12]), doubt=True)
        elif kind == "word":
            cut = spelled(text) if rest[end : end + 1] == "." else ""
            yield Token("word", cut or base(text), start, end)
            dotted = end if cut or is_cut(text) else -1
        elif not (text == "." and start == dotted):
            yield Token("line" if kind == "line" else "mark", text, start, end)


def _numbers(tokens: list[Token]) -> Iterator[Token]:
    """With numbers in words as numbers, and with «около» and «минус» as a doubt."""
    at, about = 0, False
    while at < len(tokens):
        one = tokens[at]
        taken = 1
        if one.kind == "word":
            one, taken = _spelled(tokens, at)
        while one.kind == "n" and at + taken < len(tokens) and tokens[at + taken].word in _THOUSANDS:
            one = Token("n", one.word, one.start, tokens[at + taken].end, one.value * 1000)
            taken += 1
        before = tokens[at - 1].word if at else ""
        if one.kind == "n" and (about or before in _ABOUT or before == "минус"):
            value = -one.value if before == "минус" else one.value
            one = Token("n", one.word, one.start, one.end, value, doubt=True)
        yield one
        at += taken


def _spelled(tokens: list[Token], at: int) -> tuple[Token, int]:
    """The number that the words from there on say, and how many they are; the word itself when it says none."""
    one = tokens[at]
    if one.word in _MORE_NUMBERS:
        return Token("n", one.word, one.start, one.end, _MORE_NUMBERS[one.word]), 1
    words = []
    for other in tokens[at : at + 4]:
        if other.kind != "word":
            break
        words.append(other.word)
    found = number_of(words)
    if found is None:
        return one, 1
    value, taken = found
    return Token("n", one.word, one.start, tokens[at + taken - 1].end, value), taken
