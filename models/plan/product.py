"""What an item of the plan promises: people, copies, or things that are no people; and what fulfils it."""

import re
from enum import StrEnum

from models.activities import GROUPS, NAME_LENGTH, PRINTED, Group, Involvement, Type, title_key
from models.plan.beginning import likely_type
from models.plan.kinds import QUOTED, first_of
from models.plan.words import fold

COPIES = ("экз.", "шт.")


class Product(StrEnum):
    """What is counted, and so what is asked when the item is marked as done."""

    PEOPLE = "people"
    COPIES = "copies"
    PUBLICATIONS = "publications"
    ARTICLES = "articles"
    AGREEMENTS = "agreements"
    GRANTS = "grants"
    REFERENCES = "references"
    REGISTERS = "registers"
    """A data bank or a register is kept: whom it lists did not come."""
    ENTRIES = "entries"
    """Entries of one of the centre's registers."""


THINGS = frozenset({Product.PUBLICATIONS, Product.ARTICLES, Product.AGREEMENTS, Product.GRANTS, Product.REFERENCES})
"""Products that are counted one by one, as their records or the entries of their register are."""
_THINGS: tuple[tuple[Product, str], ...] = (
    (Product.AGREEMENTS, r"соглашени|договор"),
    (Product.GRANTS, r"\bгрант|заявк\w* на (?:участие|грант|конкурс)"),
    (Product.REFERENCES, r"\bсправ(?:к|ок)"),
    (Product.ARTICLES, r"\bстать[яиюей]"),
    (Product.PUBLICATIONS, r"публикаци|размещени\w+ информаци"),
)
_OF_TYPES = {
    Type.AGREEMENT: Product.AGREEMENTS,
    Type.PUBLICATION: Product.PUBLICATIONS,
    Type.ARTICLE: Product.ARTICLES,
    **dict.fromkeys(PRINTED, Product.COPIES),
}
_REGISTER = re.compile(
    r"^(?:ведени|формировани|актуализаци|обновлени|пополнени|создани|составлени|поддержани)\w+\b[^.;«]{0,40}?"
    r"\b(?:банк\w* данных|баз\w* данных|реестр|регистр|картотек|списк)"
)
INFORMING = frozenset(GROUPS[Group.INFORMING])
_PROGRAMME = re.compile(
    r"\b(?:в рамках|по|реализаци[яию])\s+(?:реализации\s+)?(?:[\w-]+\s+){0,2}?программ[аыеу]\s*«([^«»]+)»",
    re.IGNORECASE,
)
_PAPERS_OF = re.compile(r"[^:«»]*\b(?:буклет|листовк|памятк|брошюр|сборник|материал)[^:«»]*:")
"""«Разработка буклетов для специалистов: «Форматы», «Как не сгореть»»: a row of several papers."""
_ONLY_NAMES = re.compile(r"[\s,;.–—-]*(?:и[\s,;.]*)*")


def product_of(content: str, coverage: str, unit: str | None) -> Product:
    """What the item counts: what its coverage says, else what its words are about. A number whose people stand only
    in the column's heading is the number of things where the item is about things: «4» of grants is no «чел.»."""
    if unit in COPIES:
        return Product.COPIES
    if _REGISTER.search(fold(content).strip()):
        return Product.REGISTERS
    if "чел" in fold(coverage):
        return Product.PEOPLE
    if named := first_of(_THINGS, fold(f"{unit or ''} {coverage}")):
        return named
    return _OF_TYPES.get(likely_type(content)) or first_of(_THINGS[:3], fold(content)) or Product.PEOPLE


def involvement_of(content: str) -> Involvement | None:
    """Whether the item is about taking part or about holding; None where it says both («организация и участие»)."""
    words = fold(content)
    if re.match(r"(?:приня\w+ )?участи[ея]\b", words):
        return Involvement.JOINED
    return None if re.search(r"\bи участи[ея]\b", words) else Involvement.HELD


def closes(content: str, activity_type: Type, taken: Involvement) -> bool:
    """Whether such a record fulfils a date of the item, and not only belongs to it: what somebody else held is no own
    seminar, and a publication about a feast proves it and is not the feast. What stands within a trip was held."""
    if involvement_of(content) not in (None, Involvement.HELD if taken is Involvement.WITHIN else taken):
        return False
    return activity_type not in INFORMING or likely_type(content) in INFORMING | {Type.OTHER}


def things_of(content: str) -> tuple[str, ...]:
    """The names of an item that is nothing but several names, «Рождественское чудо» «Старый Новый год», or several
    papers that are made."""
    names = tuple(match[1].strip() for match in QUOTED.finditer(content))
    words = fold(QUOTED.sub(" ", content))
    bare = _ONLY_NAMES.fullmatch(_PAPERS_OF.sub("", words, count=1))
    return names if len(names) > 1 and bare else ()


def next_thing(content: str, done: set[str]) -> str | None:
    """The first of the item's several things that is not among the keys of titles (`title_key`) of what was done."""
    return next((name for name in things_of(content) if title_key(name) not in done), None)


def programme_of(content: str) -> str:
    """The programme that the words name: «в реализации Комплекса мер», «в рамках программы «Тёплый дом»»."""
    if re.search(r"\bкомплекс\w* мер\b", fold(content)):
        return "Комплекс мер"
    found = _PROGRAMME.search(content)
    return found[1].strip()[:NAME_LENGTH] if found else ""


def series_of(content: str) -> str:
    """The club or cycle that the words name: «занятия клуба «Ковчег добра»»."""
    found = re.search(r"(?:клуб\w*|цикл\w*|целев\w+ групп\w+)\s*«([^«»]+)»", content, re.IGNORECASE)
    return found[1].strip() if found else ""
