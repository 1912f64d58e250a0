"""Which activities a text tells of: where each is named, and which part of the text is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.activity_kinds import Type
from models.plan.words import word_set
from models.sentences import phrases
from models.sentences.head import ActivityHead, without_head
from models.sentences.results import result
from models.sentences.said import SaidText, SaidToken
from models.sentences.wording import parses

_SEPARATORS = frozenset((",", ".", ";", ":", "и", "а", "плюс", "+", "(", "также", "потом", "затем", "!", "?"))
_FILLERS = word_set("""
еще там же тоже мы я мой свой наш день за утром вечером днем утро вечер обед после до и был один два такой этот
в на с со из районный также ну вот очередной первый второй третий новый коллега добрый сегодня все оба тут здесь
""") | frozenset(phrases.HELD.split("|"))
_PREPOSITIONS = word_set("""
по о об про для после от из до перед к при между через
""")
_GOVERN = word_set("""
рамка итог план тема вопрос результат участник материал ход время база программа подготовка проведение
организация протокол журнал сценарий дата
""")
_ATTENDED = frozenset(["быть", "участвовать", "присутствовать", "побывать", "выступить", "участие", "съездить"])
"""«Была на совещании»: the kind stands free for all its preposition."""
_ADJECTIVE = re.compile(r"\w*(?:ый|ий|ой)")


@dataclass(frozen=True)
class Segment:
    """The part of a text that one activity has, and its head in it."""

    said: SaidText
    head: ActivityHead | None


def heads(said: SaidText) -> list[ActivityHead]:
    """Every place where a kind of activity is named."""
    kinds = phrases.types(said.own)
    found = []
    for match in kinds.pattern.finditer(said.line):
        first, last = said.span(match)
        begins, free = _clause(said.tokens, first)
        found.append(ActivityHead(Type(kinds.key(match)), first, last, not free, begins))
    return found


def _clause(tokens: tuple[SaidToken, ...], first: int) -> tuple[int, bool]:
    """Where the clause begins, and whether the kind stands free in it: no other word says what of it."""
    at = first - 1
    while at >= 0 and _is_adjective(tokens[at]):
        at -= 1
    if at >= 1 and tokens[at].word in (":", "-") and tokens[at - 1].word in ("тема", "название", "вопрос"):
        return 0, False
    if at >= 0 and tokens[at].word in _PREPOSITIONS and not (at and tokens[at - 1].word == "также"):
        return 0, False
    if at >= 0 and tokens[at].word in ("на", "в", "с") and tokens[at].kind == "word":
        if not at or tokens[at - 1].word not in _ATTENDED:
            return 0, False
        at -= 2
    held = -1
    while at >= 0:
        one = tokens[at]
        held = at if one.word in _HELD else held
        if one.kind in ("line", "bullet") or one.word in _SEPARATORS:
            return _with_dates(tokens, at), True
        if one.kind == "word" and one.word not in _FILLERS and not _by_whom(tokens, at) and not _is_adjective(one):
            own, free = _at_second_day(tokens, at, first)
            within = held >= 0 and any(other.word == "рамка" for other in tokens[:at])
            return (held, True) if within and not free else (own, free)  # «в рамках недели прошли занятие и лекция»
        at -= 1
    return 0, True


_HELD = frozenset(phrases.HELD.split("|"))
_AGENTS = frozenset(["специалист", "методист", "психолог", "педагог", "сотрудник", "куратор", "юрист", "коллектив"])


def _by_whom(tokens: tuple[SaidToken, ...], at: int) -> bool:
    """«Специалистами центра проведён выезд»: who held it stands before."""
    if tokens[at].word == "центр":
        return tokens[at + 1].word in _HELD
    after = at + 1 + (tokens[at + 1].word == "центр")
    return tokens[at].word in _AGENTS and after < len(tokens) and tokens[after].word in _HELD


def _at_second_day(tokens: tuple[SaidToken, ...], at: int, first: int) -> tuple[int, bool]:
    """«… 14 педагогов 12 марта круглый стол»: a day before the kind begins another activity where one stood before."""
    own = next((n for n in range(at + 1, first) if tokens[n].kind == "d"), None)
    if own is None or not any(one.kind == "d" for one in tokens[: at + 1]):
        return 0, False
    return own, True


_SOFT = frozenset((",", "-", "|", "в", "во", "район"))


def _with_dates(tokens: tuple[SaidToken, ...], at: int) -> int:
    """Where the clause begins behind a separator: «11.03 – Озёрский, семинар» begins with its day."""
    back = at
    while back > 0 and (tokens[back - 1].kind in ("d", "z", "h") or tokens[back - 1].word in _SOFT):
        back -= 1
    hard = back == 0 or tokens[back - 1].kind in ("line", "bullet") or tokens[back - 1].word in (";", ".", ":", "и")
    return back if hard and back < at and tokens[at].word in (",", "-") else at + 1


def _is_adjective(token: SaidToken) -> bool:
    return token.kind == "word" and bool(_ADJECTIVE.fullmatch(token.word)) and token.word != "рабочий"


def segments(said: SaidText) -> list[Segment]:
    """The text cut where another activity begins; one segment without a head where none is named."""
    came = result(said)
    found = [
        one
        for one in heads(said)
        if not (one.governed and one.first and _of_paper(said, one.first - 1))
        and not (came is not None and came.lead <= one.first < came.last)
    ]
    if not found:
        return [Segment(said, without_head(said))]
    main = [*_independent(said, found)]
    if len(main) == 1 and (several := _by_titles(said, main[0])):
        return several
    starts = [0, *(one.begins for one in main[1:])]
    ends = [*starts[1:], len(said.tokens)]
    cut = []
    for one, start, end in zip(main, starts, ends, strict=True):
        head = ActivityHead(one.type, one.first - start, one.last - start, one.governed)
        cut.append(Segment(said.part(start, end), head))
    return cut


def _of_paper(said: SaidText, at: int) -> bool:
    """«Протокол беседы»: the paper is told of."""
    return bool(phrases.papers(said.own).pattern.match(f" {said.tokens[at].word} ", 1))


def _by_titles(said: SaidText, head: ActivityHead) -> list[Segment]:
    """«Два тренинга: «Доверие» – 9 детей и «Гнев» – 7 подростков»: a title for each of so many."""
    titles = [at for at, one in enumerate(said.tokens) if one.kind == "t"]
    before = said.tokens[head.first - 1] if head.first > 0 else None
    if before is None or before.kind != "n" or len(titles) < 2 or before.value != len(titles) or titles[0] < head.last:
        return []
    ends = [*titles[1:], len(said.tokens)]
    cut = []
    for first, last in zip(titles, ends, strict=True):
        own = said.without([(head.first - 1, head.first), (titles[0], first), (last, len(said.tokens))])
        cut.append(Segment(own, ActivityHead(head.type, head.first - 1, head.last - 1, head.governed)))
    return cut


def _independent(said: SaidText, found: list[ActivityHead]) -> Iterator[ActivityHead]:
    """The heads that begin a part of their own: the first free one, and those that are told of beside it."""
    free = [one for one in found if not one.governed]
    held = free[0] if free else found[0]
    yield held
    for one in free:
        if one.first < held.last or one.begins <= held.first:
            continue
        if _coordinated(said, held, one) or not _told_apart(said, held, one):
            continue
        yield one
        held = one


def _coordinated(said: SaidText, held: ActivityHead, one: ActivityHead) -> bool:
    """«По вопросам мониторинга и диагностики»: in the case of the word before, not beside the activity."""
    if not one.begins or one.begins != one.first:
        return False
    before = said.tokens[one.begins - 2] if one.begins > 1 else None
    if before is None or before.kind != "word" or one.begins - 1 <= held.last:
        return False
    here, there = _cases(said, one.first), _cases(said, one.begins - 2)
    oblique = {"gent", "datv", "loct", "ablt"}
    return bool(here & there & oblique) and not (
        said.tokens[one.first].word in ("семинар", "вебинар", "тренинг") and "nomn" in here
    )


def _cases(said: SaidText, at: int) -> set[str]:
    token = said.tokens[at]
    return {str(one.tag.case) for one in parses(said.text[token.start : token.end]) if one.tag.case}


def _told_apart(said: SaidText, held: ActivityHead, one: ActivityHead) -> bool:
    """Whether it is another activity, and not the same one named again."""
    line = any(token.kind in ("line", "bullet") for token in said.tokens[held.last : one.first])
    own = [token.kind for token in said.tokens[one.begins : one.first + 4]]
    if one.begins and said.tokens[one.begins - 1].word in ("затем", "потом", "далее"):
        return True
    if one.type is not held.type:
        return held.type not in _AGAIN.get(one.type, ()) or line or bool({"d", "t"} & set(own))
    before = {token.kind for token in said.tokens[held.begins : one.begins]}
    new = {"d", "t", "z"} & set(own)
    return bool(new and (line or new & before))


_AGAIN = {
    Type.SEMINAR: {Type.REGIONAL_SEMINAR, Type.PRACTICUM, Type.WEBINAR},
    Type.LESSON: {Type.CLUB, Type.TRAINING, Type.QUALIFICATION},
    Type.MEETING: {Type.WORKING_GROUP, Type.COUNCIL, Type.CONSILIUM},
    Type.CONSULTATION: {Type.BLITZ},
}
"""Kinds by which what was told of is called again: «областной семинар … Семинар посетили 12»."""
