"""Coverage that a plan promises outside its table: whom it means among those who come to activities."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.activities import Category
from models.plan.coverage import Promise
from models.plan.reached import Reached
from models.plan.words import fold
from models.plan_years import PlanYear

_PARENTS = frozenset({Category.FOSTER_PARENTS, Category.BIRTH_PARENTS})
_STAFF = frozenset({Category.SPECIALISTS, Category.GUARDIANSHIP})
# what is named first is meant: «родители, воспитывающие несовершеннолетних детей» are parents
_WHO: tuple[tuple[frozenset[Category], str], ...] = (
    (frozenset({Category.CURATORS}), r"куратор"),
    (frozenset({Category.GUARDIANSHIP}), r"специалист\w*(?: органов)? опек|опек"),
    (_STAFF, r"специалист"),
    (frozenset({Category.COUNCILS}), r"(?:член\w* )?совет\w* помощи"),
    (frozenset({Category.OFFICIALS}), r"представител\w* (?:муниципал|район|админист)|муниципалитет"),
    (frozenset({Category.FOSTER_PARENTS}), r"замещающ|приемн\w+ (?:сем|родител)|опекун"),
    (frozenset({Category.BIRTH_PARENTS}), r"(?:кровн|биологическ)\w+ (?:сем|родител)"),
    (_PARENTS, r"родител"),
    (frozenset({Category.GRADUATES}), r"выпускник"),
    (frozenset({Category.VOLUNTEERS}), r"волонтер|доброволь"),
    (frozenset({Category.TEACHERS}), r"педагог|учител|воспитател"),
    (frozenset({Category.CHILDREN}), r"дет(?:и|ей|ям|ьми)\b|ребен|подрост|несовершеннолетн|воспитанник|школьник"),
)


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A promise and what came of it. `reached` is None where the bot does not count these people apart."""

    who: str
    target: int
    comparator: str | None
    categories: frozenset[Category]
    reached: Reached | None

    @property
    def fact(self) -> int | None:
        """How many people came of it."""
        return self.reached.people if self.reached is not None else None


def aims(targets: Iterable[Promise], came: Mapping[Category, Reached]) -> list[Aim]:
    """The promises in the plan's order, with as many as came.

    Of several that mean the same people only the largest is counted: «дети – 180» and «дети, пострадавшие от
    жестокого обращения – 2» are not told apart by who came.
    """
    found = [(one, number, meant(one["who"])) for one in targets if (number := one["number"]) is not None]
    largest = {who: max(number for _, number, other in found if other == who) for _, _, who in found}
    counted: set[frozenset[Category]] = set()
    result = []
    for one, number, who in found:
        reached = None
        if who and who not in counted and number == largest[who]:
            counted.add(who)
            reached = sum((came[category] for category in who if category in came), Reached())
        result.append(Aim(who=one["who"], target=number, comparator=one["comparator"], categories=who, reached=reached))
    return result


def at_pace(fact: int, year: PlanYear, today: date) -> int | None:
    """What a year comes to at the pace so far; None before its first day."""
    passed = (min(today, year.last) - year.first).days + 1
    return None if passed < 1 else round(fact * ((year.last - year.first).days + 1) / passed)


def meant(who: str) -> frozenset[Category]:
    """Those who are named first in the words; nobody when the words name no participants."""
    words = fold(who)
    places = [
        (match.start(), n) for n, (_, pattern) in enumerate(_WHO) if (match := re.search(rf"\b(?:{pattern})", words))
    ]
    return _WHO[min(places)[1]][0] if places else frozenset()
