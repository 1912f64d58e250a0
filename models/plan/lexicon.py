"""Words by which a post, a body or a name is known: what a responsible begins with, and what no surname is."""

from __future__ import annotations

import re

from models.plan.words import fold, word_set

SINGULAR = word_set(
    """
    директор замдиректора замдир заместитель зам заведующий заведующая зав завотделением начальник нач
    руководитель рук методист психолог педагог соцпедагог специалист спец логопед дефектолог юрист юристконсульт
    юрисконсульт воспитатель куратор координатор инспектор секретарь бухгалтер администратор
    библиотекарь учитель врач медсестра медработник сестра фельдшер инструктор тьютор консультант волонтер
    сотрудник работник соцработник председатель представитель супервизор завуч зувр преподаватель
    ответственный отв инженер эксперт модератор тренер аналитик делопроизводитель программист заведущий
    заведующяя помощник советник уполномоченный организатор культорганизатор вожатый завхоз
    экономист кадровик диспетчер нарколог психиатр педиатр хореограф режиссер физрук музрук наставник
    """
)
PLURAL = word_set(
    """
    директора заместители заведующие начальники руководители методисты психологи педагоги соцпедагоги
    специалисты логопеды дефектологи юристы юристконсульты юрисконсульты воспитатели кураторы
    координаторы инспекторы инспектора учителя врачи медсестры медработники инструкторы тьюторы консультанты
    волонтеры сотрудники работники соцработники члены представители супервизоры преподаватели ответственные
    эксперты тренеры участники наставники добровольцы родители опекуны организаторы завучи все
    """
)
BODIES = word_set(
    """
    администрация коллектив отделение отделения отдел отделы центр служба службы учреждение
    учреждения группа рабочая совет советы комиссия органы команда ресурсный рц омп кдн кднизп пмпк ппк
    опека школа департамент управление министерство организации организация партнеры бригада кабинет
    клуб нко межведомственная методический территориальные муниципалитеты комитет профком родком
    пдн одн опдн овд омвд увд гибдд шмо смо ооип
    """
)
ADJECTIVES = word_set(
    """
    старший старшая старшие социальный социальная социальные главный главная главные ведущий ведущая
    ведущие семейный семейные медицинский медицинская медицинские музыкальный младший младшие
    клинический клинические ио и врио генеральный исполнительный художественный практикующий
    привлеченные узкие профильные все технический кризисный детский классный классная классные дежурный
    соц ст мед кл гл вед пед муз уч физ
    """
)
AFTER = word_set("директора учителя инспектора отделения службы учреждения организации отделы органы советы все")
"""Words that in lower case after another are its genitive as often as a subject of their own."""
OF_BODIES = word_set("инспектор специалист секретарь представитель сотрудник сотрудники члены председатель начальник")
"""Whose body stands on the next line: «Инспектор⏎ПДН»."""
_GENITIVES = word_set(
    "школы службы группы комиссии администрации организации опеки бригады области республики территории "
    "площадки семьи помощи поддержки профилактики молодежи культуры"
)
KNOWN = SINGULAR | PLURAL | BODIES | ADJECTIVES

_ADJECTIVE = re.compile(r"[а-я-]{3,}(?:ый|ий|ая|яя|ые|ие|ой|ое)")
_WORD = re.compile(r"[а-яa-z]+(?:-[а-яa-z]+)*")
_ACTING = re.compile(r"\bи\.\s?о\.?(?=\s|$)")

UPPER = r"[А-ЯЁ]"
_NO_POST = rf"(?={UPPER})(?!(?i:{'|'.join(sorted(KNOWN, key=len, reverse=True))})\b)"
_MIXED = rf"{_NO_POST}{UPPER}[а-яё]+(?:-{UPPER}[а-яё]+)?"
_CAPITALS = rf"{_NO_POST}{UPPER}{{2,}}(?:-{UPPER}{{2,}})?"
_SURNAME = rf"{_MIXED}|{_CAPITALS}"
_DOTTED = rf"{UPPER}\.\s?{UPPER}\.?(?![А-ЯЁа-яё])|{UPPER}\.(?![А-ЯЁа-яё])"
_INITIALS = rf"{UPPER}\s?\.?\s?{UPPER}\.?(?![А-ЯЁа-яё])|{UPPER}\.(?![А-ЯЁа-яё])"
_PATRONYMIC = rf"{UPPER}[а-яё]+(?:вич|вна|ична|инична|оглы|кызы)"
NAME = re.compile(
    rf"(?:{_SURNAME})\s{UPPER}[а-яё]+\s{_PATRONYMIC}"
    rf"|{UPPER}[а-яё]+\s{_PATRONYMIC}\s(?:{_SURNAME})"
    rf"|(?:{_MIXED})\s?(?:{_INITIALS})|(?:{_CAPITALS})\s(?:{_INITIALS})|(?:{_CAPITALS})(?:{_DOTTED})"
    rf"|{UPPER}\.\s?{UPPER}\.\s?(?:{_SURNAME})"
)
_LONE_SURNAME = re.compile(
    rf"{UPPER}[а-яё]+(?:ова|ева|ёва|ина|ына|ская|цкая|ов|ев|ёв|ин|ын|ский|цкий|ко|ук|юк|ич|ых|их|ян|швили|дзе)"
)


def subject_words(text: str) -> list[str]:
    """The first words of a text, folded, without their points: «и.о.» is «ио»."""
    return _WORD.findall(_ACTING.sub("ио", fold(text[:80])))


def starts_subject(text: str) -> bool:
    """Does the text begin with a post or a body, adjectives before it or not?"""
    words = subject_words(text)[:4]
    while words and (words[0] in ADJECTIVES or words[0] in {"о", "по"}):
        words = words[1:]
    if words and not _is_known(words[0]) and _ADJECTIVE.fullmatch(words[0]):
        words = words[1:]
    return bool(words) and _is_known(words[0])


def is_lone_surname(text: str) -> bool:
    """A surname alone: «Лугина», and neither «Рук.» nor «Кураторов»."""
    word = text.strip(" .,")
    low = fold(word)
    return bool(_LONE_SURNAME.fullmatch(word)) and low not in KNOWN and low[:-2] not in SINGULAR


def only_describes(text: str) -> bool:
    """Nothing but adjectives: the post itself is still to come («Старший», «Соц.»)."""
    return bool(words := subject_words(text)) and all(map(_describes, words))


def may_be_nominative(text: str) -> bool:
    """May a capitalised word that is in no list be who answers («Опекунский актив»), and not whose («Центра»)?"""
    words = subject_words(text)
    return bool(words) and words[0] not in _GENITIVES and words[0][-1] in "бвгджзклмнпрстфхцчшщйьыи"


def _is_known(word: str) -> bool:
    first = word.split("-")[0]
    return first in SINGULAR or first in PLURAL or first in BODIES


def _describes(word: str) -> bool:
    return word in ADJECTIVES or (word not in KNOWN and bool(_ADJECTIVE.fullmatch(word)))
