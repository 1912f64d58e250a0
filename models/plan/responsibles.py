"""Who answers for a row: names, roles, collective subjects, out of one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.plan.words import cut, fold, outside, plain, squash, word_set


class ResponsibleKind(StrEnum):
    PERSON = "person"  # «Иванова А.П.»
    ROLE = "role"  # «методист отделения»
    COLLECTIVE = "collective"  # «Специалисты Центра», «заведующие отделениями»


@dataclass(frozen=True, slots=True)
class Responsible:
    """One subject of the cell. `text` is verbatim; `name` and `role` are its parts where it has them.

    `members` are the subjects listed in its brackets («специалисты отделений (психологи, логопед)»).
    """

    text: str
    kind: ResponsibleKind
    name: str | None = None
    role: str | None = None
    members: tuple[str, ...] = ()


_UPPER = r"[А-ЯЁ]"
_SURNAME = rf"{_UPPER}[а-яё]+(?:-{_UPPER}[а-яё]+)?|{_UPPER}{{2,}}(?:-{_UPPER}{{2,}})?"
_INITIALS = rf"{_UPPER}\s?\.?\s?{_UPPER}\.?(?![А-ЯЁа-яё])|{_UPPER}\.(?![А-ЯЁа-яё])"
_PATRONYMIC = rf"{_UPPER}[а-яё]+(?:вич|вна|ична|инична|оглы|кызы)"
NAME = re.compile(
    rf"(?:{_SURNAME})\s{_UPPER}[а-яё]+\s{_PATRONYMIC}"
    rf"|{_UPPER}[а-яё]+\s{_PATRONYMIC}\s(?:{_SURNAME})"
    rf"|(?:{_SURNAME})\s?(?:{_INITIALS})"
    rf"|{_UPPER}\.\s?{_UPPER}\.\s?(?:{_SURNAME})"
)
_LONE_SURNAME = re.compile(
    rf"{_UPPER}[а-яё]+(?:ова|ева|ёва|ина|ына|ская|цкая|ов|ев|ёв|ин|ын|ский|цкий|ко|ук|юк|ич|ых|их|ян|швили|дзе)"
)
_SINGULAR = word_set(
    """
    директор замдиректора заместитель зам заведующий заведующая зав завотделением начальник
    руководитель методист психолог педагог специалист логопед дефектолог юрист юристконсульт
    юрисконсульт воспитатель куратор координатор инспектор секретарь бухгалтер администратор
    библиотекарь учитель врач медсестра инструктор тьютор консультант волонтер сотрудник работник
    председатель представитель супервизор завуч преподаватель ответственный инженер эксперт
    модератор тренер аналитик делопроизводитель программист заведущий заведующяя
    """
)
_PLURAL = word_set(
    """
    директора заместители заведующие начальники руководители методисты психологи педагоги
    специалисты логопеды дефектологи юристы юристконсульты юрисконсульты воспитатели кураторы
    координаторы инспекторы учителя врачи инструкторы тьюторы консультанты волонтеры сотрудники
    работники члены представители супервизоры преподаватели ответственные эксперты тренеры участники
    наставники добровольцы все
    """
)
_BODIES = word_set(
    """
    администрация коллектив отделение отделения отдел отделы центр служба службы учреждение
    учреждения группа рабочая совет советы комиссия органы команда ресурсный рц омп кдн кднизп пмпк
    опека школа департамент управление министерство организации организация партнеры бригада кабинет
    клуб нко межведомственная методический территориальные муниципалитеты
    """
)
_ADJECTIVES = word_set(
    """
    старший старшая старшие социальный социальная социальные главный главная главные ведущий ведущая
    ведущие семейный семейные медицинский медицинская медицинские музыкальный младший младшие
    клинический клинические и.о. ио и врио генеральный исполнительный художественный практикующий
    привлеченные узкие профильные все технический кризисный детский
    """
)
_COMPOUND = frozenset({"педагог", "педагоги", "учитель", "учителя", "врач", "врачи", "инструктор", "специалист"})
_DOUBLES = word_set("психолог психологи логопед логопеды дефектолог дефектологи организатор")
_PLACE = re.compile(rf"{_UPPER}[а-яё-]+(?:ого|его|ой)\b|(?:г|с|пос)\.\s?{_UPPER}")
"""A place in the genitive, as a list of districts goes on: «кураторы Лесного, Заречного районов»."""
_LONGEST = 2_000  # letters of a cell that are looked at: a list of people, not a book pasted into the cell
_NO_ONE = re.compile(r"^[\s\-–—.,_/]*$")
_WORD = re.compile(r"[а-яёa-z.]+(?:-[а-яё]+)*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:и|а также|совместно с)\s+(?=\S)")
_ROLE_AND_NAME = re.compile(rf"^(?P<role>[^,]{{3,120}}?)[\s–—:-]+(?P<name>{NAME.pattern})$")
_NAME_AND_ROLE = re.compile(rf"^(?P<name>{NAME.pattern})\s*(?:[–—:-]\s*|\()(?P<role>[^()]{{3,120}})\)?$")


def looks_like_people(text: str) -> bool:
    """Does the cell begin with a name, a role or a collective subject?"""
    words = squash(plain(text))
    if not words or words[0].isdigit():
        return False
    return bool(NAME.match(words) or _starts_subject(words) or _LONE_SURNAME.fullmatch(words.strip(" .,")))


def split_responsibles(text: str) -> list[Responsible]:
    """The cell's subjects in order; an empty cell, «-» and «нет» have none."""
    lines = plain(text)[:_LONGEST]
    if _NO_ONE.match(lines) or fold(lines) == "нет":
        return []
    pieces: list[str] = []
    for part in _by_commas(lines):
        for piece in _by_names(part):
            pieces.extend(_by_roles(piece))
    return [subject(piece) for piece in _with_departments(pieces)]


