"""News: what was published of a record, and how Russian names what stood in the nominative."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from pymorphy3.analyzer import Parse
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_kinds import GROUPS, PRINTED, PUBLISHED, Evidence, Group, Type
from models.base import Base
from models.plan.words import fold
from models.privacy.words import dictionary

TELLS_OF_ITSELF = frozenset(GROUPS[Group.LEISURE]) | PRINTED | PUBLISHED
"""Kinds of which a publication is a usual proof."""
_TOWNS = ("город",)
"""Behind such a word a town's name is inflected too: «в городе Мичуринске»."""
_COMMON = frozenset({"город", "село", "посёлок", "деревня", "район", "округ"})
"""What is no name by itself: small inside a sentence."""
_SITE, _NETWORKS = re.compile(r"сайт"), re.compile(r"соц\w*[. ]*сет|страниц|групп")
_INTERNET = re.compile(r"интернет")
_SHARED = re.compile(r"(?:utm_\w+|fbclid|yclid|ysclid|gclid|from|igsh|_openstat)(?:=|$)", re.IGNORECASE)
"""What those who share a link leave in it."""
_SCHEME, _TAIL = re.compile(r"^(?:https?://)?(?:www\.|m\.)?", re.IGNORECASE), re.compile(r"[/?#&]+$")


class News(Base):
    """A publication that tells of a record."""

    __tablename__ = "news"
    publication_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)


def same_page(link: str) -> str:
    """What two links to one page have in common: no scheme and no «www.», no slash at the end, no marks of sharing."""
    address, mark, fragment = _SCHEME.sub("", link.strip()).partition("#")
    page, _, query = address.partition("?")
    told = [one for one in query.split("&") if one and not _SHARED.match(one)]
    host, slash, path = _TAIL.sub("", page).partition("/")
    return host.casefold() + slash + path + ("?" + "&".join(told) if told else "") + _TAIL.sub("", mark + fragment)


def asks_for_publication(kind: Type, papers: Collection[str]) -> bool:
    """Whether a record of that kind, or the plan's item with these papers, is proved by a publication."""
    return kind in TELLS_OF_ITSELF or Evidence.PUBLICATION.value in papers


def channels_of(content: str, linked: Sequence[str]) -> tuple[str, ...]:
    """The centre's channels with links in each of which an item of the plan wants something: «в соц. сетях и на
    официальном сайте». Empty where it names none: then any channel does."""
    words = fold(content)
    sites = tuple(one for one in linked if "сайт" in fold(one))
    if _INTERNET.search(words):
        return tuple(linked)
    found = sites if _SITE.search(words) else ()
    return found + (tuple(one for one in linked if one not in sites) if _NETWORKS.search(words) else ())


def place_words(channel: str, *, linked: bool) -> str:
    """How plans call where a channel is: what an item is looked for by."""
    if "сайт" in fold(channel):
        return f"Размещение информации на официальном сайте {channel}"
    if linked:
        return f"Размещение информации в социальных сетях {channel}"
    return f"Размещение информации в печатных СМИ {channel}" if "газет" in fold(channel) else channel


@lru_cache(maxsize=512)
def declined(name: str, case: str) -> str | None:
    """«Петровский район» → «Петровском районе»: adjectives and the noun that they belong to, the rest as it stands.
    None where the name is not understood, so that nobody reads a wrong ending."""
    words = name.split()
    head = _head(words)
    if head is None:
        return None
    noun = _noun(words[head])
    assert noun is not None  # noqa: S101 — that is what a head is
    told = [_put(words[n], _adjective(words[n], noun), case) for n in range(head)]
    told.append(_put(words[head], noun, case))
    rest = words[head + 1 :]
    if len(rest) == 1:
        last = _adjective(rest[0], noun) or (_noun(rest[0]) if noun.normal_form in _TOWNS else None)
        rest = [_put(rest[0], last, case) or rest[0]]
    return None if None in told else " ".join([*filter(None, told), *rest])


