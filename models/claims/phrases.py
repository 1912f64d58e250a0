"""Which number says how many of what: «4 обучающих семинара», «совещания (3)», «педагоги – 41», «листовки 20 шт.»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.activity_kinds import Mode, Type
from models.claims.nouns import PEOPLE_UNITS, UNITS, Noun, Sort, noun_at
from models.claims.scope import narrowed_after
from models.claims.tokens import Kind, Piece, cases_of, is_adjective, is_noun
from models.plan.words import word_set
from models.privacy.words import tags

_COUNTERS = word_set(
    "количество количества число числа всего итого кол-во объем проведение проведено организация серия цикл"
)
_APPROXIMATE = word_set("около примерно порядка почти до от по менее минимум максимум к ко приблизительно с со после")
_LEAST = word_set("более свыше больше")
_PREPOSITIONS = word_set("после для за о об при между из через под про без перед вместо")
_DIFFERENCE = ("больше", "меньше", "выше", "ниже", "увелич", "уменьш", "сократ", "вырос", "возрос", "снизил", "рост")
_VERBS = (
    "был",
    "провед",
    "состоял",
    "прош",
    "дан",
    "организов",
    "оказан",
    "осуществл",
    "стал",
    "заключ",
    "участвов",
    "состав",
    "равн",
    "достиг",
    "количестве",
)
_ABOUT = (
    "просмотр",
    "анализ",
    "обзор",
    "тем",
    "итог",
    "программ",
    "продолжительн",
    "посещени",
    "подготовк",
    "разработк",
    "запис",
    "част",
    "просмотрен",
)
_LONGEST = 6  # adjectives between a number and its noun
_REGION = ("областн", "региональн")
_PLAIN = (
    ("обучающ", "учебн", "методическ", "тематическ", "информацион", "практическ", "образовательн", "просветительск"),
    ("проведен", "организован", "состоявш", "различн", "совместн", "традиционн", "рабоч", "консультативн", "кругл"),
    ("мастер", "интересн", "полезн", "важн", "так", "эт", "данн", "наш", "замещающ", "приемн", "кровн", "биологическ"),
    (
        "межведомств",
        "междисциплинарн",
        "родн",
        "печатн",
        "организационн",
        "очередн",
        "профилактическ",
        "подготовлен",
        "обучен",
    ),
)
PLAIN = tuple(stem for stems in _PLAIN for stem in stems)
"""Adjectives that leave of a kind all there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A number and what it counts: the tokens from `start` to `end`, the number at `at`."""

    noun: Noun
    number: int
    at: int
    start: int
    end: int
    region: bool = False
    mode: Mode | None = None
    plain: bool = True
    """Nothing about it makes it a part of its kind."""
    least: bool = False
    copies: bool = False
    """«Шт.», «экз.» stand beside it."""
    bracket: bool = False
    after: int = 0
    """Where what is said of it goes on."""


def phrases_of(tokens: Sequence[Piece], about: Noun | None = None) -> Iterator[Phrase]:
    """The phrases of a sentence, a number in one of them at the most. `about` is what the heading over it names:
    «Супервизии» over «групповых – 3»."""
    for at, token in enumerate(tokens):
        if token.kind is Kind.NUMBER and not _is_loose(tokens, at):
            found = _before(tokens, at, about)
            if found is None or found.noun.sort in (Sort.UNIT, Sort.ANYBODY):  # «листовки 20 шт.», «педагоги – 41 чел.»
                found = _after(tokens, at, about) or found
            if found is not None and found.noun.sort is not Sort.UNKNOWN:
                yield found


def _is_loose(tokens: Sequence[Piece], at: int) -> bool:
    """Is the number about, a difference, one of several, or of each? «Около 40», «на 2 больше», «по 3», «1 раз»."""
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.kind is Kind.WORD:
        if before.word in _APPROXIMATE or before.word in _PREPOSITIONS or before.word.startswith("кажд"):
            return True
        if before.word in _LEAST and at > 1 and tokens[at - 2].is_word("не"):
            return True
        if before.word.startswith(_ABOUT):
            return True
        if before.word == "на" and any(one.word.startswith(_DIFFERENCE) for one in tokens if one.kind is Kind.WORD):
            return True
    if (
        before is not None
        and before.is_mark("№", "/", "+", "-")
        and at > 1
        and tokens[at - 2].kind in (Kind.NUMBER, Kind.OTHER)
    ):
        return True
    if following is None:
        return False
    return following.is_word("раз", "раза") or following.is_mark("/", "%", "+") or following.kind is Kind.NUMBER


def _before(tokens: Sequence[Piece], at: int, about: Noun | None) -> Phrase | None:
    """«4 обучающих семинара», «3 групповых, 5 индивидуальных супервизий»."""
    place = at + 1
    adjectives: list[str] = []
    while place < len(tokens) and len(adjectives) < _LONGEST:
        found = noun_at(tokens, place)
        if found is not None:
            noun, end = found
            if noun.sort is Sort.UNKNOWN and is_adjective(tokens[place].word):
                adjectives.append(tokens[place].word)
                place += 1
                continue
            return _phrase(tokens, at, noun, [*adjectives, *_dashed(tokens, at)], at, end)
        token = tokens[place]
        if token.kind is Kind.WORD and is_adjective(token.word):
            adjectives.append(token.word)
        elif not (
            token.is_word("и") and adjectives and place + 1 < len(tokens) and is_adjective(tokens[place + 1].word)
        ):
            break
        place += 1
    return _elided(tokens, at, place, adjectives, about) if adjectives else None


def _dashed(tokens: Sequence[Piece], at: int) -> list[str]:
    """«Индивидуальных – 5 супервизий»."""
    if at < 2 or not tokens[at - 1].is_mark("-") or _mode([tokens[at - 2].word]) is None:
        return []
    return [tokens[at - 2].word]


def _elided(tokens: Sequence[Piece], at: int, place: int, adjectives: list[str], about: Noun | None) -> Phrase | None:
    """The noun stands with a later number («3 групповых и 5 индивидуальных супервизий») or before the bracket."""
    modal = [one for one in adjectives if _mode([one]) is not None or one.startswith(_REGION)]
    if not modal:
        return None
    head = _later_head(tokens, place)
    if head is None or (modal[0].startswith(_REGION) and head.key != Type.SEMINAR):
        head = _earlier_head(tokens, at) or about
    if head is None or head.sort is not Sort.ACTIVITY:
        return None
    return _phrase(tokens, at, head, adjectives, at, place)


def _later_head(tokens: Sequence[Piece], place: int) -> Noun | None:
    joined = False
    for at in range(place, min(place + 8, len(tokens))):
        token = tokens[at]
        found = noun_at(tokens, at)
        if found is not None:
            return found[0] if joined else None
        if token.is_word("и", "а", "также") or token.is_mark(","):
            joined = True
        elif token.kind is not Kind.NUMBER and not (token.kind is Kind.WORD and is_adjective(token.word)):
            return None
    return None


def _earlier_head(tokens: Sequence[Piece], at: int) -> Noun | None:
    for place in range(at - 1, -1, -1):
        if tokens[place].kind is not Kind.WORD:
            continue
        found = noun_at(tokens, place)
        if found is not None and found[0].sort is Sort.ACTIVITY:
            return found[0]
    return None


def _after(tokens: Sequence[Piece], at: int, about: Noun | None) -> Phrase | None:
    """«совещания (3)», «количество консультаций – 52», «праздников проведено 4», «листовки 20 шт.»."""
    if not at:
        return None
    bracket = tokens[at - 1].is_mark("(")
    stop = at - 1 if tokens[at - 1].is_mark("(", "-", ":", "=", "–", "—") else at
    if stop == at - 1 and stop and tokens[stop].is_mark("-") and tokens[stop - 1].is_mark("(", ","):
        return None
    end, unit = _closing(tokens, at, bracket=bracket)
    if end is None:
        return None
    verb = stop == at and tokens[at - 1].kind is Kind.WORD and tokens[at - 1].word.startswith(_VERBS)
    start = _clause(tokens, stop)
    head = _head(tokens, start, stop) or _head_before(tokens, start, stop)
    if head is None:
        return _elided_after(tokens, at, (start, stop), end, about)
    place, noun, after = head
    if stop == at and not verb and not _is_bound(tokens, place, after, at, unit):
        return None
    if any(_parts(token.word, bracket=bracket) for token in tokens[after:stop] if token.kind is Kind.WORD):
        return None
    if unit in PEOPLE_UNITS and noun.sort not in (Sort.PEOPLE, Sort.ANYBODY):
        return None
    adjectives = _adjectives(tokens, start, place)
    behind = [one.word for one in tokens[after:stop] if one.kind is Kind.WORD and _mode([one.word])]
    found = _phrase(tokens, at, noun, [*adjectives, *behind], place - len(adjectives), end, after)
    if found is None or (unit in UNITS and noun.sort is Sort.ACTIVITY):
        return found if found is None or unit in ("шт", "штук") else None
    return Phrase(
        noun=found.noun,
        number=found.number,
        at=at,
        start=found.start,
        end=end,
        region=found.region,
        mode=found.mode,
        plain=found.plain,
        least=found.least,
        copies=unit in UNITS,
        bracket=bracket,
        after=after,
    )


def _is_bound(tokens: Sequence[Piece], place: int, after: int, at: int, unit: str) -> bool:
    """Does a number that stands beside a noun without a sign count it: «семинаров 4», «совещаний в 2025 году 3»? Not
    «семинар прошёл 12», and «семинар 1» is the first of them."""
    between = tokens[after:at]
    if any(one.kind is not Kind.YEAR and not one.is_word("в", "за", "год") for one in between):
        return False
    return bool(unit) or not any(case in ("nomn.sing", "accs.sing") for case in cases_of(tokens[place].word))


def _parts(word: str, *, bracket: bool) -> bool:
    """Does a word between a noun and its number say of which part that is: «проводились индивидуально (5)»?"""
    found = tags(word)
    part = str(found[0].POS) if found else ""
    return part == "ADVB" or (bracket and part in ("VERB", "PRTS"))


def _elided_after(
    tokens: Sequence[Piece], at: int, clause: tuple[int, int], end: int, about: Noun | None
) -> Phrase | None:
    """«супервизии: индивидуальные – 5, групповые – 3»."""
    start, stop = clause
    words = [token.word for token in tokens[start:stop] if token.kind is Kind.WORD]
    modal = [word for word in words if is_adjective(word) and (_mode([word]) or word.startswith(_REGION))]
    others = [word for word in words if word not in modal and not word.startswith(_VERBS)]
    if len(modal) != 1 or others:
        return None
    noun = _earlier_head(tokens, start) or about
    if noun is None or noun.sort is not Sort.ACTIVITY:
        return None
    return _phrase(tokens, at, noun, modal, start, end)


def _closing(tokens: Sequence[Piece], at: int, *, bracket: bool) -> tuple[int | None, str]:
    """Where a number that stands after its noun ends, with its unit; None when what follows makes it something else."""
    place, unit = at + 1, ""
    if place < len(tokens) and tokens[place].kind is Kind.WORD:
        word = tokens[place].word
        if word in PEOPLE_UNITS or word in UNITS or word in ("ед", "единиц", "единицы", "мероприятия", "мероприятий"):
            unit, place = word, place + 1
            if place < len(tokens) and tokens[place].is_mark("."):
                place += 1
    if place >= len(tokens):
        return place, unit
    token = tokens[place]
    if bracket:
        inside = token.is_mark(")")
        return (place + 1, unit) if inside else ((place, unit) if unit and token.is_mark(",", ";") else (None, unit))
    if token.is_mark(",", ";", ".", ")", "(", "!", ":") or token.is_word("и", "а", "из", "за", "также", "всего"):
        return place, unit
    return None, unit


def _clause(tokens: Sequence[Piece], stop: int) -> int:
    for place in range(stop - 1, -1, -1):
        if tokens[place].kind is Kind.NUMBER or tokens[place].is_mark(",", ";", ".", "(", ")", ":"):
            return place + 1
        if tokens[place].is_word("и", "а") and not (
            place + 1 < stop and place and is_adjective(tokens[place + 1].word) and is_adjective(tokens[place - 1].word)
        ):
            return place + 1
    return 0


def _head(tokens: Sequence[Piece], start: int, stop: int) -> tuple[int, Noun, int] | None:
    """The noun that the clause's number counts: its place, and where its phrase ends."""
    found: list[tuple[int, Noun, int]] = []
    place = start
    while place < stop:
        noun = noun_at(tokens, place)
        if noun is not None and not (noun[0].sort is Sort.UNKNOWN and is_adjective(tokens[place].word)):
            found.append((place, noun[0], noun[1]))
            place = max(noun[1], place + 1)
        else:
            place += 1
    for at, head, end in found:
        governor = _governor(tokens, start, at)
        if governor == "" or governor in _COUNTERS or (governor == "охват" and head.sort is Sort.ANYBODY):
            if any(case[:4] in ("nomn", "accs", "gent") for case in cases_of(tokens[at].word)):
                return at, head, min(end, stop)
        elif is_noun(governor):
            return None  # «темы семинаров – 4», «продолжительность тренинга – 4»
    return None


