"""What an item of the plan says of the activity that fulfils it, and which item an activity fits."""

import re
from collections.abc import Iterable
from typing import TypeVar

from models.activities import TITLE_LENGTH, Category, Material, Type
from models.plan.matching import stems
from models.plan.words import fold

T = TypeVar("T")
LIKE = 0.6
"""How much of an activity's title must be found in an item for the item to be suggested."""
_QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")

# the first that matches wins: the special before the general
_TYPES: tuple[tuple[Type, str], ...] = (
    (Type.PRACTICUM, r"семинар.?практикум|практикум"),
    (Type.REGIONAL_SEMINAR, r"областн\w+ семинар"),
    (Type.WEBINAR, r"вебинар"),
    (Type.SEMINAR, r"семинар"),
    (Type.MASTER_CLASS, r"мастер.класс"),
    (Type.LECTURE, r"лектори|лекци"),
    (Type.ROUND_TABLE, r"кругл\w+ стол"),
    (Type.TRAINING, r"тренинг"),
    (Type.BLITZ, r"блиц"),
    (Type.LOUNGE, r"гостин\w+"),
    (Type.INTERNSHIP, r"стажировк"),
    (Type.CONFERENCE, r"конференци"),
    (Type.FESTIVAL, r"фестивал"),
    (Type.QUALIFICATION, r"повышени\w+ квалификаци"),
    (Type.MEETING, r"совещани"),
    (Type.WORKING_GROUP, r"рабоч\w+ групп"),
    (Type.COUNCIL, r"методическ\w+ совет"),
    (Type.CONSILIUM, r"консилиум"),
    (Type.TRIP, r"выезд"),
    (Type.SUPERVISION, r"супервизи"),
    (Type.CONSULTATION, r"консульт"),
    (Type.LEAFLET, r"буклет|листовк|памятк"),
    (Type.COLLECTION, r"копилк|сборник"),
    (Type.ARTICLE, r"стать[яию]"),
    (Type.PUBLICATION, r"публикац|размещени\w+ информаци|соц\w* сет|сайт|страниц"),
    (Type.MONITORING, r"мониторинг"),
    (Type.DIAGNOSTICS, r"диагностик"),
    (Type.AGREEMENT, r"соглашени"),
    (Type.CLUB, r"клуб"),
    (Type.PROJECT, r"проект"),
    (Type.LESSON, r"заняти|школа"),
    (Type.TALK, r"бесед"),
    (Type.HOLIDAY, r"праздник|день |масленица|сказк|карусель|новогодн|рождеств|утренник"),
)
_PEOPLE: tuple[tuple[Category, str], ...] = (
    (Category.CURATORS, r"куратор"),
    (Category.GUARDIANSHIP, r"опек"),
    (Category.COUNCILS, r"совет\w* помощи"),
    (Category.OFFICIALS, r"представител|муниципалитет"),
    (Category.FOSTER_PARENTS, r"замещающ|приемн\w+ (?:сем|родител)"),
    (Category.BIRTH_PARENTS, r"родител"),
    (Category.GRADUATES, r"выпускник"),
    (Category.VOLUNTEERS, r"волонтер"),
    (Category.TEACHERS, r"педагог|учител"),
    (Category.CHILDREN, r"дет(?:и|ей|ям|ьми)|подрост|несовершеннолетн"),
)
_HOLIDAYS = frozenset({Type.HOLIDAY, Type.CLUB, Type.FESTIVAL})
_MATERIALS: tuple[tuple[Material, str], ...] = (
    (Material.BOOKLET, r"буклет"),
    (Material.LEAFLET, r"листовк"),
    (Material.MEMO, r"памятк"),
    (Material.BROCHURE, r"брошюр"),
    (Material.COLLECTION, r"сборник"),
)


def likely_type(content: str) -> Type:
    """The type of activity that the item's words name; «другое» when they name none."""
    words = fold(content)
    head = fold(_QUOTED.sub(" ", content))
    named = _first(_TYPES, head)
    return named or _first(_TYPES, words) or Type.OTHER


def likely_people(content: str) -> Category:
    """Who likely comes: of a feast children, else specialists unless the words say more."""
    if named := _first(_PEOPLE, fold(content)):
        return named
    return Category.CHILDREN if likely_type(content) in _HOLIDAYS else Category.SPECIALISTS


def likely_material(words: str) -> Material:
    """What is handed out, by the item's words and papers."""
    return _first(_MATERIALS, fold(words)) or Material.METHODICAL


def title_of(content: str) -> str:
    """The activity's title: what stands in quotes after its type, else the item's words."""
    quoted = _QUOTED.search(content)
    inside = quoted[1].strip() if quoted else ""
    chosen = inside if len(inside) >= 3 and len(content) - len(inside) <= 80 else content
    return chosen.strip().rstrip(".")[:TITLE_LENGTH]


def fitting(title: str, type_: Type, items: Iterable[tuple[int, str]]) -> int | None:
    """The item that an activity fits: most of its title's words stand there, or its type and half of them."""
    wanted = stems(title)
    close = [(id_, content) for id_, content in items if len(wanted & stems(content)) >= max(1, min(2, len(wanted)))]
    best = by_likeness(title, type_, close)[:1]
    return best[0][1] if best and best[0][0] >= LIKE else None


def by_likeness(title: str, type_: Type, items: Iterable[tuple[int, str]]) -> list[tuple[float, int]]:
    """How much each item is like the activity, from 0 to 1, the most alike first, else in the plan's order."""
    wanted = stems(title)
    scored = []
    for id_, content in items:
        there = stems(content)
        shared = len(wanted & there) / min(len(wanted), len(there)) if wanted and there else 0.0
        scored.append((shared * 0.8 + (0.2 if likely_type(content) is type_ else 0.0), id_))
    return sorted(scored, key=lambda one: -one[0])


def _first(table: Iterable[tuple[T, str]], words: str) -> T | None:
    return next((kind for kind, pattern in table if re.search(pattern, words)), None)
