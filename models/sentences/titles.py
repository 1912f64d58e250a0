"""What an activity is called: in quotes, after «на тему», after «по» and «о», or by the words right behind its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.activity_tables import TITLE_LENGTH
from models.plan.words import word_set
from models.sentences import phrases
from models.sentences.head import ActivityHead
from models.sentences.said import SaidText
from models.sentences.title_ends import STOP_WORDS, stops
from models.sentences.wording import nominative, parses, titled

_OF_OTHERS = re.compile(
    r" (?:газета|журнал|группа|центр|школа|сайт|программа|проект|сообщество|канал|фонд"
    r"|организация|рамка|учреждение|библиотека|сад|конкурс|папка|кафе|лагерь"
    r"|дом|паблик|чат|кино|книга|фильм|мультфильм|песня|сказка|зал|буклет|памятка|листовка|брошюра)(?: \S+)? $"
)
_THEME = re.compile(r"(?: на тема| по тема| тема| название| называться| под название)(?: [:-])* ")
_ABOUT = re.compile(
    r" (?P<prep>по|о|об|обо|про|посвятить|посвященный|насчет|касательно)(?= (?!план |зум |телефон |адрес |заявка "
    r"|просьба |запрос |факт |список |скайп |<z>|<d>|<w>|<l>|<n>|итог |видео))"
)
_QUESTIONS = re.compile(r" (?:вопрос|проблема|тема|повод)(?= )")
_ROLE = re.compile(
    r" (?:зам|заместитель|завуч|инспектор|уполномоченный|ответственный|советник|замдиректора|эксперт|консультант"
    r"|помощник|комиссия|отдел|управление) $"
)
"""«Замы по воспитательной работе» are people."""
MOST_WORDS = 10


@dataclass(frozen=True)
class TitleSaid:
    """The title and the tokens it came from. `doubt` where it may be no title."""

    words: str
    first: int
    last: int
    doubt: bool = False


def title(said: SaidText, head: ActivityHead | None) -> TitleSaid | None:
    """What the activity of a segment is called; None when the text does not say."""
    return _quoted(said) or _themed(said) or _about(said, head) or _bare(said, head)


def _quoted(said: SaidText) -> TitleSaid | None:
    for at, one in enumerate(said.tokens):
        if one.kind != "t" or (_OF_OTHERS.search(said.line[: said.starts[at]]) and _more_quotes(said, at)):
            continue
        doubt = bool(_OTHERWISE.search(said.line[: said.starts[at]]))
        return TitleSaid(titled(said.words(at, at + 1).strip("«»'"))[:TITLE_LENGTH], at, at + 1, doubt)
    return None


_OTHERWISE = re.compile(
    r" (?:рисовать|нарисовать|смотреть|посмотреть|читать|прочитать|петь|спеть|играть|запрос|вопрос|сказать|говорить"
    r"|доклад|сообщение|выступление|слово|ответ|фраза)(?: [:-])? $"
)
"""«Рисовали «Дом мечты»»: what stands in quotes may be no title."""


def _more_quotes(said: SaidText, at: int) -> bool:
    """«В газете «Заря»» is no title; «брошюра «Права»» is, unless another stands in quotes."""
    named = re.search(
        r" (?:буклет|памятка|листовка|брошюра|проект|программа|конкурс)(?: \S+)? $", said.line[: said.starts[at]]
    )
    return named is None or any(one.kind == "t" for n, one in enumerate(said.tokens) if n != at)


def _themed(said: SaidText) -> TitleSaid | None:
    match = _THEME.search(said.line)
    if match is None:
        return None
    first = said.token_at(match.end())
    preposition = said.tokens[first].word if first < len(said.tokens) else ""
    if preposition in ("о", "об", "про", "по"):
        return _phrase(said, first + 1, preposition, whole=True)
    return _phrase(said, first, "", whole=True)


def _about(said: SaidText, head: ActivityHead | None) -> TitleSaid | None:
    start = said.starts[head.first] if head is not None and head.first >= 0 else 0
    for match in _ABOUT.finditer(said.line, max(0, start - 1)):
        if _ROLE.search(said.line[: match.start() + 1]):
            continue
        first = said.token_at(match.end() + 1)
        preposition = match["prep"]
        if question := _QUESTIONS.match(said.line, match.end()):
            first, preposition = said.token_at(question.end() + 1), "with"
        found = _phrase(
            said,
            first,
            {"обо": "о", "посвятить": "with", "посвященный": "with", "насчет": "with", "касательно": "with"}.get(
                preposition, preposition
            ),
        )
        if found is not None:
            spoken = bool(_SPOKEN.search(said.line[: match.start() + 1])) or said.tokens[first].word in ("наш", "мой")
            return TitleSaid(found.words, found.first, found.last, doubt=spoken)
    return None


_SPOKEN = re.compile(r" (?:доклад|сообщение|выступление|рассказ|презентация|ролик|фильм|буклет|памятка|листовка) $")
"""«С докладом о сопровождении»: of the activity that may be said or not."""


def _phrase(said: SaidText, first: int, preposition: str, *, whole: bool = False) -> TitleSaid | None:
    """The words from there on; a `whole` one may speak of people."""
    last = first
    while last < len(said.tokens) and last - first < MOST_WORDS and not stops(said, first, last, whole=whole):
        last += 1
    while last > first and said.tokens[last - 1].word in ("и", "в", "на", "с", "по", "о", "для", "у", "а", "из"):
        last -= 1
    words = " ".join(said.words(first, last).split())
    if len(words) < 3:
        return None
    if last - first == 1 and (_is_thing(said, first) or (preposition == "по" and said.tokens[first].word in _WHOM)):
        return None
    called = nominative(words, preposition) if preposition else nominative(words)
    return TitleSaid(titled(called)[:TITLE_LENGTH], first, last)


_WHOM = frozenset(["семья", "ребенок", "подросток", "опекун", "случай", "ученик", "мальчик", "девочка"])
"""«Консилиум по семье» has no title."""


def _is_thing(said: SaidText, at: int) -> bool:
    """«Работа по сборнику», «справка по диагностике»: a thing, and no title."""
    tables = (phrases.materials(said.own), phrases.papers(said.own))
    return any(kinds.pattern.match(f" {said.tokens[at].word} ", 1) for kinds in tables)


def _bare(said: SaidText, head: ActivityHead | None) -> TitleSaid | None:
    """«Семинар границы помощи»: words behind the kind that are neither people nor places."""
    if head is None or head.last < 0 or head.last >= len(said.tokens):
        return None
    first = head.last
    token = said.tokens[first]
    if token.kind != "word" or token.word in STOP_WORDS or token.word in _NO_TITLE or _known(said, first):
        return None
    typed = said.text[token.start : token.end]
    best = parses(typed)
    if not best or best[0].tag.POS not in ("NOUN", "ADJF", "ADJS", "NPRO", "PRED", "ADVB", "INFN", "PREP"):
        return None
    noun = best[0].tag.POS in ("NOUN", "ADJF")
    if noun and not any(one.tag.case == "nomn" for one in best):
        return None
    if best[0].tag.POS in ("PREP", "ADVB"):
        return None
    if best[0].tag.case == "gent" and said.tokens[head.first].word in _CALLED_SO:
        return _whole(said, head)
    found = _phrase(said, first, "")
    if found is None:
        return None
    return TitleSaid(found.words, found.first, found.last, doubt=found.last - found.first < 2)


_CALLED_SO = frozenset(["урок", "день", "час", "неделя", "школа"])


def _whole(said: SaidText, head: ActivityHead) -> TitleSaid | None:
    """The kind with the word that it is of: «урок доброты», «день здоровья»."""
    if head.last - head.first != 1:
        return None
    found = _phrase(said, head.first, "")
    return None if found is None else TitleSaid(found.words, found.first, found.last, doubt=True)


_NO_TITLE = word_set("""
в на с у из для при о об по вчера очно прошлый был быть и а но за до от без все весь этот мой наш свой новый
районный областной муниципальный индивидуальный групповой юридический психологический методический
педагогический логопедический сегодня общий обучающий первый второй раз человек центр школа учреждение кабинет
класс зал сам тут там еще уже не ни да нет специалист экземпляр штука тираж инд совместно семья план район
родитель онлайн есть готовый
""")


def _known(said: SaidText, at: int) -> bool:
    """Whether the words there are read by another rule: people, materials, papers, a format."""
    rest = f" {said.line[said.starts[at] :]}"
    own = said.own
    tables = (phrases.people(own), phrases.materials(own), phrases.papers(own), phrases.formats(), phrases.levels())
    return any(kinds.pattern.match(rest, 1) for kinds in tables)
