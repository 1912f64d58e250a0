"""What a row of a plan names besides its deed: the districts it is for, and the institutions it is held in or with.

Only what is plainly named: «для кураторов Лесного и Заречного районов», «на базе школы № 3», «в детских садах». Nothing
is guessed: «Школа приёмных родителей» is no school, «специалисты опеки» are people.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from models.activities import NAME_LENGTH, Organisation
from models.plan.titles import LITTLE, OF_A_DISTRICT, lemmas
from models.plan.words import plain, word_set
from models.privacy.words import dictionary

_TOKEN = re.compile(r"«[^«»]*»|№\s*\d+|[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[,;.:()]")
_ENDS = frozenset(";.:()")
_DISTRICT = word_set("район округ город г область край мо муниципалитет")
"""Words that say that a district is meant: «лесной» alone may be any forest."""
_NEAR = 6
"""How many words lie between a district's own name and that word: «Лесного, Заречного и Озёрского районов»."""
_OF_PEOPLE = word_set(
    "родитель родительский замещать замещающий приемный куратор волонтер мама отец семья молодой актив"
)
"""What makes no institution of a school: «Школа приёмных родителей», «Школа молодого куратора»."""
_IN, _WITH = "loct", "gent"


@dataclass(frozen=True)
class Named:
    """The institutions that a row names: how many of a kind, 0 where that is not said; where it is held, and with
    whom, by name."""

    organisations: Mapping[Organisation, int] = field(default_factory=dict)
    place: str = ""
    partners: str = ""


def districts_in(texts: Iterable[str], districts: Sequence[tuple[int, str]]) -> list[int]:
    """Those of the districts (id, name) that the texts name in any case, in their own order."""
    said = [_tokens(text) for text in texts]
    return [district for district, name in districts if any(_names(tokens, name) for tokens in said)]


def _names(tokens: Sequence[str], district: str) -> bool:
    own = _all_lemmas(_tokens(district))
    wanted = own - OF_A_DISTRICT
    if not wanted:
        return False
    at = {n: set(lemmas(token.casefold())) for n, token in enumerate(tokens) if token[0].isupper()}
    places = [n for n, forms in at.items() if forms & wanted]
    if not wanted <= {form for n in places for form in at[n]}:
        return False
    if not own & OF_A_DISTRICT:  # a district whose name has no such word is known by its name alone
        return True
    return any(_beside(tokens, n, m) for n in places for m, token in enumerate(tokens) if _is_district(token))


def _is_district(token: str) -> bool:
    return token.casefold().startswith("р-н") or not _DISTRICT.isdisjoint(_all_lemmas([token]))


def _beside(tokens: Sequence[str], n: int, m: int) -> bool:
    between = tokens[min(n, m) : max(n, m)]
    return len(between) <= _NEAR and not {":", ";"} & set(between)


def _all_lemmas(tokens: Iterable[str]) -> set[str]:
    return {form for token in tokens for form in lemmas(token.casefold().replace("ё", "е"))}


@lru_cache(maxsize=4096)
def institutions_in(content: str, responsible: str = "", coverage: str = "") -> Named:
    """What the words of a row name as the place and as those who take part. Who answers for it or is reached by it may
    be institutions too; how many are reached in a year is not how many come to one deed."""
    found: dict[Organisation, int] = {}
    places: list[str] = []
    partners: list[str] = []
    for where, kind, name in _in_context(_tokens(content)):
        found[kind] = found.get(kind, 0) + (1 if name else 0)
        if name:
            (places if where else partners).append(name)
    for cell in (responsible, coverage):
        for kind in _that_begin(cell):
            found.setdefault(kind, 0)
    return Named(found, ", ".join(places)[:NAME_LENGTH], ", ".join(partners)[:NAME_LENGTH])


