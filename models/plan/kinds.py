"""Which types of activities an item of the plan names, and how near two types are to people who choose one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from models.activities import GROUPS, Type
from models.plan.evidence import EvidenceKind
from models.plan.lemmas import spelled_out
from models.plan.words import fold

T = TypeVar("T")
OwnTypes = tuple[tuple[Type, str], ...]
"""What a centre calls types by names of its own, as patterns: they come before all others."""
QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_NAME = re.compile(r"«[^а-яa-z«»][^«»]*(?:«[^«»]*»[^«»]*)*»")
"""What is called so: «Академия семьи», but not «круглый стол»."""

# the first that matches wins: the special before the general
TYPES: tuple[tuple[Type, str], ...] = (
    (Type.PRACTICUM, r"семинар.?практикум|практикум"),
    (Type.REGIONAL_SEMINAR, r"областн\w+ семинар|семинар\w* областн|\bобл\w*\.? семинар"),
    (Type.WEBINAR, r"вебинар"),
    (Type.SEMINAR, r"семинар"),
    (Type.MASTER_CLASS, r"мастер.класс"),
    (Type.LECTURE, r"лектори|лекци"),
    (Type.ROUND_TABLE, r"кругл\w+ стол"),
    (Type.TRAINING, r"тренинг|релаксаци"),
    (Type.BLITZ, r"блиц"),
    (Type.LOUNGE, r"гостин\w+"),
    (Type.INTERNSHIP, r"стажировк|стажировочн"),
    (Type.CONFERENCE, r"конференци"),
    (Type.FESTIVAL, r"фестивал"),
    (Type.QUALIFICATION, r"повышени\w+ (?:профессиональн\w+ )?(?:квалификац|компетентност|мастерств)"),
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
    (Type.PUBLICATION, r"публикац|размещени\w+ информаци|соц\w* сет|сайт|страниц|\bсми\b"),
    (Type.MONITORING, r"мониторинг"),
    (Type.DIAGNOSTICS, r"диагностик"),
    (Type.AGREEMENT, r"соглашени"),
    (Type.CLUB, r"клуб"),
    (Type.PROJECT, r"проект"),
    (Type.LESSON, r"заняти|школа"),
    (Type.TALK, r"бесед|доклад"),
    (Type.HOLIDAY, r"праздник|день |масленица|сказк|карусель|новогодн|рождеств|утренник"),
)
_LEISURE = re.compile(r"досуг")
_BY_PAPER = {
    EvidenceKind.SCENARIO: Type.HOLIDAY,
    EvidenceKind.TRIP_REPORT: Type.TRIP,
    EvidenceKind.SUPERVISION: Type.SUPERVISION,
    EvidenceKind.CERTIFICATES: Type.QUALIFICATION,
    EvidenceKind.PUBLICATION: Type.PUBLICATION,
}
"""What an item is likely to be by the papers that it promises, when its words do not say."""
MAIN, NAMED, INSIDE, HINTED = 1.0, 0.85, 0.5, 0.5
"""How sure an item's type is: the first that its words name, another of them or one that its product names, one that
stands in quotes, one that its papers hint at."""
NAMELESS = 0.5
"""How sure it is that an item that names no type is done by «другое»."""
_NEAR: tuple[tuple[float, tuple[Type, ...]], ...] = (
    (0.75, (Type.SEMINAR, Type.REGIONAL_SEMINAR, Type.PRACTICUM)),
    (0.75, (Type.PUBLICATION, Type.ARTICLE)),
    (0.75, (Type.CONSULTATION, Type.BLITZ)),
    (0.6, (Type.TRAINING, Type.LESSON, Type.MASTER_CLASS)),
    (0.6, (Type.HOLIDAY, Type.FESTIVAL, Type.CLUB, Type.TALK)),
    (0.5, (Type.SEMINAR, Type.WEBINAR, Type.LECTURE, Type.ROUND_TABLE, Type.CONFERENCE, Type.PRACTICUM)),
    (0.5, (Type.MEETING, Type.WORKING_GROUP, Type.COUNCIL, Type.CONSILIUM, Type.LOUNGE)),
    (0.5, (Type.LEAFLET, Type.COLLECTION)),
)
_GROUP, _ANY = 0.3, 0.2
_STEM, _ENDING = 4, 2
"""Letters of a word that are compared at least, and those at its end that are not."""


def own_types(names: Iterable[tuple[Type, str]]) -> OwnTypes:
    """Names of types as patterns: every word of them, whatever its ending."""
    return tuple(
        (kind, r"\W+".join(rf"\b{re.escape(word[: max(_STEM, len(word) - _ENDING)])}\w*" for word in words))
        for kind, name in names
        if (words := re.findall(r"\w+", fold(name)))
    )


def first_of(table: Iterable[tuple[T, str]], words: str) -> T | None:
    """The first kind of a table of patterns that the folded words name."""
    return next((kind for kind, pattern in table if re.search(pattern, words)), None)


def named_in(words: str, own: OwnTypes = ()) -> list[Type]:
    """The types that folded words name, in the words' order; of «семинар-практикум» the special one first."""
    found: dict[Type, int] = {}
    for kind, pattern in (*own, *TYPES):
        if match := re.search(pattern, words):
            found.setdefault(kind, match.start())
    return sorted(found, key=lambda kind: (found[kind], list(found).index(kind)))


@lru_cache(maxsize=16_384)
def types_of(
    content: str, product: str, section: str, papers: tuple[str, ...], own: OwnTypes = ()
) -> Mapping[Type, float]:
    """The types that an item may be done by, each with how sure it is (0–1)."""
    sure: dict[Type, float] = {}
    for kind, weight in _named(content, product, section, papers, own):
        sure[kind] = max(sure.get(kind, 0.0), weight)
    return sure or {Type.OTHER: NAMELESS}


def _named(
    content: str, product: str, section: str, papers: tuple[str, ...], own: OwnTypes
) -> Iterator[tuple[Type, float]]:
    head = named_in(spelled_out(_NAME.sub(" ", content)), own)
    inside = named_in(spelled_out(content), own)
    feast = EvidenceKind.SCENARIO in papers or bool(_LEISURE.search(fold(section)))
    if head:
        yield head[0], MAIN
    for kind in head:
        yield kind, NAMED
    for kind in inside:
        yield kind, INSIDE if head else NAMED
    # the product of a feast tells where it is written about, and not what it is
    promised = [] if feast else named_in(spelled_out(product), own)
    for kind in promised:
        yield kind, NAMED
    if feast and not head:
        yield Type.HOLIDAY, MAIN
    if not head and not promised:
        yield from ((_BY_PAPER[EvidenceKind(one)], HINTED) for one in papers if EvidenceKind(one) in _BY_PAPER)


def nearness(one: Type, other: Type) -> float:
    """How likely people take one type for another, from 0 to 1."""
    if one is other:
        return 1.0
    if Type.OTHER in (one, other):
        return _ANY
    near = next((level for level, kinds in _NEAR if one in kinds and other in kinds), 0.0)
    return near or (_GROUP if any(one in kinds and other in kinds for kinds in GROUPS.values()) else 0.0)
