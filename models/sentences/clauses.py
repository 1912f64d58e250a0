"""Several activities of one kind: «тренинг вчера в Лесном, 8 педагогов, сегодня в Озёрском, 10»."""

from __future__ import annotations

from models.plan.words import word_set
from models.sentences.head import ActivityHead
from models.sentences.heads import Segment
from models.sentences.pairing import counted_in, nouns_of
from models.sentences.said import SaidText, SaidToken
from models.sentences.wording import parses

_CUTS = frozenset((",", ";", "и", "а"))


_LEADS = word_set("""
в во а на из такой же еще снова опять потом затем второй
""")


def told_apart(segment: Segment) -> list[Segment]:
    """A segment for each clause that has a day or a district of its own and people of its own; the one otherwise."""
    said, head = segment.said, segment.head
    if head is None or head.first < 0 or any(one.kind == "t" for one in said.tokens):
        return [segment]
    numbers = {one.number for one in counted_in(said, nouns_of(said)) if one.group in ("people", "anybody")}
    rows = [(a, b) for a, b in _clauses(said) if numbers & set(range(a, b)) and _kinds(said, a, b) & {"d", "z"}]
    if len(rows) < 2 or not _differ(said, head, rows):
        return [segment]
    return [_one(said, head, rows, at) for at in range(len(rows))]


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