def missing_commas(text: str) -> bool:
    """Do two roles stand side by side without a comma («заведующие отделениями методист отделения»)?"""
    return any(len(_by_roles(part)) > 1 for line in _by_commas(plain(text)[:_LONGEST]) for part in _by_names(line))


def _by_commas(text: str) -> list[str]:
    """Cuts at commas and semicolons, and at line breaks after which a new subject starts."""
    flat = text.replace("\n", " ")
    places = [index for index, char in outside(text) if char in ",;" or (char == "\n" and _new_line(text, index))]
    pieces = [piece.strip(" ,;") for piece in cut(flat, places)]
    return [piece for piece in pieces if piece]


def _new_line(text: str, index: int) -> bool:
    rest = text[index + 1 :].lstrip(" -–—•")
    return bool(NAME.match(rest) or _starts_subject(rest))


def _starts_subject(text: str) -> bool:
    words = [word.strip(".") for word in _WORD.findall(fold(text[:60]))[:3]]
    while words and (words[0] in _ADJECTIVES or words[0] in {"о", "по"}):
        words = words[1:]
    if not words:
        return False
    first = words[0].split("-")[0]
    return first in _SINGULAR or first in _PLURAL or first in _BODIES


def _by_names(text: str) -> list[str]:
    """«Иванова А.П. Петрова О.С.» holds two people; «методист Иванова А.П.» holds one."""
    names = [match for match in NAME.finditer(text) if _is_outside(text, match.start())]
    if not names:
        surnames = text.replace(" и ", " ").split()
        lone = len(surnames) > 1 and all(_LONE_SURNAME.fullmatch(word.strip(".")) for word in surnames)
        return surnames if lone else _by_and(text)
    places = []
    for match, following in zip(names, [*names[1:], None], strict=True):
        between = text[match.end() : following.start() if following else len(text)]
        stripped = between.strip(" .")
        if (
            not stripped
            or fold(stripped) in {"и", "/", "+"}
            or (not between.lstrip(" .").startswith(("(", "-", "–", "—", ":")) and following)
        ):
            places.append(match.end())
    pieces = (piece.strip(" .,;/+") if not NAME.search(piece) else piece.strip(" ,;/+") for piece in cut(text, places))
    return [re.sub(r"^(?:и|а также)\s+", "", piece) for piece in pieces if piece and fold(piece) != "и"]


