"""What is counted, held and kept, as patterns of dictionary forms (`models/sentences/said.py`)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from models.activity_kinds import Category, Evidence, Format, Level, Material, Type

Patterns = tuple[tuple[str, str], ...]
_PARENT = "(?:родитель|мама|папа|семья|мать|отец|бабушка)"
PEOPLE: tuple[tuple[Category, str], ...] = (
    (
        Category.GUARDIANSHIP,
        (
            r"(?:специалист|сотрудник|представитель|работник|инспектор)(?: из)?(?: (?:отдел"
            r"|орган))?(?: по)? опека(?: и попечительство)?"
            r"|орган опека(?: и попечительство)?|опека(?: и попечительство)?"
        ),
    ),
    (
        Category.COUNCILS,
        (
            r"(?:член|представитель) совет(?: помощь)?(?: семья(?: и (?:ребенок|детям))?)?"
            r"|совет помощь(?: семья(?: и ребенок)?)?"
        ),
    ),
    (
        Category.OFFICIALS,
        (
            r"(?:представитель|сотрудник|специалист|работник) (?:из )?(?:муниципалитет|администрация"
            r"|муниципальный \S+|власть|район)"
            r"|глава(?: администрация| район| поселение)?|администрация|муниципалитет|чиновник|представитель"
        ),
    ),
    (
        Category.FOSTER_PARENTS,
        (
            rf"(?:замещать|замещающий|приемный|опекунский|прием) (?:и \S+ )?{_PARENT}"
            rf"|{_PARENT} (?:замещать|замещающий|приемный)|опекун(?: и попечитель)?"
            r"|попечитель|усыновитель|(?:приемный|замещать|замещающий)(?= <n>)"
        ),
    ),
    (
        Category.BIRTH_PARENTS,
        (
            rf"(?:кровный|биологический|родной) {_PARENT}|{_PARENT} (?:кровный|биологический|родной)"
            r"|кровный(?= <n>)"
        ),
    ),
    (
        Category.SPECIALISTS,
        (
            r"педагог-психолог|социальный педагог|социальный работник|соцпедагог|соцработник"
            r"|специалист(?! по район)|психолог|методист|логопед|дефектолог"
            r"|юрист|юрисконсульт|сотрудник|медик|врач|медработник|работник"
        ),
    ),
    (Category.TEACHERS, r"педагог|учитель(?:ница)?|воспитатель|преподаватель|классный руководитель|учительский"),
    (Category.CURATORS, r"куратор"),
    (Category.GRADUATES, r"выпускник"),
    (Category.VOLUNTEERS, r"волонтер|доброволец"),
    (
        Category.CHILDREN,
        (
            r"ребенок(?: и подросток)?|подросток|школьник|ученик|воспитанник|несовершеннолетний"
            r"|старшеклассник|девочка|мальчик|малыш|студент"
            r"|дошкольник|девятиклассник|первоклассник|пятиклассник|десятиклассник|одиннадцатиклассник"
            r"|восьмиклассник|семиклассник|шестиклассник|сирота"
        ),
    ),
)
ANYBODY = r"человек|участник|слушатель|гость|посещение|родитель|семья|мама|папа|присутствующий|зритель|участница|лицо"
MATERIALS: tuple[tuple[Material, str], ...] = (
    (
        Material.METHODICAL,
        (
            r"методический (?:материал|пособие|рекомендация)|методичка"
            r"|(?<!платить )(?<!получать )(?<!получить )(?<!оформить )(?<!назначить )(?<!выплата )пособие"
        ),
    ),
    (Material.BOOKLET, r"буклет"),
    (Material.LEAFLET, r"листовка|флаер"),
    (Material.MEMO, r"памятка"),
    (Material.BROCHURE, r"брошюра"),
    (Material.COLLECTION, r"сборник(?: методический материал)?"),
)
UNIT = r"экземпляр|штука"
PAPERS: tuple[tuple[Evidence, str], ...] = (
    (
        Evidence.SIGN_IN,
        (
            r"(?:лист|лист-|журнал|список|ведомость) (?:регистрация|участник|присутствующий|явка"
            r"|присутствовать)|лист (?:региональный|рег)|явочный лист|регистрационный лист"
        ),
    ),
    (Evidence.TRIP_REPORT, r"отчет (?:о|по|про|за) (?:выезд|поездка|командировка)|отчет с выезд"),
    (
        Evidence.SUPERVISION,
        (
            r"описание (?:супервизия|встреча)|описание(?= (?:в|на|у|есть|нет|положить|лежать|сдать|сделать|готовый"
            r"|составить|отдать|[-:]) )"
        ),
    ),
    (Evidence.PHOTOS, r"фотоотчет|фото-отчет|фото отчет|фото|фотоматериал"),
    (
        Evidence.MATERIALS,
        r"материал(?= (?:в|на|у|лежать|выложить) )|методический материал|презентация|раздаточный материал",
    ),
    (Evidence.SPEECH, r"текст выступление|текст доклад"),
    (Evidence.MINUTES, r"протокол"),
    (Evidence.SCRIPT, r"сценарий"),
    (Evidence.SYNOPSIS, r"конспект"),
    (Evidence.CERTIFICATES, r"сертификат|удостоверение"),
    (Evidence.FEEDBACK, r"отзыв(?: специалист)?"),
    (Evidence.REFERENCE, r"справка"),
    (Evidence.DIPLOMAS, r"диплом|грамота|благодарность"),
    (Evidence.PUBLICATION, r"публикация|ссылка"),
)
TYPES: tuple[tuple[Type, str], ...] = (
    (Type.PRACTICUM, r"семинар-практикум|семинар практикум|практикум|практический семинар|семинар - практикум"),
    (
        Type.REGIONAL_SEMINAR,
        r"(?:областной|региональный) (?:\w+ )?семинар|семинар (?:областной|региональный)|облсеминар",
    ),
    (Type.WEBINAR, r"вебинар"),
    (Type.SEMINAR, r"(?:\w+-)?семинар(?:-\w+)?"),
    (Type.MASTER_CLASS, r"мастер-класс|мастер класс|мастер - класс"),
    (Type.ROUND_TABLE, r"круглый стол|круглый-стол"),
    (Type.LECTURE, r"лекторий|лекция|видеолекция"),
    (Type.TRAINING, r"(?:\w+-)?тренинг|тренинговый занятие"),
    (Type.BLITZ, r"блиц-консультация|блиц консультация|блиц-консультирование|блиц"),
    (Type.LOUNGE, r"(?:методический )?гостиная|методгостиная"),
    (Type.INTERNSHIP, r"стажировка|стажировочный (?:площадка|занятие)"),
    (Type.CONFERENCE, r"(?:онлайн-|видео-)?конференция"),
    (Type.FESTIVAL, r"фестиваль"),
    (Type.QUALIFICATION, r"курс(?: повышение)?(?: квалификация)?|повышение квалификация|кпк"),
    (Type.WORKING_GROUP, r"(?:(?:заседание|совещание|встреча) )?рабочий группа|заседание рг"),
    (Type.COUNCIL, r"методический совет|методсовет|метод совет|заседание методический совет|заседание методсовет"),
    (Type.CONSILIUM, r"консилиум"),
    (
        Type.CLUB,
        (
            r"(?:занятие|встреча|заседание|собрание) (?:в )?(?:семейный |родительский )?клуб"
            r"|клубный (?:занятие|встреча|день)|клуб"
        ),
    ),
    (
        Type.MEETING,
        (
            r"(?:\w+-)?совещание|планерка|педсовет|пед совет|педагогический совет|собрание|оперативка"
            r"|летучка|педсовет|педагогический совет|заседание(?: комиссия)?|рабочий встреча"
        ),
    ),
    (Type.TRIP, r"выезд|поездка|командировка|рабочий поездка"),
    (Type.DIAGNOSTICS, r"диагностика|психодиагностика|тестирование|анкетирование|опрос|обследование"),
    (Type.MONITORING, r"мониторинг"),
    (Type.AGREEMENT, r"соглашение|договор о сотрудничество"),
    (Type.SUPERVISION, r"супервизия|супервизорский (?:встреча|сессия)"),
    (Type.CONSULTATION, r"консультация|консультирование|консультаций"),
    (Type.ARTICLE, r"статья"),
    (Type.COLLECTION, r"методический копилка|копилка"),
    (Type.PUBLICATION, r"публикация|пост|новость|заметка|репост|видеоролик|ролик"),
    (Type.TALK, r"беседа"),
    (
        Type.HOLIDAY,
        (
            r"праздник|утренник|елка|концерт|масленица|день (?:семья|мать|защита ребенок|ребенок|отец)"
            r"|праздничный (?:программа|мероприятие)"
        ),
    ),
    (Type.LESSON, r"(?:\w+-)?занятие|урок"),
    (Type.PROJECT, r"проект"),
    (
        Type.OTHER,
        r"акция|экскурсия|квест|ярмарка|флешмоб|субботник|конкурс|(?:\w+)?выставка|марафон|викторина|игра|поход",
    ),
)
"""The special before the general."""
REMOTE = (
    r"онлайн|дистанционно|дистанционный|удаленный|удаленно|заочно|(?:в|по|через) зум|зум"
    r"|по телефон|по видеозвонок|по видеосвязь|по skype|по видео|через интернет|по интернет|по связь"
)
IN_PERSON = r"очно|лично|вживую|живьем|офлайн|очный|в зал|на место|в кабинет"
MIXED = r"смешанный|смешанно|гибрид|гибридный|гибридно|очно-дистанционный|очно-заочно|очно и (?:онлайн|дистанционно)"
FORMATS: tuple[tuple[Format, str], ...] = (
    (Format.MIXED, MIXED),
    (Format.REMOTE, REMOTE),
    (Format.IN_PERSON, IN_PERSON),
)
LEVELS: tuple[tuple[Level, str], ...] = (
    (Level.SEGMENT, r"межрайонный|сегмент|кустовой|межмуниципальный"),
    (Level.REGION, r"областной|региональный|уровень область|по область|краевой|республиканский"),
    (
        Level.DISTRICT,
        r"районный|муниципальный(?! образование)|уровень район|городской(?! библиотека| парк| суд)|общерайонный",
    ),
    (
        Level.INSTITUTION,
        (r"в учреждение|внутри учреждение|в наш центр|уровень учреждение|внутренний|на база (?:школа|учреждение|<x>)"),
    ),
)
HELD = (
    r"провести|проводить|осуществить|осуществлять|реализовать|пройти|проходить|состояться|быть|организовать|организовывать|сделать"
    r"|принять участие|участвовать|посетить|съездить|выезжать|выехать"
    r"|ездить|собрать|собраться|выпустить|выйти|опубликовать|разместить|подписать|раздать|раздавать|передать|отдать|отвезти|распространить"
    r"|проконсультировать|консультировать|встретиться|прочитать|отвести|устроить"
    r"|написать|выложить|скинуть|напечатать|отпечатать|издать|отпраздновать|проведение|закончиться|завершиться"
)
"""Verbs that say that something was held."""


@dataclass(frozen=True)
class OwnNames:
    """What a centre calls things by names of its own, as patterns of dictionary forms (`models/sentences/own.py`)."""

    types: Patterns = ()
    people: Patterns = ()
    materials: Patterns = ()
    papers: Patterns = ()


NONE = OwnNames()


@dataclass(frozen=True)
class Kinds:
    """One pattern of many keys: which of them a match is."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]

    def key(self, match: re.Match[str]) -> str:
        """The key whose alternative matched."""
        return self.keys[int((match.lastgroup or "k0")[1:])]


def kinds(pairs: Patterns) -> Kinds:
    """The patterns as one; words stand between spaces."""
    parts = "|".join(f"(?P<k{at}>{pattern})" for at, (_, pattern) in enumerate(pairs))
    return Kinds(re.compile(rf"(?<= )(?:{parts})(?= )"), tuple(key for key, _ in pairs))


@lru_cache(maxsize=256)
def people(own: OwnNames = NONE) -> Kinds:
    """Who may have come, by category."""
    return kinds((*own.people, *PEOPLE))


@lru_cache(maxsize=256)
def materials(own: OwnNames = NONE) -> Kinds:
    """What was handed out, by material."""
    return kinds((*own.materials, *MATERIALS))


@lru_cache(maxsize=256)
def papers(own: OwnNames = NONE) -> Kinds:
    """What proves an activity, by kind."""
    return kinds((*own.papers, *PAPERS))


@lru_cache(maxsize=256)
def types(own: OwnNames = NONE) -> Kinds:
    """What an activity was, by type."""
    return kinds((*own.types, *TYPES))


@cache
def formats() -> Kinds:
    """How an activity was held, by format."""
    return kinds(FORMATS)


@cache
def levels() -> Kinds:
    """On which level it was held."""
    return kinds(LEVELS)