def _head_before(tokens: Sequence[Piece], start: int, stop: int) -> tuple[int, Noun, int] | None:
    """«Совещания: проведено 3»: the noun stands before the colon, and nothing but a verb after it."""
    if start == stop or not start or not tokens[start - 1].is_mark(":"):
        return None
    if not all(one.kind is Kind.WORD and one.word.startswith(_VERBS) for one in tokens[start:stop]):
        return None
    return _head(tokens, _clause(tokens, start - 1), start - 1)


def _governor(tokens: Sequence[Piece], start: int, at: int) -> str:
    """The noun or preposition that the noun at that place hangs on; empty where it hangs on nothing."""
    place = at - 1
    while place >= start and tokens[place].kind is Kind.WORD and is_adjective(tokens[place].word):
        place -= 1
    if place < start or tokens[place].kind is not Kind.WORD:
        return ""
    word = tokens[place].word
    if word in _COUNTERS:
        return word
    if word in ("в", "во", "на", "для", "с", "со", "по", "к", "от", "о", "об", "из", "у", "при", "за", "среди"):
        return word
    return word if is_noun(word) and not word.startswith(_VERBS) else ""


def _adjectives(tokens: Sequence[Piece], start: int, place: int) -> list[str]:
    found: list[str] = []
    for at in range(place - 1, start - 1, -1):
        if (
            tokens[at].kind is not Kind.WORD
            or not is_adjective(tokens[at].word)
            or tokens[at].word in ("это", "всего", "итого")
        ):
            break
        found.append(tokens[at].word)
    return found


