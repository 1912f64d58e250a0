"""An item of the plan that is moved."""

from __future__ import annotations

import re

from models.activity_tables import TITLE_LENGTH
from models.plan.words import word_set
from models.sentences.days import DayDoubt, of_month
from models.sentences.draft import ActivityDraft, Ask, DraftPart, Found, WhyAsked
from models.sentences.head import ActivityHead
from models.sentences.heads import heads
from models.sentences.meaning import CenterWords
from models.sentences.said import SaidText
from models.sentences.wording import nominative, parses

MOVED = re.compile(
    r"(?<= )(?:перенести|переносить|переноситься|перенестись|перенос|сдвинуть|сдвигать"
    r"|сдвигаться|сдвинуться|отложить|откладывать|откладываться|передвинуть|двигать|двинуть|подвинуть|подвигать|перебросить|переехать"
    r"|переезжать|переставить|сместить|смещаться|отодвинуть|перекинуть|перенесен|перенесенный"
    r"|поменять|изменить|поменяться|измениться|сместиться|смещать|сдвиг|отсрочить|продлить|продлевать|продление)(?= )"
)
_EDGE = word_set("""
    просить прошу пожалуйста давайте давать надо нужно нужный хотеть можно срок сдача подача дата новый будет
    быть мочь мы я не по о для это этот состояться пройти провести успевать будем наш коллега добрый день
    здравствуйте просьба провестись назначить на с до к и в во , . - :
""")
_WHOSE = word_set("мой наш свой этот")
_INNER_STOPS = frozenset((",", ".", "!", "?", ";", ":", "¶"))
_BEHIND_IT = word_set(
    "быть пожалуйста не давать вместо пройти состояться хороший лучше теперь поздний ранний мы вести проводить делать"
)
"""Words that begin what is said of the item: its own end before them."""
_TO_WHEN = word_set("на с до к в во")
_WHEN = word_set("более следующий ближайший другой неделя поздний срок начало середина конец первый второй")
MOST_WORDS = 9


def read_move(said: SaidText, _known: CenterWords) -> DraftPart:
    """The item by its words, and its new day."""
    found = heads(said)
    head = next((one for one in found if not one.governed), found[0] if found else None)
    kind = None
    if head is not None:
        kind = _as_found(said, head.type, head.first, head.last)
    title = _title(said, head)
    days, doubt = _new_day(said)
    asked = []
    if title is None or title.value.lower() in ("все", "всё", "это", "его", "ее", "её"):
        title = None
        asked.append(Ask("title"))
    if days is None or doubt is not None:
        asked.append(Ask("days", doubt or WhyAsked.MISSING))
    return DraftPart(activities=(ActivityDraft(type=kind, title=title, days=days, asked=tuple(asked)),))


def _as_found(said: SaidText, value: object, first: int, last: int) -> Found:  # type: ignore[type-arg]
    start, end = said.tokens[first].start, said.tokens[last - 1].end
    return Found(value, said.text[start:end], start, end)


def _title(said: SaidText, head: ActivityHead | None) -> Found[str] | None:
    for at, one in enumerate(said.tokens):
        if one.kind == "t":
            return _as_found(said, said.words(at, at + 1).strip("«»'")[:TITLE_LENGTH], at, at + 1)
    if head is not None:
        first, last = head.first, head.last
        while (
            first
            and said.tokens[first - 1].kind == "word"
            and said.tokens[first - 1].word.endswith(("ый", "ий", "ой"))
            and said.tokens[first - 1].word not in _EDGE
        ):
            first -= 1
        return _words(said, first, last)
    match = MOVED.search(said.line)
    first = said.span(match)[1] if match else 0
    while first < len(said.tokens) and said.tokens[first].word in _EDGE:
        first += 1
    if first >= len(said.tokens) or _ends(said, first):
        first = 0
        while first < len(said.tokens) and said.tokens[first].word in _EDGE:
            first += 1
    return _words(said, first, first)


def _words(said: SaidText, first: int, last: int) -> Found[str] | None:
    """The item's words from there on, up to its new day."""
    while first < last and said.tokens[first].word in _WHOSE:
        first += 1
    while last < len(said.tokens) and last - first < MOST_WORDS and not _ends(said, last):
        last += 1
    while last > first and said.tokens[last - 1].word in _EDGE:
        last -= 1
    if last <= first:
        return None
    words = nominative(" ".join(said.words(first, last).split()))
    return _as_found(said, words[:TITLE_LENGTH], first, last)


def _ends(said: SaidText, at: int) -> bool:
    one = said.tokens[at]
    if one.kind in ("d", "w", "h", "line", "n") or (one.kind == "mark" and one.word in _INNER_STOPS):
        return True
    best = parses(said.text[one.start : one.end]) if one.kind == "word" else ()
    if (best and best[0].tag.POS == "VERB") or MOVED.search(f" {one.word} ") or one.word in _BEHIND_IT:
        return True
    following = said.tokens[at + 1] if at + 1 < len(said.tokens) else None
    return one.word in _TO_WHEN and (
        following is None or following.kind in ("d", "w", "n", "h") or following.word in _WHEN
    )


_TO_NUMBER = re.compile(r" (?:на|а|до) (?P<n><n>|<x>) (?:[.,!;¶]|число |$)| (?:на|а|до) (?P<m><n>|<x>) $")


def _new_day(said: SaidText) -> tuple[Found | None, WhyAsked | None]:  # type: ignore[type-arg]
    """The day it is moved to, and why that is asked about."""
    tokens = [(at, one) for at, one in enumerate(said.tokens) if one.kind in ("d", "w")]
    fresh = [(at, one) for at, one in tokens if not said.moments[one.place].old]
    led = [(at, one) for at, one in fresh if at and said.tokens[at - 1].word in ("на", "до", "к", "в", "во")]
    doubt = None
    if not led and fresh and (numbered := _numbered(said, None))[0] is not None:
        return numbered
    for at, one in reversed(led or fresh):
        meant = said.moments[one.place].meaning(said.today, True)
        doubt = doubt or {DayDoubt.IMPOSSIBLE: WhyAsked.IMPOSSIBLE, DayDoubt.BEHIND: WhyAsked.BEHIND, None: None}.get(
            meant.doubt, WhyAsked.DOUBTFUL
        )
        if meant.days:
            return _as_found(said, meant.days, at, at + 1), doubt
    return _numbered(said, doubt)


def _numbered(said: SaidText, doubt: WhyAsked | None) -> tuple[Found | None, WhyAsked | None]:  # type: ignore[type-arg]
    """«С 20-го на 27», «не 25 марта, а 30»: a number alone is a day of the month."""
    match = _TO_NUMBER.search(said.line)
    if match is None:
        return None, doubt
    at = said.span(match, "n" if match["n"] else "m")[0]
    number = int(re.sub(r"\D", "", said.plain[said.tokens[at].start : said.tokens[at].end]) or 0)
    meant = of_month((number,))(said.today, True)
    return (_as_found(said, meant.days, at, at + 1) if meant.days else None), doubt
