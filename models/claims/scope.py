"""Of what a number is: of the whole year and the whole centre, or of a month, a district, a programme, a year that is
gone or to come. What is of a part is no claim of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from models.claims.nouns import base
from models.claims.tokens import Kind, Piece, cases_of, is_adjective
from models.plan.lemmas import lemma
from models.plan.words import word_set
from models.privacy.words import tags

_TIMES = word_set(
    "летний зимний весенний осенний половина "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь квартал полугодие весна "
    "лето осень зима весной летом осенью зимой каникулы неделя месяц декада декадник месячник смена четверть "
    "ежемесячно ежеквартально еженедельно ежегодно"
)
_PLACES = word_set(
    "школа сад детсад гимназия лицей колледж техникум училище библиотека лагерь интернат приют сельсовет "
    "детдом село поселок деревня город район округ муниципалитет территория"
)
_OF_A_PART = word_set("тему темам теме тематике ходе каждом каждый каждого каждому каждой среднем приходится время")
_PLURAL_IS_ALL = frozenset(["район", "округ", "муниципалитет", "территория"])
_POSTS = word_set(
    "специалист сотрудник педагог куратор "
    "методист психолог педагог-психолог логопед юрисконсульт юрист дефектолог воспитатель директор руководитель"
)
_AUDIENCES = word_set(
    "родитель опекун семья ребенок подросток школьник выпускник волонтер педагог учитель воспитатель студент "
    "молодежь несовершеннолетний воспитанник мать мама отец папа усыновитель приемный замещающий кровный дети"
)
_NEUTRAL_AUDIENCES = word_set("специалист куратор представитель сотрудник муниципалитет район")
_FORMATS = re.compile(
    r"онлайн|офлайн|дистанц|^очно|^очн(?:ый|ом|ых|ые|ая|ой)$|заочн|видеоконференц|zoom|выездн|удаленн"
)
_ASKED = word_set("запрос заявка обращение план график сегмент центр год район округ муниципалитет территория")
_UNITED = ("с", "со", "для", "по", "у", "на", "в", "во", "среди", "при", "от", "из")
_NEXT = re.compile(
    r"планир|заплан|намеч|предсто|предполаг|необходимо$|следует$|рекомендуе|рекомендова|будет$|будут$|хотелось|ожида|"
    r"^(?:провести|организовать|выпустить|подготовить|издать|распространить|охватить|обучить|разместить|заключить)$"
)
_HELD = re.compile(
    r"провед|провел|состоял|прош[лe]|организов|дан[оаы]?$|оказан|был[аои]?$|осуществл|размещ|опубликов|выпущ|распростран|"
    r"раздан|роздан|приня|участв|посетил|охвач|обучен|заключ|реализов|подготовл"
)
_NEVER = re.compile(r"отмен|перенес|сорва|срыв")
_BEFORE = re.compile(r"прошл(?:ом|ого|ым|ый)|предыдущ|аналогичн|ранее|назад|позапрош")
_PARTICIPATION = re.compile(r"участ|посет|посещ|присутств|охва|обуч|слушател|побывал|собрал|объединил|вовлеч|привлеч")
_JOINED = re.compile(
    r"^(?:участ|посетил|посещал|прослуша|побывал|выступ|обучил|обучал|слуша|присутств|делегир|повысил)"
)


def participates(tokens: Sequence[Piece]) -> bool:
    """Does the sentence say that people came?"""
    return any(token.kind is Kind.WORD and _PARTICIPATION.search(token.word) for token in tokens)


@lru_cache(maxsize=8_192)
def _lemma(word: str) -> str:
    return lemma(word)


def limits(tokens: Sequence[Piece], period: frozenset[str]) -> Iterator[tuple[int, bool]]:
    """Places of the words that make a part of the whole, and whether that is a part for what is said before, too.
    `period` are the words for times that the text as a whole is of."""
    both = _of_both_formats(tokens)
    for at, token in enumerate(tokens):
        if token.kind is Kind.DATE and not (at and tokens[at - 1].is_word("от", "по", "с", "до")):
            yield at, True
        if token.kind is not Kind.WORD:
            continue
        said = _lemma(token.word)
        if (
            any(_lemma(part) in _TIMES - period for part in token.word.split("-"))
            or (said in _PLACES and _is_one_place(tokens, at, said))
            or (said in _POSTS and _is_an_agent(tokens, at))
            or (_FORMATS.search(token.word) and not both and not base(token))
            or (said in _AUDIENCES and _is_given_to(tokens, at))
            or _within(tokens, at)
            or _somewhere(tokens, at)
        ):
            yield at, True


def _of_both_formats(tokens: Sequence[Piece]) -> bool:
    """«Как очно, так и дистанционно» is all of them."""
    words = [token.word for token in tokens if token.kind is Kind.WORD]
    return any(one.startswith("очн") for one in words) and any(one.startswith(("дистанц", "онлайн")) for one in words)


def _is_one_place(tokens: Sequence[Piece], at: int, said: str) -> bool:
    """«В Лесном районе», «в двух районах», «в школах»; not «в районах», «в районы сегмента»."""
    before = [one for one in tokens[max(0, at - 3) : at] if one.kind in (Kind.WORD, Kind.NUMBER)]
    if said not in _PLURAL_IS_ALL:
        return any(one.is_word("в", "на", "для", "из", "г") for one in before) or said == "город"
    if not any(case.endswith("plur") for case in cases_of(tokens[at].word)) or "sing" in _first_number(tokens[at].word):
        return said != "территория" or not _of_ours(tokens, at + 1)
    if before and (
        before[-1].kind is Kind.NUMBER or before[-1].is_word("некоторых", "отдельных", "ряде", "нескольких")
    ):
        return True
    return bool(before) and before[-1].capital and is_adjective(before[-1].word) and at - 1 > 0


def _first_number(word: str) -> str:
    found = tags(word)
    return str(found[0].number) if found else ""


def _is_an_agent(tokens: Sequence[Piece], at: int) -> bool:
    """«Психологом проведено», «методист провела»: one person's part; not «41 педагог»."""
    if at and (tokens[at - 1].kind is Kind.NUMBER or is_adjective(tokens[at - 1].word)):
        return tokens[at - 1].is_word("социальный", "социальным")
    word = tokens[at].word
    found = tags(word.rpartition("-")[2])
    return bool(found) and found[0].number == "sing" and found[0].case in ("nomn", "ablt")


