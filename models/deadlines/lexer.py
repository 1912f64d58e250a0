"""A clean line → tokens. Words broken by a PDF («Сентябр ь», «ок-тябрь») are joined before typos are
corrected.
"""

import re
from functools import lru_cache

from models.deadlines.spelling import corrected, known
from models.deadlines.tokens import Token
from models.deadlines.tokens import TokenKind as T

# «15 го», but not «15 мя» (мая)
_SUFFIX_LOOSE = "ого|ому|ый|ий|ой|ая|ое|го|му|гo|oe|oй|oго"
_SUFFIX_TIGHT = f"{_SUFFIX_LOOSE}|ую|ым|ом|ти|й|я|е|e|х|x|м|ю"
_TOKEN = re.compile(
    rf"""
      (?P<iso>20\d\d-\d\d-\d\d(?!\d))
    | (?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:20\d\d|\d\d)(?!\d|\.\d)
             | \d{{1,2}}\s?\.\s?\d{{1,2}}\s?\.\s?20\d\d(?!\d)
             | \d{{1,2}}/\d{{1,2}}/20\d\d(?!\d) | \d\d/\d\d/2\d(?!\d) | \d{{1,2}}-\d{{1,2}}-20\d\d(?!\d))
    | (?P<my>\d{{1,2}}[./]20\d\d(?!\d))
    | (?P<clock>\d{{1,2}}:\d\d(?!\d) | [0-2]?\d-00(?!\d))
    | (?P<dm>\d{{1,2}}\.\d\d(?!\d) | \d\d\s?\.\s(?:0[1-9]|1[0-2])(?!\d|\.\d))
    | (?P<roman>1[vуy](?![a-zа-я]))
    | (?P<ord>\d{{1,2}}(?:\s?-?\s?(?:{_SUFFIX_LOOSE})|-?(?:{_SUFFIX_TIGHT}))(?![a-zа-я]))
    | (?P<num>\d+)
    | (?P<word>[a-zа-яіїјι]+)
    | (?P<dash>-[\s-]*)
    | (?P<mark>[,;:/().#])
    | (?P<space>\s+)
    | (?P<junk>.)
    """,
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d+")
_MARKS = {
    ",": T.COMMA, ";": T.SEMICOLON, ":": T.COLON, "/": T.SLASH, "(": T.OPEN, ")": T.CLOSE,
    ".": T.DOT, "#": T.WORD,
}  # fmt: skip
_DASH = Token(T.DASH, "-")
_ROMAN_SUFFIXES = frozenset(["й", "я", "е", "ый", "ая", "ое", "ой", "го", "ого", "ом", "му", "ому", "м", "х", "ий"])
_LONGEST_BREAK, _LONGEST_WORD = 4, 20
_HIGHEST_MINUTE = 59

# a piece is a word not yet looked up, or a token
_Piece = str | Token


def tokens(line: str) -> list[Token]:
    """The tokens of a clean line, closed by an END."""
    pieces, broken = _pieces(line)
    if broken:
        pieces = _joined(pieces)
    found: list[Token] = []
    for piece in pieces:
        if isinstance(piece, Token):
            found.append(piece)
        else:
            found.extend(known(piece) or corrected(piece))
    return [*_tidy(found), Token(T.END, "")]


def _pieces(line: str) -> tuple[list[_Piece], bool]:
    pieces: list[_Piece] = []
    broken = False
    for match in _TOKEN.finditer(line):
        name, form = match.lastgroup, match[0]
        if name == "word":
            pieces.append(form)
            broken = broken or not known(form)
        elif name == "num":
            pieces.append(_number(form))
        elif name != "space":
            pieces.append(_figure(name or "junk", form))
    return pieces, broken


@lru_cache(maxsize=1024)
def _number(form: str) -> Token:
    n = int(form[:6])
    return Token(T.YEAR if len(form) == 4 and form.startswith("20") else T.NUM, form, n)


@lru_cache(maxsize=4096)
def _figure(name: str, form: str) -> Token:
    if name == "dash":
        return _DASH
    if name == "mark":
        return Token(_MARKS[form], form)
    figures = tuple(map(int, _DIGITS.findall(form)))
    if name == "ord":
        return Token(T.ORD, form, figures[0])
    if name == "roman":
        return Token(T.ROMAN, form, 4)
    if name in ("clock", "dm"):
        return _day_or_clock(name, form, figures)
    if name == "iso":
        figures = figures[::-1]
    if name in ("iso", "date", "my"):
        return _checked(form, figures)
    return Token(T.JUNK, form)


def _checked(form: str, figures: tuple[int, ...]) -> Token:
    month = figures[-2]
    days = figures[0] if len(figures) == 3 else 1
    if not (1 <= month <= 12 and 1 <= days <= 31):
        return Token(T.JUNK, form)
    return Token(T.DATE if len(figures) == 3 else T.MONTH_YEAR, form, 0, figures)


def _day_or_clock(name: str, form: str, figures: tuple[int, ...]) -> Token:
    first, second = figures
    if name == "dm" and 1 <= first <= 31 and 1 <= second <= 12:
        return Token(T.DAY_MONTH, form, 0, figures)
    # «10.00» and «9.30» are hours; «15.13» is nothing
    whole_minutes = name == "clock" or second % 5 == 0
    if first < 24 and second <= _HIGHEST_MINUTE and whole_minutes:
        return Token(T.CLOCK, form)
    return Token(T.JUNK, form)


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces of one broken word put together, when the whole is a word of ours and some piece is not."""
    joined: list[_Piece] = []
    start = 0
    while start < len(pieces):
        whole, end = _longest_word(pieces, start)
        joined.append(whole)
        start = end
    return joined


def _longest_word(pieces: list[_Piece], start: int) -> tuple[_Piece, int]:
    first = pieces[start]
    best: tuple[_Piece, int] = (first, start + 1)
    if not isinstance(first, str):
        return best
    whole, strange, parts, place = first, not known(first), 1, start + 1
    while place < len(pieces):
        piece = pieces[place]
        if piece is _DASH and place + 1 < len(pieces):
            place += 1
            piece = pieces[place]
        if not isinstance(piece, str):
            break
        whole += piece
        parts += 1
        strange = strange or not known(piece)
        place += 1
        if strange and len(whole) > 2 and _one_word(whole):
            best = (whole, place)
        if len(whole) > _LONGEST_WORD or (parts >= _LONGEST_BREAK and len(whole) > parts):
            break
    return best


def _one_word(whole: str) -> bool:
    found = known(whole)
    return len(found) == 1 and found[0].kind is not T.ROMAN


def _tidy(found: list[Token]) -> list[Token]:
    """Dots stay only after a number («1. март»), and a mark typed twice counts once."""
    kinds = [token.kind for token in found]
    if T.DOT in kinds or T.COMMA in kinds or T.DASH in kinds:
        found = [token for place, token in enumerate(found) if not _superfluous(found, place)]
    return _roman_endings(found) if T.ROMAN in kinds else found


def _superfluous(found: list[Token], place: int) -> bool:
    kind, before = found[place].kind, found[place - 1].kind if place else T.END
    if kind is T.DOT and before is not T.NUM:
        return True
    return kind is before and kind in (T.COMMA, T.DASH)


def _roman_endings(found: list[Token]) -> list[Token]:
    """«II-й», «I-го»: the ending says nothing."""
    kept: list[Token] = []
    for token in found:
        after_dash = len(kept) > 1 and kept[-1].kind is T.DASH and kept[-2].kind is T.ROMAN
        if after_dash and token.form in _ROMAN_SUFFIXES:
            kept.pop()
        else:
            kept.append(token)
    return kept