def _is_some(tokens: Sequence[Piece], at: int, end: int) -> bool:
    """«В 2 семинарах участвовали …», «3 семинара из 4»."""
    if at and tokens[at - 1].is_word("в", "во", "на"):
        return True
    return end + 1 < len(tokens) and tokens[end].is_word("из") and tokens[end + 1].kind is Kind.NUMBER


def _mode(adjectives: Sequence[str]) -> Mode | None:
    modes = {
        mode
        for word in adjectives
        for stem, mode in (("индивидуальн", Mode.INDIVIDUAL), ("группов", Mode.GROUP))
        if word.startswith(stem)
    }
    return modes.pop() if len(modes) == 1 else None


def _phrase(
    tokens: Sequence[Piece], at: int, noun: Noun, adjectives: Sequence[str], start: int, end: int, after: int = 0
) -> Phrase | None:
    """The phrase with what its adjectives mean."""
    region = noun.key == Type.SEMINAR and any(one.startswith(_REGION) for one in adjectives)
    mode = _mode(adjectives) if noun.key == Type.SUPERVISION else None
    told = [one for one in adjectives if not (region and one.startswith(_REGION))]
    told = [one for one in told if not (mode and one.startswith(("индивидуальн", "группов")))]
    both = noun.key == Type.SUPERVISION and sum(one.startswith(("индивидуальн", "группов")) for one in told) == 2
    plain = both or all(one.startswith(PLAIN) for one in told)
    least = at > 0 and tokens[at - 1].kind is Kind.WORD and tokens[at - 1].word in _LEAST
    first = start - 1 if least and start == at else start
    return Phrase(
        noun=noun,
        number=tokens[at].value,
        at=at,
        start=min(first, at),
        end=max(end, at + 1),
        region=region,
        mode=mode,
        plain=plain and not narrowed_after(tokens, after or end) and not _is_some(tokens, at, after or end),
        least=least,
        after=after or end,
    )
