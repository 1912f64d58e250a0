"""Counts as people type them: «специалисты 5 опека 2», «8 кураторов 12 педагогов», «20 чел».

A number belongs to the words before it, or to those after it where the piece begins with a number. Two numbers in one
piece are never one, and none is dropped: what cannot be told apart is refused whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.errors import BadInput
from models.forms.finding import find
from models.forms.kinds import Option

SHOWN = 60
SEPARATOR = re.compile(r"[,;\n]+")
# a dash that touches the word before it separates, «кураторы–8»; one that stands before a number is a minus
TOKEN = re.compile(r"(?P<number>(?:(?<!\w)[-–−])?\d+(?:\s*\+\s*\d+)?)|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
UNIT = re.compile(r"чел\w*|экз\w*|шт\w*|и")
"""What people write beside a number or between two of them, and what names nobody."""
SIGNS = re.compile(r"[\s\-–−:=+.()«»\"'/]*")


@dataclass(frozen=True)
class Said:
    """A number and the words that it stands with; `whose` are the options that they may mean: none named, all."""

    words: str
    number: str
    whose: tuple[Option, ...]

    @property
    def typed(self) -> str:
        """The pair as a person would type it: «родители 3», or the number alone."""
        return f"{self.words} {self.number}".strip()


def read_counts(text: str, options: Sequence[Option]) -> list[Said]:
    """Every number of the text with whom it counts. Raises BadInput that shows the piece that is not understood."""
    said = [_said(name, number, options) for piece in SEPARATOR.split(text) for name, number in _pairs(piece, options)]
    sure = [one.whose[0] for one in said if len(one.whose) == 1]
    for option in sure:
        if sure.count(option) > 1:
            raise BadInput("form-counted-twice", what=option.label)
    return said


def _said(name: str, number: str, options: Sequence[Option]) -> Said:
    whose = find(options, name) if name else list(options)
    if not whose:
        raise BadInput("form-whose-number", typed=f"{name} {number}"[:SHOWN], example=options[0].label.lower())
    return Said(name, number, tuple(whose))


def _pairs(piece: str, options: Sequence[Option]) -> Iterator[tuple[str, str]]:
    """The words of a piece with their numbers, in its order; an empty name for a number that stands alone."""
    example = options[0].label.lower()
    if SIGNS.fullmatch(piece):
        return
    if not SIGNS.fullmatch(TOKEN.sub("", piece)):  # «½», «8²»: what is neither a word nor a number
        raise BadInput("form-whose-number", typed=piece.strip()[:SHOWN], example=example)
    tokens = [(found["number"], found["word"]) for found in TOKEN.finditer(piece)]
    tokens = [(number, word) for number, word in tokens if number or not UNIT.fullmatch(word.casefold())]
    numbers = [number for number, _ in tokens if number]
    if not numbers:
        raise BadInput("form-no-number", typed=piece.strip()[:SHOWN], example=example)
    first = bool(tokens[0][0])
    names = _names(tokens, after=first)
    if len(numbers) > 1 and "" in names:
        raise BadInput("form-two-numbers", typed=piece.strip()[:SHOWN], example=example)
    if not first and tokens[-1][1]:  # «кураторы 8 очно»: words that no number follows
        raise BadInput("form-whose-number", typed=piece.strip()[:SHOWN], example=example)
    yield from zip(names, numbers, strict=True)


def _names(tokens: Sequence[tuple[str, str]], *, after: bool) -> list[str]:
    """The words before each number, or after it."""
    names: list[list[str]] = [[]]
    for number, word in tokens:
        if number:
            names.append([])
        else:
            names[-1].append(word)
    return [" ".join(words) for words in (names[1:] if after else names[:-1])]
