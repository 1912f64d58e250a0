"""What proves an activity and where it lies: «протокол в папке 3», «фото нет», «сценарий у методиста»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from models.activity_tables import PLACE_LENGTH
from models.plan.words import word_set
from models.sentences import phrases
from models.sentences.phrases import OwnNames
from models.sentences.said import SaidText, SaidToken
from models.sentences.wording import nominative, parses

_BEFORE_NO = re.compile(r" (?:без|нет|не быть|отсутствовать)(?: ни)? $")
_AFTER_NO = re.compile(
    r"(?: [-:])?(?: (?:выдать|вести|составить|оформить|сделать))? (?:нет"
    r"|[,(] к сожаление [,)] нет|не (?:быть|вестись|вести|вели|делать|сделать|составить|составлять"
    r"|оформлять|оформляться|оформить|писать|выдавать|выдать|выдаваться|вестись|составляться)|отсутствовать)(?= )"
)
_LATER = re.compile(
    r" (?:не (?:готовый|готово|подписать|дописать)|позже|потом|допишу|дописать|готовить|подготовить"
    r"|доделать|пока|завтра|еще) "
)
_FILL = re.compile(
    r"(?: (?:беседа|встреча|заседание|совещание|занятие|собрание))?(?: по (?:диагностика|итог|результат"
    r"|семья|занятие|встреча))?(?:(?: [-:(])|(?: (?:<n>|<x>|№|есть"
    r"|лежать|находиться|храниться|хранить|быть|убрать"
    r"|положить|подшить|сдать|имеется|иметься|вложить|выложить|разместить"
    r"|сохранить|загрузить|все|весь|оба|также|приложить|прилагаться|готовый|сделать|составить"
    r"|оформить|выдать|отправить|можно|посмотреть|скинуть)))*"
    r" (?P<prep>в|во|на|у)(?= )|(?: [-:(,])*(?= (?:папка|п) (?:<n>|<x>|№|<t>))"
    r"|(?: [-:(])*(?= (?:вк|вконтакте|чат|диск|облако|флешка|сайт|телеграм|телеграмм|альбом) )"
)
_FOLDER = r"(?P<place>папка (?:<n>|<x>|<t>))"
_AHEAD = re.compile(rf"(?: в)? {_FOLDER}(?: есть| лежать| [-:])? $|[,;] {_FOLDER.replace('place', 'alone')} , $")
MOST_WORDS = 5


@dataclass
class PapersSaid:
    """Kinds of evidence with whether they are there and where."""

    found: dict[str, tuple[bool, str]] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)
    doubt: bool = False


@lru_cache(maxsize=256)
def _together(own: OwnNames) -> re.Pattern[str]:
    """Papers that are named one after another."""
    every = "|".join(pattern for _, pattern in (*own.papers, *phrases.PAPERS))
    return re.compile(rf"(?<= )(?:{every})(?:(?: ,| и| \+| ,и)* (?:{every}))*(?= )")


def papers(said: SaidText) -> PapersSaid:
    """The evidence that the text names."""
    told = PapersSaid()
    for match in _together(said.own).finditer(said.line):
        if _is_counted(said, match) or _is_topic(said, match):
            continue
        first, last = said.span(match)
        there, place, last = _state(said, match, last)
        if _promised(said, match):
            told.doubt = True
        for one in phrases.papers(said.own).pattern.finditer(said.line, match.start()):
            if one.start() >= match.end():
                break
            told.found[phrases.papers(said.own).key(one)] = (there, place)
        told.spans.append((first, last))
    return told


def _is_counted(said: SaidText, match: re.Match[str]) -> bool:
    """«12 методических материалов» are copies; «раздали методические материалы» too."""
    before = said.line[: match.start()]
    if match[0].startswith("методический") and _WHOLE.search(before):
        return True
    return bool(
        match[0].startswith(("методический", "раздаточный"))
        and re.search(r"(?:<n>(?: человек| штука)?|раздать(?: \w+)?|выдать) $", before)
    )


_WHOLE = re.compile(r" (?:сборник|комплект|набор|копилка|выставка|подборка|пакет|банк)(?: \S+)? $")
"""«Сборник методических материалов» is a collection."""
_OF_PAPERS = re.compile(
    r" (?:по|о|об|про|для|заполнение|оформление|написание|ведение|составление|тема|образец|конкурс) $"
)


def _is_topic(said: SaidText, match: re.Match[str]) -> bool:
    """«Совещание по ведению протокола», and a publication that is the activity itself."""
    handed = re.search(r" (?:сдать|отправить) (?:\S+ )?$", said.line[: match.start()]) or re.match(
        r" (?:\S+ )?(?:сдать|отправить) ", said.line[match.end() :]
    )
    if handed and not phrases.types(said.own).pattern.search(said.line):
        return True
    if _OF_PAPERS.search(said.line[: match.start()]):
        return True
    if match[0] == "публикация":
        rest = re.sub(r"публикация", "", said.line, count=1)
        return not phrases.types(said.own).pattern.search(rest)
    return match[0] == "ссылка" and "<l>" not in said.line[match.end() :]


def _promised(said: SaidText, match: re.Match[str]) -> bool:
    around = said.line[max(0, match.start() - 20) : match.end() + 25]
    raw = said.text[said.tokens[said.span(match)[0]].start :][:60].lower()
    return bool(_LATER.search(around)) or bool(
        re.search(r"\bбуд(?:ет|ут)\b|\b(?:до|на)пишу|сделаю|подготовлю|принесу", raw)
    )


def _state(said: SaidText, match: re.Match[str], last: int) -> tuple[bool, str, int]:
    """Whether it is there, where, and the token after all that."""
    rest = said.line[match.end() :]
    if _BEFORE_NO.search(said.line[: match.start()]):
        return False, "", last
    if no := _AFTER_NO.match(rest):
        return False, "", last + len(no[0].split())
    if ahead := _AHEAD.search(said.line[: match.start()]):
        return True, _folder(said, *said.span(ahead, "place" if ahead["place"] else "alone")), last
    filled = _FILL.match(rest)
    if filled is None:
        link = re.match(r"(?: [-:(])* <l>", rest)
        if link:
            at = last + len(link[0].split())
            return True, said.words(at - 1, at), at
        return True, "", last
    begin = last + len(filled[0].split())
    return _placed(said, filled["prep"] or "", begin, last)


def _folder(said: SaidText, first: int, last: int) -> str:
    """«В папке 2 – лист регистрации»: the place stands before what lies in it."""
    return nominative(" ".join(said.words(first, last).split()), "в")[:PLACE_LENGTH]


def _placed(said: SaidText, preposition: str, begin: int, last: int) -> tuple[bool, str, int]:
    end = begin
    while end < len(said.tokens) and end - begin < MOST_WORDS and _goes_on(said, begin, end):
        end += 1
    if end == begin:
        return True, "", last
    words = " ".join(said.words(begin, end).split())
    if said.tokens[begin].word == "п" and end > begin + 1:
        return True, f"папка {said.words(begin + 1, end)}", end
    if preposition == "у":
        if end + 1 < len(said.tokens) and said.tokens[end].word in ("в", "на") and said.tokens[end + 1].word in _THINGS:
            end += 2
        place = f"у {' '.join(said.words(begin, end).split())}"
    else:
        place = nominative(re.sub(r"№\s+", "№", words), preposition.replace("во", "в") or "")
    return True, place[:PLACE_LENGTH], end


def _goes_on(said: SaidText, begin: int, at: int) -> bool:
    """Whether the token still belongs to the place."""
    one, before = said.tokens[at], said.tokens[at - 1]
    if one.kind in ("n", "x"):
        return at > begin and (
            before.word in ("папка", "п", "№", "том", "кабинет", "полка", "шкаф", "дело") or one.kind == "x"
        )
    if one.kind == "t":
        return at > begin
    if one.kind == "mark":
        return one.word in ("№", "/") and at > begin
    if one.word == "у" and at > begin and before.word in _THINGS:
        return True  # «на столе у методиста»
    if one.kind != "word" or one.word in _STOPS:
        return False
    if at > begin and before.kind in ("n", "x", "t"):
        return False
    if at > begin and phrases.papers(said.own).pattern.match(said.line, said.starts[at]):
        return False
    return not _is_verb(one, said) and not (at > begin and before.word != "папка" and _is_type(one, said))


_THINGS = frozenset(["папка", "шкаф", "стол", "сейф", "кабинет", "ящик", "компьютер", "флешка", "телефон", "диск"])
"""«У меня в шкафу» is one place."""
_STOPS = word_set("""
и а но или в на с по для у раздать провести быть очно онлайн дистанционно всего итого тоже также есть нет
""")


def _is_verb(token: SaidToken, said: SaidText) -> bool:
    best = parses(said.text[token.start : token.end])
    return bool(best) and best[0].tag.POS in ("VERB", "INFN", "GRND", "PRED")


def _is_type(token: SaidToken, said: SaidText) -> bool:
    tables = (phrases.types(said.own), phrases.materials(said.own))
    return any(kinds.pattern.search(f" {token.word} ") for kinds in tables)