def _is_given_to(tokens: Sequence[Piece], at: int) -> bool:
    """«Родителям дано 30 консультаций»."""
    found = tags(tokens[at].word)
    given = any(token.word.startswith(("дан", "оказан", "проведен")) for token in tokens[at + 1 : at + 4])
    return given and bool(found) and found[0].case == "datv"


def _within(tokens: Sequence[Piece], at: int) -> bool:
    """«На базе школы», «на тему», «по теме», «совместно», «в ходе», «за пять лет», «из них дистанционно»."""
    token, following = tokens[at], tokens[at + 1 : at + 4]
    if token.is_word("базе", "площадке", "площадках"):
        return not _of_ours(tokens, at + 1)
    if token.word in _OF_A_PART:
        return True
    if token.is_word("лет", "года", "десятилетие") and at and tokens[at - 1].kind is Kind.NUMBER:
        return True
    if token.is_word("совместно"):
        return at < 2
    if token.is_word("для") and at < 2:
        return _is_audience(following)
    return token.is_word("за") and bool(following) and following[0].is_word("все", "последние", "весь")


def _of_ours(tokens: Sequence[Piece], at: int) -> bool:
    words = [one.word for one in tokens[at : at + 3] if one.kind is Kind.WORD]
    return any(word.startswith(("центр", "ресурсн", "наш", "учрежден", "сегмент", "всех")) for word in words[:2])


def _somewhere(tokens: Sequence[Piece], at: int) -> bool:
    """«В Заречье»: a name after a preposition."""
    if not tokens[at].is_word("в", "во") or at + 1 >= len(tokens):
        return False
    named = tokens[at + 1]
    if named.kind is not Kind.WORD or not named.capital or len(named.word) < 3:
        return False
    if at + 2 < len(tokens) and is_adjective(named.word):
        return False
    return not named.word.startswith(("центр", "ресурсн", "совет", "интернет", "сми", "вк", "вконтакт", "телеграм"))


def _is_audience(following: Sequence[Piece]) -> bool:
    said = [_lemma(one.word) for one in following if one.kind is Kind.WORD]
    return any(one in _AUDIENCES for one in said) and not any(one in _NEUTRAL_AUDIENCES for one in said)


