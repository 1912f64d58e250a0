"""What can be counted: kinds of activities, people, copies; by the form of a word and those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from models.activity_kinds import Category, Material, Type
from models.claims.tokens import Kind, Piece
from models.plan.words import word_set
from models.privacy.words import dictionary


class Sort(Enum):
    ACTIVITY = auto()
    EVENTS = auto()
    """«Мероприятия»: of any kind."""
    PEOPLE = auto()
    ANYBODY = auto()
    """«Человек», «участники»: of any category."""
    COPIES = auto()
    UNIT = auto()
    """«Экземпляры»: of whatever follows, or of anything."""
    UNKNOWN = auto()
    """It has the word in it and is something else: «заседание клуба юристов», «социальный педагог»."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted. `narrow` says that the word means less than its category: «учителя» of the teachers."""

    sort: Sort
    key: str = ""
    narrow: bool = False


_ACTIVITIES = {
    "семинар": Type.SEMINAR,
    "практикум": Type.PRACTICUM,
    "вебинар": Type.WEBINAR,
    "лекторий": Type.LECTURE,
    "лекция": Type.LECTURE,
    "тренинг": Type.TRAINING,
    "занятие": Type.LESSON,
    "стажировка": Type.INTERNSHIP,
    "конференция": Type.CONFERENCE,
    "фестиваль": Type.FESTIVAL,
    "совещание": Type.MEETING,
    "консилиум": Type.CONSILIUM,
    "выезд": Type.TRIP,
    "мониторинг": Type.MONITORING,
    "диагностика": Type.DIAGNOSTICS,
    "соглашение": Type.AGREEMENT,
    "супервизия": Type.SUPERVISION,
    "консультация": Type.CONSULTATION,
    "публикация": Type.PUBLICATION,
    "статья": Type.ARTICLE,
    "праздник": Type.HOLIDAY,
    "беседа": Type.TALK,
    "методсовет": Type.COUNCIL,
}
_PEOPLE = {
    "куратор": Noun(Sort.PEOPLE, Category.CURATORS),
    "специалист": Noun(Sort.PEOPLE, Category.SPECIALISTS),
    "педагог": Noun(Sort.PEOPLE, Category.TEACHERS),
    "учитель": Noun(Sort.PEOPLE, Category.TEACHERS, narrow=True),
    "воспитатель": Noun(Sort.PEOPLE, Category.TEACHERS, narrow=True),
    "опекун": Noun(Sort.PEOPLE, Category.FOSTER_PARENTS, narrow=True),
    "усыновитель": Noun(Sort.PEOPLE, Category.FOSTER_PARENTS, narrow=True),
    "ребенок": Noun(Sort.PEOPLE, Category.CHILDREN),
    "несовершеннолетний": Noun(Sort.PEOPLE, Category.CHILDREN),
    "подросток": Noun(Sort.PEOPLE, Category.CHILDREN, narrow=True),
    "школьник": Noun(Sort.PEOPLE, Category.CHILDREN, narrow=True),
    "воспитанник": Noun(Sort.PEOPLE, Category.CHILDREN, narrow=True),
    "выпускник": Noun(Sort.PEOPLE, Category.GRADUATES),
    "волонтер": Noun(Sort.PEOPLE, Category.VOLUNTEERS),
    "доброволец": Noun(Sort.PEOPLE, Category.VOLUNTEERS),
    "участник": Noun(Sort.ANYBODY),
    "человек": Noun(Sort.ANYBODY),
    "посещение": Noun(Sort.ANYBODY),
}
_COPIES = {
    "буклет": Material.BOOKLET,
    "листовка": Material.LEAFLET,
    "памятка": Material.MEMO,
    "брошюра": Material.BROCHURE,
    "сборник": Material.COLLECTION,
    "методичка": Material.METHODICAL,
}
_HEADS = ("заседание", "встреча", "гостиная", "стол", "член", "представитель", "родитель", "материал", "класс", "совет")
"""Nouns that mean something with the word before or after them."""
UNITS = word_set("экз шт экземпляр экземпляра экземпляров экземпляры штук штуки штука")
PEOPLE_UNITS = word_set("чел человек человека человеку люди людей")


@cache
def forms() -> dict[str, str]:
    """Every form of every noun by the noun itself."""
    found: dict[str, str] = {}
    for noun in (*_ACTIVITIES, *_PEOPLE, *_COPIES, *_HEADS, "мероприятие"):
        for parse in dictionary().parse(noun):
            if parse.normal_form.replace("ё", "е") == noun and parse.tag.POS in ("NOUN", "ADJF"):
                found |= {form.word.replace("ё", "е"): noun for form in parse.lexeme if form.tag.POS == parse.tag.POS}
    return found


def base(token: Piece) -> str:
    """The noun of `forms` that the token is a form of, of a compound its last part; empty when it is none."""
    if token.kind is not Kind.WORD:
        return ""
    return forms().get(token.word.rpartition("-")[2], "")