def _in_context(tokens: Sequence[str]) -> Iterator[tuple[bool, Organisation, str]]:
    """Whether it is the place, of what kind, and its name or an empty one: all that stands after «в», «на базе»,
    «совместно с», «с участием» and goes on with «и» or a comma."""
    case, where, n = "", False, 0
    while n < len(tokens):
        opened = _opens(tokens, n)
        if opened:
            case, where, n = opened
            continue
        word = tokens[n].casefold()
        if word in _ENDS or (word in LITTLE and word != "и"):
            case = ""
        elif case and (found := _phrase(tokens, n, case)):
            kind, title, after = found
            names, n = _own_names(tokens, after, title)
            yield from ((where, kind, name) for name in names or [""])
            continue
        n += 1


def _opens(tokens: Sequence[str], n: int) -> tuple[str, bool, int] | None:
    """The case that stands after these words, whether they say where, and where they end."""
    two = [token.casefold() for token in tokens[n : n + 2]]
    if two in (["на", "базе"], ["с", "участием"], ["при", "участии"]):
        return _WITH, two[1] == "базе", n + 2
    if two in (["совместно", "с"], ["вместе", "с"], ["совместно", "со"]):
        return "ablt", False, n + 2
    return (_IN, True, n + 1) if two[:1] in (["в"], ["во"]) else None


def _phrase(tokens: Sequence[str], n: int, case: str) -> tuple[Organisation, str, int] | None:
    """The institution whose words begin here, in that case where one is asked for; what it is called, where it ends."""
    for phrase, kind, title in _listed():
        words = tokens[n : n + len(phrase)]
        if len(words) == len(phrase) and all(want in _forms(token) for token, want in zip(words, phrase, strict=True)):
            after = n + len(phrase)
            people = any(_forms(token) & _OF_PEOPLE for token in tokens[after : after + 2])
            if not people and (not case or any(case in _cases(token) for token in words)):
                return kind, title, after
    return None


def _own_names(tokens: Sequence[str], n: int, title: str) -> tuple[list[str], int]:
    """«№ 3», «№ 3 и № 5», «Теремок» in quotation marks: names of what is called `title`, and where they end."""
    names = []
    while n < len(tokens):
        if tokens[n][0] in "№«":
            own = f"№ {re.sub(r'[^0-9]', '', tokens[n])}" if tokens[n][0] == "№" else tokens[n]
            names.append(f"{title} {own}")
            n += 1
        elif names and tokens[n] in ("и", ",") and tokens[n + 1 : n + 2] and tokens[n + 1][0] in "№«":
            n += 1
        else:
            break
    return names, n


def _that_begin(cell: str) -> Iterator[Organisation]:
    """Institutions that a list of people begins its parts with: «КДН, органы опеки», «5 школ района»."""
    for part in re.split(r"[,;\n]|\sи\s", plain(cell)):
        if found := _phrase(_tokens(part), 0, ""):
            yield found[0]


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(plain(text)))


@lru_cache(maxsize=8192)
def _forms(token: str) -> frozenset[str]:
    """Every dictionary form that the word may have."""
    word = token.casefold().replace("ё", "е")
    return frozenset({word, *(one.normal_form.replace("ё", "е") for one in dictionary().parse(word))})


@lru_cache(maxsize=8192)
def _cases(token: str) -> frozenset[str]:
    """The cases that the word may stand in; a word that is not inflected, in any."""
    tags = [one.tag for one in dictionary().parse(token.casefold())]
    fixed = token.isupper() or any("Fixd" in tag for tag in tags)
    cases = {"loct" if tag.case == "loc2" else str(tag.case) for tag in tags if tag.case}
    return frozenset({"nomn", _IN, _WITH, "ablt"} if fixed else cases)


@cache
def _listed() -> tuple[tuple[tuple[str, ...], Organisation, str], ...]:
    """The dictionary forms of what institutions are called, the longest first, with their kind and their name."""
    source = resources.files("models").joinpath("data", "institutions.json")
    read: dict[str, dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    rows = [
        (tuple(forms.split()), Organisation(kind), name) for kind, one in read.items() for forms, name in one.items()
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