_CHANNELS = (
    re.compile(r"^сайт"),
    re.compile(r"^(?:соцсет|сет[ияь]|вк$|вконтакт|одноклассник|телеграм|групп[аеу]$|канал)"),
    re.compile(r"^(?:сми$|газет|журнал|телевид|радио)"),
)


def of_one_channel(tokens: Sequence[Piece]) -> bool:
    """Is one of the ways named by which a centre publishes, and no other?"""
    words = [token.word for token in tokens if token.kind is Kind.WORD]
    return sum(any(channel.search(word) for word in words) for channel in _CHANNELS) == 1


def of_a_club(tokens: Sequence[Piece]) -> bool:
    """Does the sentence speak of a club, a circle, a school? Lessons are theirs."""
    return any(token.word.startswith(("клуб", "круж", "школ", "курс", "групп")) for token in tokens)


def narrowed_after(tokens: Sequence[Piece], end: int) -> bool:
    """Is what stands before made a part by the words that follow at once: «по профилактике …», «для родителей», «с
    детьми», «в Лесном», «на сайте», a title?"""
    if end >= len(tokens):
        return False
    token = tokens[end]
    if token.kind is Kind.TITLE:
        return True
    if token.kind is not Kind.WORD:
        return False
    following = list(takewhile(lambda one: one.kind is Kind.WORD, tokens[end + 1 : end + 6]))
    said = [_lemma(one.word) for one in following if one.kind is Kind.WORD]
    if token.word == "по":
        return bool(said) and said[0] not in _ASKED
    if token.word in ("для", "с", "со", "среди", "у"):
        return any(one in _AUDIENCES for one in said[:4]) and not any(one in _NEUTRAL_AUDIENCES for one in said[:5])
    if token.word == "на" and said[:1] == ["тема"]:
        return True
    if token.word in ("на", "в", "во"):
        return of_one_channel(tokens[end:])
    return token.is_word("посвященных", "посвященные", "направленных", "направленные")


def is_to_come(tokens: Sequence[Piece], at: int) -> bool:
    """Is the number of what is planned and not of what was done? The nearest verb decides, one before it first."""
    return _nearest(tokens, at, _NEXT, _HELD)


def _nearest(tokens: Sequence[Piece], at: int, wanted: re.Pattern[str], other: re.Pattern[str]) -> bool:
    for token in (*reversed(tokens[:at]), *tokens[at:]):
        if token.kind is Kind.WORD:
            if wanted.search(token.word):
                return True
            if other.search(token.word):
                return False
    return False


def was_not(tokens: Sequence[Piece], at: int) -> bool:
    """«Не состоялось 2 совещания», «2 совещания перенесены»."""
    for place, token in enumerate(tokens):
        if token.kind is not Kind.WORD:
            continue
        if _NEVER.search(token.word):
            return True
        if token.word == "не" and place + 1 < len(tokens) and _HELD.search(tokens[place + 1].word):
            return True
    return False


def is_of_the_past(tokens: Sequence[Piece], at: int) -> bool:
    """Is a year before spoken of where the number stands: «(в прошлом году – 6)», «год назад»?"""
    for place in range(at - 1, -1, -1):
        if tokens[place].is_mark(")", ";"):
            break
        if tokens[place].kind is Kind.WORD and _BEFORE.search(tokens[place].word):
            return True
    for token in tokens[at + 1 : at + 7]:
        if token.kind is Kind.MARK or token.kind is Kind.NUMBER:
            break
        if _BEFORE.search(token.word):
            return True
    return False


def year_of(tokens: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """The year, or the first and the last one, that is named nearest to the number: soon after it, else before it."""
    for token in tokens[at + 1 : at + 7]:
        if token.kind is Kind.YEAR:
            return token.value, token.last
        if token.kind is Kind.NUMBER or token.is_mark(",", ";", "(", ")"):
            break
    for place in range(at - 1, -1, -1):
        if tokens[place].kind is Kind.YEAR:
            return tokens[place].value, tokens[place].last
    return None


def is_joined(tokens: Sequence[Piece], at: int) -> bool:
    """«Приняли участие в 5 вебинарах», «посетили 6 семинаров»: others' events."""
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.kind is not Kind.WORD:
            continue
        if _JOINED.search(token.word) and not token.word.startswith("участник"):
            return True
        if re.match(r"провед|провел|состоял|организов", token.word):
            return False
    return False
