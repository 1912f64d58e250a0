"""One activity out of its part of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.activity_kinds import PRINTED, PUBLISHED, TOPICAL, Category, Evidence, Format, Level, Material, Mode, Type
from models.requests.tables import RequestKind
from models.sentences import phrases
from models.sentences.corrections import taken_back
from models.sentences.counts import PeopleAndCopies, counts
from models.sentences.days import DayDoubt
from models.sentences.draft import ActivityDraft, Ask, Found, T, WhyAsked
from models.sentences.head import ActivityHead
from models.sentences.heads import Segment
from models.sentences.held_days import to_come, told_days
from models.sentences.meaning import CenterWords
from models.sentences.papers import papers
from models.sentences.results import result
from models.sentences.said import SaidText, SaidToken
from models.sentences.titles import title
from models.sentences.topics import topic_in

NOBODY_COMES = PUBLISHED | PRINTED | {Type.AGREEMENT, Type.MONITORING, Type.COLLECTION, Type.TRIP}
"""Kinds of which it is no question how many came."""
_WHY = {
    DayDoubt.IMPOSSIBLE: WhyAsked.IMPOSSIBLE,
    DayDoubt.VAGUE: WhyAsked.DOUBTFUL,
    DayDoubt.AHEAD: WhyAsked.AHEAD,
    DayDoubt.BEHIND: WhyAsked.BEHIND,
    DayDoubt.EITHER: WhyAsked.DOUBTFUL,
}
_LEVEL_NOUN = re.compile(r"(?: \w+(?:ый|ий|ой))?(?: (?:онлайн|мероприятие|уровень|этап))? ")
_MODES = {"групповой": Mode.GROUP, "индивидуальный": Mode.INDIVIDUAL, "индивидуально": Mode.INDIVIDUAL}
_MODE = re.compile(rf"(?<= )(?:{'|'.join(_MODES)})(?= )")
_EVERY = re.compile(r"(?: во?)? весь район(?= )")


@dataclass
class _Reading:
    """An activity in the making."""

    said: SaidText
    fields: dict[str, Found[object]] = field(default_factory=dict)
    asked: list[Ask] = field(default_factory=list)

    def put(self, name: str, value: object, tokens: Sequence[SaidToken]) -> None:
        start, end = min(one.start for one in tokens), max(one.end for one in tokens)
        self.fields[name] = Found(value, self.said.text[start:end], start, end)

    def ask(self, name: str, why: WhyAsked = WhyAsked.MISSING, *, needed: bool = True) -> None:
        self.asked.append(Ask(name, why, needed))


def read_activity(segment: Segment, known: CenterWords) -> ActivityDraft:
    """What a part of a text says of the activity that it tells of. What is missing is not asked here: see `missing`."""
    said, head = segment.said, segment.head
    making = _Reading(said)
    if (came := result(said)) is not None:
        making.put("result", came.words, said.tokens[came.first : came.last])
        said = said.without([(came.lead, came.last)])
    told = papers(said)
    if told.found:
        spans = [one for first, last in told.spans for one in said.tokens[first:last]]
        making.put("evidence", {Evidence(key): value for key, value in told.found.items()}, spans)
    if told.doubt:
        making.ask("evidence", WhyAsked.DOUBTFUL, needed=False)
    said = said.without(told.spans)
    if head is not None and head.first >= 0:
        making.put("type", head.type, segment.said.tokens[head.first : head.last])
        if head.unsure:
            making.ask("type", WhyAsked.DOUBTFUL)
    elif head is not None:
        making.put("type", head.type, segment.said.tokens)
    counted = _people(making, said, head)
    _days(making, said)
    _districts(making, said)
    for name in taken_back(said):
        making.ask(name, WhyAsked.CONTRADICTION, needed=name != "districts")
    _level(making, said)
    _mode(making, said)
    taken = {at for span in (*counted.attendance_spans, *counted.handout_spans) for at in range(*span)}
    rest = said.without([(at, at + 1) for at in taken if said.tokens[at].kind != "t"])
    _title(making, rest, _moved(head, segment.said, rest), known)
    return ActivityDraft(asked=tuple(making.asked), **_typed(making.fields))


def _typed(fields: Mapping[str, Found[object]]) -> dict[str, Found[T]]:
    """The fields as the draft takes them: each was put under its own name with its own type."""
    return dict(fields)  # type: ignore[arg-type]


def _moved(head: ActivityHead | None, whole: SaidText, rest: SaidText) -> ActivityHead | None:
    """The head where other tokens were taken out before it."""
    if head is None or head.first < 0:
        return None
    starts = {token.start: at for at, token in enumerate(rest.tokens)}
    first, last = whole.tokens[head.first].start, whole.tokens[head.last - 1].start
    if first not in starts or last not in starts:
        return None
    return ActivityHead(head.type, starts[first], starts[last] + 1, head.governed)


def _people(making: _Reading, said: SaidText, head: ActivityHead | None) -> PeopleAndCopies:
    """Who came, how, and what was handed out."""
    ways = {Format(phrases.formats().key(match)): match for match in phrases.formats().pattern.finditer(said.line)}
    webinar = head is not None and head.type is Type.WEBINAR and Format.IN_PERSON not in ways
    afar = (Format.REMOTE in ways or webinar) and not {Format.IN_PERSON, Format.MIXED} & ways.keys()
    found = counts(said, remote=afar)
    if found.attendance:
        keyed = {Category(key): count for key, count in found.attendance.items()}
        making.put("attendance", keyed, _tokens(said, found.attendance_spans))
    if found.total is not None and not found.attendance:
        making.put("total", found.total, said.tokens)
    if found.handouts:
        making.put(
            "handouts", {Material(key): n for key, n in found.handouts.items()}, _tokens(said, found.handout_spans)
        )
    for name in sorted(found.doubts):
        making.ask(name, WhyAsked.CONTRADICTION if found.total is not None and found.attendance else WhyAsked.DOUBTFUL)
    if found.remote or found.mixed or {Format.REMOTE, Format.IN_PERSON} <= ways.keys() or Format.MIXED in ways:
        way = Format.MIXED
    elif ways:
        way = next(iter(ways))
    elif webinar:
        way = Format.REMOTE
    else:
        return found
    match = ways.get(way) or next(iter(ways.values()), None)
    tokens = (
        said.tokens[slice(*said.span(match))] if match else said.tokens[head.first : head.last] if head else said.tokens
    )
    making.put("format", way, tokens or said.tokens)
    return found


def _tokens(said: SaidText, spans: Sequence[tuple[int, int]]) -> list[SaidToken]:
    return [one for first, last in spans for one in said.tokens[first:last]] or list(said.tokens)


def _days(making: _Reading, said: SaidText) -> None:
    """When it was: every day that is named, one of them doubtful being enough to ask."""
    meant = told_days(said)
    days = tuple(sorted({day for _, found in meant for day in found.days}))
    doubts = [found.doubt for _, found in meant if found.doubt is not None]
    if days and DayDoubt.IMPOSSIBLE not in doubts:
        making.put("days", days, [one for one, found in meant if found.days])
    if doubts:
        making.ask("days", _WHY[doubts[0]])
    elif days and to_come(said):
        making.ask("days", WhyAsked.DOUBTFUL)


def _districts(making: _Reading, said: SaidText) -> None:
    if every := _EVERY.search(said.line):
        making.put("districts", said.districts, said.tokens[slice(*said.span(every))])
        return
    tokens = [one for one in said.tokens if one.kind == "z"]
    named = [said.named[one.place] for one in tokens]
    if any(not one.names for one in named):
        making.ask("districts", WhyAsked.FOREIGN, needed=False)
    elif any(one.doubt for one in named):
        making.ask("districts", WhyAsked.DOUBTFUL, needed=False)
    names = {name for one in named if not one.doubt for name in one.names}
    if names:
        known = tuple(dict.fromkeys(name for one in named if not one.doubt for name in one.names))
        making.put("districts", known, [one for one, its in zip(tokens, named, strict=True) if its.names])


def _level(making: _Reading, said: SaidText) -> None:
    for match in phrases.levels().pattern.finditer(said.line):
        key = Level(phrases.levels().key(match))
        if match[0].endswith(("ный", "ной", "вой", "ский")):
            rest = said.line[match.end() :]
            skipped = _LEVEL_NOUN.match(rest)
            noun = rest[(skipped.end() - 1 if skipped else 0) :]
            named = (
                skipped is not None
                and len(skipped[0].split())
                and skipped[0].split()[-1] in ("мероприятие", "уровень", "этап")
            )
            kinds = phrases.types(said.own).pattern
            if not named and not kinds.match(noun, 1) and not kinds.match(rest, 1):
                continue
        making.put("level", key, said.tokens[slice(*said.span(match))])
        return


def _mode(making: _Reading, said: SaidText) -> None:
    """«Групповая супервизия», «супервизия (индивидуальная)»."""
    kind = making.fields["type"].value if "type" in making.fields else None
    if kind is Type.SUPERVISION and (match := _MODE.search(said.line)):
        making.put("mode", _MODES[match[0]], said.tokens[slice(*said.span(match))])


def _title(making: _Reading, said: SaidText, head: ActivityHead | None, known: CenterWords) -> None:
    found = title(said, head)
    kind = making.fields["type"].value if "type" in making.fields else None
    quoted = found is not None and said.tokens[found.first].kind == "t"
    named = kind is Type.CONSULTATION and found is not None and not found.doubt
    if kind in TOPICAL and not quoted and not named and (topic := _topic(making.said, Type(str(kind)), known)):
        words, tokens = topic
        making.put("title", words, tokens)
        return
    if found is None:
        return
    making.put("title", found.words, said.tokens[found.first : found.last])
    if found.doubt:
        making.ask("title", WhyAsked.DOUBTFUL)


_OF_KIND = re.compile(
    r" (?P<adj>юридический|правовой|психологический|логопедический|методический"
    r"|педагогический)(?: \w+(?:ый|ий|ой))? (?:консультация|консультирование|помощь)"
    r"| консультация (?P<noun>юрист|юрисконсульт|психолог|педагог-психолог|логопед|методист)(?= )"
)


def _topic(said: SaidText, kind: Type, known: CenterWords) -> tuple[str, Sequence[SaidToken]] | None:
    """The topic of the centre's list that a supervision or consultation had."""
    if kind is Type.CONSULTATION:
        match = _OF_KIND.search(said.line)
        found = topic_in(f" {match['adj'] or match['noun']} ", known.topics.consultation) if match else None
        return (found[0], said.tokens[slice(*said.span(match))]) if found and match else None
    named = topic_in(said.line, known.topics.of(RequestKind.SUPERVISION))
    if named is None:
        return None
    topic, (start, end) = named
    first, last = said.token_at(start + 1), said.token_at(max(start + 1, end - 2)) + 1
    return topic, said.tokens[first:last]


def missing(draft: ActivityDraft, *, needed: Sequence[str] = ("type", "title", "days")) -> tuple[Ask, ...]:
    """What the draft asks about: what it doubts, what it needs and has not, what a report would count."""
    doubted = {ask.field for ask in draft.asked}
    asked = [ask for name in needed for ask in draft.asked if ask.field == name]
    asked += [ask for ask in draft.asked if ask not in asked]
    asked += [Ask(name) for name in needed if getattr(draft, name) is None and name not in doubted]
    kind = draft.type.value if draft.type is not None else None
    if (
        draft.districts is None
        and "districts" not in doubted
        and (draft.level is None or draft.level.value is not Level.REGION)
    ):
        asked.append(Ask("districts", needed=False))
    if draft.attendance is None and "attendance" not in doubted and kind not in NOBODY_COMES:
        asked.append(Ask("attendance", needed=False))
    return tuple(asked)
