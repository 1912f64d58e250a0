"""What a sheet of an institution is, and what every paper says of itself (ГОСТ Р 7.0.97–2016)."""

import re
from dataclasses import dataclass
from datetime import datetime

from models.dates import short
from models.printable import printable

A4 = (210, 297)
"""Millimetres."""
LEFT, RIGHT, TOP, BOTTOM = 30, 10, 20, 20
"""Margins in millimetres: papers that are kept for more than ten years are bound on the left."""
FONT = "Times New Roman"
TEXT, SMALL, LARGE = 12, 10, 14
"""Points of the text, of a table, of a title; nothing is smaller than a table's."""
LANGUAGE = "ru-RU"
LINE_TO_SIGN = "_" * 18
TIED = re.compile(r"(?<=\d)[ ](?=(?:г|гг|чел|экз|кв|шт|мин|ч|руб|%)\b\.?|%)|(?<=№)[ ](?=\d)")


@dataclass(frozen=True)
class Signatory:
    """Who signs: the post, and the name; a name that is not known is left to be written."""

    post: str
    name: str = ""


@dataclass(frozen=True)
class Imprint:
    """Whose paper it is: the centre, when it was made on the centre's clock, who compiled it, who heads the centre."""

    center: str
    made: datetime
    compiled: Signatory
    head: Signatory

    def signed(self, *besides: tuple[str, Signatory]) -> list[tuple[str, str]]:
        """The lines to sign, each as what stands before the hand and the name behind it: «Составил», others with the
        word before their post, the head; nobody twice."""
        lines = [("Составил", self.compiled), *besides]
        told = [(f"{word}: {_small(who.post)}".strip(": "), who.name) for word, who in lines]
        all_of = told if self.head == self.compiled else [*told, (self.head.post, self.head.name)]
        return [(printable(post), printable(name)) for post, name in all_of]

    @property
    def made_on(self) -> str:
        """The line that says when it was made: «Составлено 29.11.2026»."""
        return f"Составлено {short(self.made)}"

    @property
    def approval(self) -> tuple[str, ...]:
        """The lines of «Утверждаю», with a place for the hand and for the date."""
        who = self.head.post, self.center, f"{LINE_TO_SIGN} {self.head.name}".strip()
        return ("УТВЕРЖДАЮ", *map(printable, who), f"«___» ______________ {self.made.year}\u00a0г.")


def room(*, landscape: bool = False) -> tuple[float, float]:
    """Width and height in millimetres that the margins leave."""
    width, height = reversed(A4) if landscape else A4
    return width - LEFT - RIGHT, height - TOP - BOTTOM


def tied(text: str) -> str:
    """With spaces that no line ends at, between a number and its «г.», «чел.», «экз.», and after «№»; without what does
    not print."""
    return TIED.sub("\u00a0", printable(text))


def _small(post: str) -> str:
    """A post in the middle of a line: «методист», and «ПДН» as it is."""
    return post[:1].lower() + post[1:] if post[1:2].islower() else post
