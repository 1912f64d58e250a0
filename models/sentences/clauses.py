"""Several activities of one kind: «тренинг вчера в Лесном, 8 педагогов, сегодня в Озёрском, 10»."""

from __future__ import annotations

from dataclasses import replace

from models.plan.words import word_set
from models.sentences.head import ActivityHead
from models.sentences.heads import Segment
from models.sentences.pairing import CountedNoun, counted_in, nouns_of
from models.sentences.said import SaidText, SaidToken
from models.sentences.wording import parses

_CUTS = frozenset((",", ";", "и", "а"))


_LEADS = word_set("""
в во а на из такой же еще снова опять потом затем второй
""")


def told_apart(segment: Segment) -> list[Segment]:
    """A segment for each clause that has a day or a district of its own and people of its own; the one otherwise."""
    said, head = segment.said, segment.head
    titles = {at for at, one in enumerate(said.tokens) if one.kind == "t"}
    if head is None or head.first < 0 or titles - {head.last}:
        return [segment]
    paired = [one for one in counted_in(said, nouns_of(said)) if one.group in ("people", "anybody")]
    if (whole := _with_nouns(said, head, paired)) is not said:
        return told_apart(Segment(whole, head))
    numbers = {one.number for one in paired}
    rows = [(a, b) for a, b in _clauses(said) if numbers & set(range(a, b)) and _kinds(said, a, b) & {"d", "z"}]
    if len(rows) < 2 or not _differ(said, head, rows):
        return [segment]
    head = head._replace(last=head.last + bool(titles))  # the title is of them all
    return [_one(said, head, rows, at) for at in range(len(rows))]


def _with_nouns(said: SaidText, head: ActivityHead, paired: list[CountedNoun]) -> SaidText:
    """«3 марта – 7 родителей, 5 марта – 9»: a number alone counts the same, and the noun is put behind it."""
    if not paired or paired[0].number < head.last:
        return said
    first, numbers = paired[0], {one.number for one in paired}
    noun = [
        said.tokens[at]
        for at in range(first.first, first.last)
        if at != first.number and said.tokens[at].kind == "word"
    ]
    told: list[SaidToken] = []
    for at, one in enumerate(said.tokens):
        told.append(one)
        if one.kind == "n" and at > first.number and at not in numbers and _stands_alone(said.tokens, at):
            told += [other._replace(start=one.start, end=one.end) for other in noun]
    return replace(said, tokens=tuple(told)) if len(told) > len(said.tokens) else said


def _stands_alone(tokens: tuple[SaidToken, ...], at: int) -> bool:
    """Whether a day or a district, a dash and this number are the whole clause."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    led = tokens[at - 1].word in ("-", ":") and tokens[at - 2].kind in ("d", "z")
    return led and (behind is None or behind.kind in ("mark", "line") or behind.word == "и")


def _clauses(said: SaidText) -> list[tuple[int, int]]:
    """The parts between commas and «и», whole brackets within one; a clause without people goes with the one behind."""
    cuts, deep = [0], 0
    for at, one in enumerate(said.tokens):
        deep += (one.word == "(") - (one.word == ")")
        if not deep and (one.kind in ("line", "bullet") or one.word in _CUTS) and _opens(said, at + 1):
            cuts.append(at + 1)
    return list(zip(cuts, [*cuts[1:], len(said.tokens)], strict=True))


def _opens(said: SaidText, at: int) -> bool:
    """Whether a day or a district stands there."""
    while at < len(said.tokens) and said.tokens[at].word in _LEADS:
        at += 1
    return at < len(said.tokens) and said.tokens[at].kind in ("d", "z")


def _kinds(said: SaidText, first: int, last: int) -> set[str]:
    return {one.kind for one in said.tokens[first:last]}


def _differ(said: SaidText, head: ActivityHead, rows: list[tuple[int, int]]) -> bool:
    """Whether the rows are activities: each has its own day, or several are said and each has its own district."""
    if all("d" in _kinds(said, a, b) for a, b in rows):
        return True
    number = said.tokens[head.first - 1] if head.first else None
    typed = said.text[said.tokens[head.first].start : said.tokens[head.first].end]
    best = parses(typed)
    many = (number is not None and number.kind == "n" and number.value > 1) or (
        bool(best) and str(best[0].tag.number) == "plur"
    )
    return many and all("z" in _kinds(said, a, b) for a, b in rows)


def _one(said: SaidText, head: ActivityHead, rows: list[tuple[int, int]], at: int) -> Segment:
    """The text without the other rows; of the first row what they share stays."""
    own = _kinds(said, *rows[at])
    out: list[tuple[int, int]] = []
    for n, (first, last) in enumerate(rows):
        if n == at:
            continue
        out += [
            (place, place + 1)
            for place in range(first, last)
            if not head.first <= place < head.last and not (n == 0 and _shared(said.tokens[place], own))
        ]
    if head.first and said.tokens[head.first - 1].kind == "n":
        out.append((head.first - 1, head.first))
    part = said.without(out)
    starts = [one.start for one in part.tokens]
    first = starts.index(said.tokens[head.first].start)
    return Segment(part, ActivityHead(head.type, first, first + head.last - head.first, head.governed))


def _shared(token: SaidToken, own: set[str]) -> bool:
    """A day and a district stand for a row that has none of its own."""
    return token.kind in ("d", "z") and token.kind not in own