@lru_cache(maxsize=512)
def agreed(name: str, count: int) -> str | None:
    """«4 круглых стола», «12 наставников»: adjectives and their noun as the number wants them, the rest as it stands.
    None where the name is not understood."""
    words = name.split()
    head = _head(words)
    noun = _noun(words[head]) if head is not None else None
    if head is None or noun is None:
        return None
    single = noun.inflect({"sing", "nomn"}) or noun
    told = []
    for n, word in enumerate(words[: head + 1]):
        parse = noun if n == head else _adjective(word, noun)
        one = parse and (parse.inflect({"sing", "nomn", *_gender(single, parse)}) or parse)
        put = one and one.make_agree_with_number(count)
        if put is None:
            return None
        told.append(put.word)
    return " ".join([str(count), *told, *words[head + 1 :]])


def _gender(noun: Parse, parse: Parse) -> set[str]:
    """The gender that an adjective takes of its noun: in the plural it has none."""
    return {str(noun.tag.gender)} if parse.tag.POS != "NOUN" and noun.tag.gender else set()


def goes_on(title: str) -> bool:
    """Whether a title goes on what it is called: «по раннему выявлению», «деятельности кураторов»; «раннее выявление»
    is a name of its own."""
    if not title[:1].islower():
        return False
    tag = dictionary().parse(re.split(r"[^\w-]", title, maxsplit=1)[0])[0].tag
    return tag.POS == "PREP" or tag.case in ("gent", "datv", "ablt", "loct")


@lru_cache(maxsize=512)
def gender_of(name: str) -> str:
    """«masc», «femn» or «neut» of what the words name; «neut» where that is not known."""
    words = name.split()
    head = _head(words)
    noun = _noun(words[head]) if head is not None else None
    return str(noun.tag.gender) if noun is not None and noun.tag.gender else "neut"


def _head(words: Sequence[str]) -> int | None:
    """The noun that the adjectives before it belong to: the first word that is no adjective of one that follows."""
    for n, word in enumerate(words):
        noun, after = _noun(word), _noun(words[n + 1]) if n + 1 < len(words) else None
        if after is not None and _adjective(word, after):
            continue
        if n + 1 < len(words) and noun is None and _any_adjective(word):
            continue
        return n if noun is not None else None
    return None


@lru_cache(maxsize=2048)
def _nominatives(word: str) -> tuple[Parse, ...]:
    if not all(part.isalpha() for part in word.split("-")):
        return ()
    return tuple(one for one in dictionary().parse(word) if "nomn" in one.tag)


def _noun(word: str) -> Parse | None:
    nouns = [one for one in _nominatives(word) if one.tag.POS == "NOUN" and "Abbr" not in one.tag]
    return max(nouns, key=lambda one: one.score, default=None)


def _any_adjective(word: str) -> bool:
    return any(one.tag.POS in ("ADJF", "PRTF") for one in _nominatives(word))


def _adjective(word: str, noun: Parse) -> Parse | None:
    """The word as an adjective of that noun."""
    fits = (
        one
        for one in _nominatives(word)
        if one.tag.POS in ("ADJF", "PRTF")
        and one.tag.number == noun.tag.number
        and (noun.tag.number == "plur" or one.tag.gender == noun.tag.gender)
    )
    return next(fits, None)


def _put(word: str, parse: Parse | None, case: str) -> str | None:
    """The word in that case, with its capitals."""
    if parse is None:
        return None
    form = {case}
    if parse.tag.POS != "NOUN":  # of «Красная Поляна» the adjective follows
        form |= {str(parse.tag.gender)} if parse.tag.gender else set()
        form |= {"inan"} if case == "accs" and parse.tag.gender in ("masc", None) else set()
    found = parse.inflect(form) or parse.inflect({case})
    if found is None:
        return None
    common = found.normal_form in _COMMON
    pieces = zip(word.split("-"), found.word.split("-"), strict=False)
    return "-".join(new.capitalize() if old[:1].isupper() and not common else new for old, new in pieces)