def noun_at(tokens: Sequence[Piece], at: int) -> tuple[Noun, int] | None:
    """What is counted by the noun at that place, and where its phrase ends; None where there is none."""
    token = tokens[at]
    if token.kind is Kind.WORD and token.word in UNITS:
        return _of_unit(tokens, at)
    if token.is_word("чел"):
        return Noun(Sort.ANYBODY), at + 1
    noun = base(token)
    if not noun:
        return None
    if "-" in token.word:
        return _compound(token.word, noun), at + 1
    if noun in _HEADS or noun == "занятие":
        return _with_words(tokens, at, noun)
    if noun == "специалист" and (end := _follows(tokens, at, _GUARDIANSHIP)):
        return Noun(Sort.PEOPLE, Category.GUARDIANSHIP), end
    if noun == "мероприятие":
        return Noun(Sort.EVENTS), at + 1
    if noun in _PEOPLE:
        return _PEOPLE[noun], at + 1
    if noun in _COPIES:
        return Noun(Sort.COPIES, _COPIES[noun]), at + 1
    return Noun(Sort.ACTIVITY, _ACTIVITIES[noun]), at + 1


_GUARDIANSHIP = ("опек",)
_WITHIN = 3  # words between a noun and what tells its kind


def _follows(tokens: Sequence[Piece], at: int, stems: tuple[str, ...]) -> int:
    """Where the phrase ends that goes on with a word of these beginnings; 0 where it does not."""
    for place in range(at + 1, min(at + 1 + _WITHIN, len(tokens))):
        if tokens[place].kind is not Kind.WORD:
            return 0
        if tokens[place].word.startswith(stems):
            return place + 1
    return 0


def _precedes(tokens: Sequence[Piece], at: int, stems: tuple[str, ...]) -> bool:
    return at > 0 and tokens[at - 1].kind is Kind.WORD and tokens[at - 1].word.startswith(stems)


def _of_unit(tokens: Sequence[Piece], at: int) -> tuple[Noun, int]:
    """«20 экз. буклетов», «150 экземпляров печатной продукции»."""
    place = at + 1
    while place < min(at + 4, len(tokens)) and (tokens[place].is_mark(".") or tokens[place].word.startswith("печатн")):
        place += 1
    following = base(tokens[place]) if place < len(tokens) else ""
    if following in _COPIES:
        return Noun(Sort.COPIES, _COPIES[following]), place + 1
    return Noun(Sort.UNIT), at + 1


def _compound(word: str, noun: str) -> Noun:
    first = word.rpartition("-")[0]
    if noun == "класс" and first == "мастер":
        return Noun(Sort.ACTIVITY, Type.MASTER_CLASS)
    if noun == "консультация" and first == "блиц":
        return Noun(Sort.ACTIVITY, Type.BLITZ)
    if noun == "практикум" and forms().get(first) == "семинар":
        return Noun(Sort.ACTIVITY, Type.PRACTICUM)
    return Noun(Sort.UNKNOWN)


def _with_words(tokens: Sequence[Piece], at: int, noun: str) -> tuple[Noun, int]:
    unknown = Noun(Sort.UNKNOWN), at + 1
    for wanted, before, after, meant in _PHRASES:
        if wanted != noun:
            continue
        if before and _precedes(tokens, at, before):
            return meant, at + 1
        if after and (end := _follows(tokens, at, after)):
            return meant, end
    return (Noun(Sort.ACTIVITY, Type.LESSON), at + 1) if noun == "занятие" else unknown


_PHRASES: tuple[tuple[str, tuple[str, ...], tuple[str, ...], Noun], ...] = (
    ("занятие", ("клубн",), ("клуб",), Noun(Sort.ACTIVITY, Type.CLUB)),
    ("встреча", ("клубн",), ("клуб",), Noun(Sort.ACTIVITY, Type.CLUB)),
    ("заседание", ("клубн",), ("клуб",), Noun(Sort.ACTIVITY, Type.CLUB)),
    ("заседание", (), ("рабоч",), Noun(Sort.ACTIVITY, Type.WORKING_GROUP)),
    ("заседание", (), ("методич", "методсовет"), Noun(Sort.ACTIVITY, Type.COUNCIL)),
    ("совет", ("методич",), (), Noun(Sort.ACTIVITY, Type.COUNCIL)),
    ("гостиная", ("методич",), (), Noun(Sort.ACTIVITY, Type.LOUNGE)),
    ("стол", ("кругл",), (), Noun(Sort.ACTIVITY, Type.ROUND_TABLE)),
    ("класс", ("мастер",), (), Noun(Sort.ACTIVITY, Type.MASTER_CLASS)),
    ("член", (), ("совет",), Noun(Sort.PEOPLE, Category.COUNCILS)),
    ("представитель", (), ("муниципал", "администрац"), Noun(Sort.PEOPLE, Category.OFFICIALS)),
    ("родитель", ("замещающ",), (), Noun(Sort.PEOPLE, Category.FOSTER_PARENTS)),
    ("родитель", ("приемн",), (), Noun(Sort.PEOPLE, Category.FOSTER_PARENTS, narrow=True)),
    ("родитель", ("кровн", "биологич", "родн"), (), Noun(Sort.PEOPLE, Category.BIRTH_PARENTS)),
    ("материал", ("методич",), (), Noun(Sort.COPIES, Material.METHODICAL)),
)