def _is_outside(text: str, position: int) -> bool:
    return any(index == position for index, _ in outside(text))


def _by_and(text: str) -> list[str]:
    """Cuts at «и» only where a new role starts after it («директор и заместитель директора»)."""
    open_places = {index for index, _ in outside(text)}
    for match in _AND.finditer(text):
        rest = text[match.end() :]
        if match.start() in open_places and _starts_nominative(rest) and _starts_subject(text):
            return [text[: match.start()], *_by_and(rest)]
    return [text]


def _starts_nominative(text: str) -> bool:
    words = _WORD.findall(fold(text))
    while words and words[0] in _ADJECTIVES:
        words = words[1:]
    return bool(words) and (words[0].split("-")[0] in _SINGULAR | _PLURAL - {"директора", "учителя"})


def _by_roles(text: str) -> list[str]:
    """Cuts before a role in the nominative that follows another role's words with no comma between."""
    open_places = {index for index, _ in outside(text)}
    places = []
    words = list(re.finditer(r"[^\s(),;]+", text))
    if not _starts_subject(text):
        return [text]
    for index, word in enumerate(words):
        if word.start() not in open_places or not _is_role(word[0]):
            continue
        first = index
        while first and fold(words[first - 1][0]).strip(".") in _ADJECTIVES:
            first -= 1  # «старший методист» is cut before «старший»
        if first and _stands_alone(words[first - 1][0], word[0]):
            places.append(words[first].start())
    return cut(text, places)


def _is_role(word: str) -> bool:
    first = fold(word).strip(".").split("-")[0]
    return (first in _SINGULAR or first in _PLURAL) and first not in {
        "директора",
        "учителя",
        "все",
        "члены",
        "зам",
    }


def _stands_alone(before: str, word: str) -> bool:
    previous = fold(before).strip(".")
    first = fold(word).split("-")[0]
    if previous in {"-", "–", "/", "по", "с", "для", "от", "над", "при"}:
        return False
    if previous.split("-")[0] in _COMPOUND and first in _DOUBLES:
        return False
    return not NAME.match(before)


def _with_departments(pieces: list[str]) -> list[str]:
    """A piece that starts no subject goes on: «заведующие отделениями профилактики, помощи»."""
    joined: list[str] = []
    for piece in pieces:
        goes_on = not (_starts_subject(piece) or NAME.search(piece) or _LONE_SURNAME.fullmatch(piece.strip(" .")))
        lists = piece[:1].islower() or _PLACE.match(piece)
        if joined and goes_on and lists and not NAME.search(joined[-1]):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def subject(text: str) -> Responsible:
    """One subject that was cut out of a cell."""
    name = NAME.fullmatch(text.strip())
    if (name and not _starts_subject(text)) or _LONE_SURNAME.fullmatch(text.strip(" .")):
        return Responsible(text, ResponsibleKind.PERSON, name=text)
    both = _NAME_AND_ROLE.match(text) or _ROLE_AND_NAME.match(text)
    if both and not (name and _starts_subject(text)):
        return Responsible(text, ResponsibleKind.PERSON, name=both["name"], role=both["role"].strip())
    kind = ResponsibleKind.COLLECTIVE if _is_collective(text) else ResponsibleKind.ROLE
    return Responsible(text, kind, role=text, members=_members(text))


def _is_collective(text: str) -> bool:
    words = [word.strip(".") for word in _WORD.findall(fold(text))]
    while words and words[0] in _ADJECTIVES - {"все"}:
        words = words[1:]
    first = words[0].split("-")[0] if words else ""
    return first in _PLURAL or first in _BODIES or text.isupper()


def _members(text: str) -> tuple[str, ...]:
    bracket = re.search(r"\(([^()]+)\)", text)
    if not bracket or not _starts_subject(bracket[1]):
        return ()
    return tuple(part.strip() for part in bracket[1].split(",") if part.strip())
