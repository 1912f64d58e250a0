"""«Акт передачи дел»: what goes from whoever leaves a post to whoever comes."""

from dataclasses import dataclass
from datetime import date

from models.access import Permission
from models.dates import in_words, short
from models.periods import Period
from models.stored import JsonObject
from services.handover.bundle import Bundle, LedEvent, OpenRequest, OpenTask, RunningDate
from services.handover.giving import read_bundle
from services.papers.inner.people import Head, head_of
from services.papers.words import head_json, head_words
from services.periods import name_of
from services.requests.words import called, spelled
from services.texts import label, texts
from services.work import Work, use_case


@dataclass(frozen=True)
class HandoverFacts:
    """What goes along with a post, for the last four quarters."""

    head: Head
    period: Period
    bundle: Bundle

    @property
    def empty(self) -> bool:
        """Never: that nothing is open is said too."""
        return False


@use_case(Permission.MANAGE_PEOPLE)
async def gather_handover(work: Work, period: Period, post_id: int, tenure_id: int | None) -> HandoverFacts:
    """The facts of a post, as they stand today, when that holder leaves it."""
    bundle = await read_bundle(work, post_id, tenure_id)
    async with work.db.reading() as session:
        return HandoverFacts(await head_of(session, work), period, bundle)


def handover_file(_facts: HandoverFacts) -> str:
    """What the file is called."""
    return texts().plain("paper-handover")


def handover_words(facts: HandoverFacts) -> JsonObject:
    """What the template is filled with."""
    one, today = facts.bundle, facts.head.made_on
    until = in_words(one.until) if one.until is not None and one.until < today else ""
    since = in_words(one.since) if one.since else ""
    said = {"place": one.place, "leaver": one.leaver, "since": since, "until": until}
    return {
        **head_words(facts.head, facts.period, "paper-handover-title", place=one.place),
        **said,
        "text": texts().plain("handover-act-text", **{name: words or "none" for name, words in said.items()}),
        "requests": [_request(each) for each in one.requests],
        "meetings": [_meeting(each) for each in one.meetings],
        "dates": [_date(each, today) for each in one.dates],
        "tasks": [_task(each, today) for each in one.tasks],
        "events": [_event(each) for each in one.events],
        "quarters": {f"q{number}": name_of(each.quarter) for number, each in enumerate(one.quarters, 1)},
        "figures": _figures(one),
        "neighbours": [
            {"place": each.place, "holders": ", ".join(each.holders) or texts().plain("handover-act-vacant")}
            for each in one.neighbours
        ],
    }


def _request(one: OpenRequest) -> JsonObject:
    return {
        "number": str(one.id),
        "what": called(one.kind, one.topic),
        "side": texts().plain("handover-act-side", filed=str(one.filed).lower()),
        "state": label("request-state", one.state),
        "day": short(one.answer_by),
    }


def _meeting(one: OpenRequest) -> JsonObject:
    at = spelled(one.starts_at) if one.starts_at is not None else ""
    return {"when": at, "what": called(one.kind, one.topic), "place": one.place, "number": str(one.id)}


def _date(one: RunningDate, today: date) -> JsonObject:
    late = texts().plain("handover-act-late") if one.due < today else ""
    return {"content": one.content, "due": short(one.due), "late": late}


def _task(one: OpenTask, today: date) -> JsonObject:
    late = texts().plain("handover-act-late") if one.due < today else ""
    return {"content": one.words, "due": short(one.due), "late": late}


def _event(one: LedEvent) -> JsonObject:
    return {"when": spelled(one.starts_at), "title": one.title, "state": label("event-state", one.state)}


def _figures(one: Bundle) -> list[JsonObject]:
    """A line a number, the quarters across; what was not given is «нет данных», never a zero."""
    none = texts().plain("handover-act-none")
    lines: list[tuple[str, list[str]]] = [
        (f"{code} {name}", [str(each.values[code]) if code in each.values else none for each in one.quarters])
        for code, name in one.indicators
    ]
    lines.append((texts().plain("handover-act-records"), [str(each.records) for each in one.quarters]))
    lines.append((texts().plain("handover-act-visits"), [str(each.visits) for each in one.quarters]))
    return [{"name": name, **{f"q{number}": cell for number, cell in enumerate(cells, 1)}} for name, cells in lines]


def handover_json(facts: HandoverFacts) -> JsonObject:
    """How much goes along, and the figures."""
    one = facts.bundle
    return {
        **head_json(facts.head, facts.period),
        "place": one.place,
        "leaver": one.leaver,
        "requests": [each.id for each in one.requests],
        "meetings": [each.id for each in one.meetings],
        "dates": [each.id for each in one.dates],
        "tasks": [each.id for each in one.tasks],
        "events": [each.id for each in one.events],
        "quarters": [
            {"first": each.quarter.first.isoformat(), "values": dict(each.values), "records": each.records}
            for each in one.quarters
        ],
        "neighbours": {each.place: list(each.holders) for each in one.neighbours},
    }
