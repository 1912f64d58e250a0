"""A sentence that tells of a trip: what it was for and who was met at each, as the trip's form takes it. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.activities import RESULT_LENGTH, TITLE_LENGTH, Type
from models.phrases import SHORTEST_TITLE, SOURCE, Told, left_over, said_activity
from models.sentences import ActivityDraft, Found, SentenceDraft, WhyAsked
from models.trips import EVENTS, TripPurpose

GOING = re.compile(r"\b(?:съездил|ездил|поехал|выез(?:д|жал)|выехал|поездк|командировк|побывал)\w*", re.IGNORECASE)
PURPOSES: Mapping[TripPurpose, re.Pattern[str]] = {
    TripPurpose.CONTROL: re.compile(r"\b(?:контрол(?:ь|я|е|ю|ем|ир)|провер(?:к|ил|ял))\w*", re.IGNORECASE),
    TripPurpose.HELP: re.compile(r"\bметод(?:ич\w*)?\.? ?помощ\w*", re.IGNORECASE),
    TripPurpose.COUNCIL: re.compile(
        r"(?<!\d )(?<!член )(?<!члена )(?<!члены )(?<!членов )(?<!членам )\bсовет[ауе]? помощи", re.IGNORECASE
    ),
    TripPurpose.SUPERVISION: re.compile(r"\bсупервизи\w+", re.IGNORECASE),
    TripPurpose.CONSULTATION: re.compile(r"\b(?:про)?консульт(?:аци|иров)\w+", re.IGNORECASE),
}
"""How people call what they went for; an event is called by its kind."""

QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"")


@dataclass(frozen=True)
class PurposeNamed:
    """A purpose, and the stretch of the text that tells of it."""

    purpose: TripPurpose
    start: int
    end: int
    type: Type | None = None
    """Of an event."""


def purposes_in(draft: SentenceDraft) -> Sequence[PurposeNamed]:
    """What the text says that somebody went for, in its order, each up to where the next begins. Empty where it tells
    of no trip, of an event and nothing else (that is a record of its own), or of two events, which a trip has not."""
    kinds = [one.type for one in draft.part.activities if one.type]
    explicit = any(one.value is Type.TRIP for one in kinds)
    text = _told_of_it(draft)
    if not (explicit or GOING.search(text)):
        return ()
    events = [one for one in kinds if one.value in EVENTS]
    named = [(found.start(), purpose, None) for purpose, words in PURPOSES.items() if (found := words.search(text))]
    told = sorted([*named, *((one.start, TripPurpose.EVENT, one.value) for one in events)], key=lambda one: one[0])
    if not told or len(events) > 1 or (len(told) == len(events) and not explicit):
        return ()
    ends = [*(at for at, _, _ in told[1:]), len(draft.text)]
    return [PurposeNamed(purpose, at, end, kind) for (at, purpose, kind), end in zip(told, ends, strict=True)]


def _told_of_it(draft: SentenceDraft) -> str:
    """The text with titles and results blank: «договорились о выезде» is no trip, nor is «Контроль эмоций» what for."""
    text = QUOTED.sub(lambda found: " " * len(found[0]), draft.text)
    for one in draft.part.activities:
        if one.result:
            text = text[: one.result.start] + " " * (one.result.end - one.result.start) + text[one.result.end :]
    return text


def tells_of_trip(draft: SentenceDraft) -> bool:
    """Whether the form of a trip is what the text is for."""
    return bool(purposes_in(draft)) or _trip_alone(draft)


def _trip_alone(draft: SentenceDraft) -> bool:
    """«Выезд в Лесной район вчера»: what for is asked."""
    drafts = draft.part.activities
    return len(drafts) == 1 and drafts[0].type is not None and drafts[0].type.value is Type.TRIP


def said_trip(
    draft: SentenceDraft,
    parts: Sequence[tuple[PurposeNamed, ActivityDraft]],
    today: date,
    districts: Sequence[tuple[int, str]],
) -> Told:
    """A trip's form as it begins. `parts`: each purpose with what its stretch of the text says by itself."""
    told, drafts = Told(), draft.part.activities
    for name in ("days", "districts", "evidence", "handouts", "result"):
        giver = next((one for one in drafts if getattr(one, name)), None)
        if giver is not None:
            _take_shared(told, said_activity(ActivityDraft(**{name: getattr(giver, name)}), "", today, districts))
    if told.values.pop("districts", None):
        del told.values["district"]
        told.doubt("district", "phrase-doubt-doubtful")
    if parts:
        told.values["purposes"] = [one.purpose.value for one, _ in parts]
        told.sources["purposes"] = ", ".join(_word(draft.text, one) for one, _ in parts)[:SOURCE]
    counted_apart = _people(one for _, one in parts) >= _people(drafts)
    for named, part in parts:
        _purpose(told, named, part, sure=counted_apart)
    _left(told, draft, parts)
    return told


def _people(drafts: Iterable[ActivityDraft]) -> int:
    return sum(sum(count) for one in drafts if one.attendance for count in one.attendance.value.values())


def _take_shared(told: Told, one: Told) -> None:
    """Days, districts and papers belong to all of the trip: what is said of one of them."""
    told.values |= one.values
    told.sources |= one.sources
    for field, doubt in one.doubts.items():
        told.doubt(field, doubt["key"], **doubt["args"])


def _word(text: str, named: PurposeNamed) -> str:
    """What the purpose was called by."""
    words = PURPOSES.get(named.purpose)
    found = words.search(text) if words else None
    return found[0] if found else text[named.start : named.end].split()[0].strip(",.:;")


def _purpose(told: Told, named: PurposeNamed, part: ActivityDraft, *, sure: bool) -> None:
    """What it was about and with how many, as far as the stretch says so; `sure`: nobody was counted outside them."""
    if named.type is not None:
        told.values[f"{named.purpose}-kind"] = named.type.value
    if part.title and len(part.title.value) >= SHORTEST_TITLE:
        told.take(f"{named.purpose}-what", part.title, part.title.value[:TITLE_LENGTH])
    came = f"{named.purpose}-came"
    why = next((one.why for one in part.asked if one.field == "attendance" and one.why is not WhyAsked.MISSING), None)
    if part.attendance and sure and why is None:
        told.take(came, part.attendance, {who.value: list(count) for who, count in part.attendance.value.items()})
    elif part.total:
        told.doubt(came, "phrase-doubt-total", count=part.total.value)
    elif why is not None or not sure:
        told.doubt(came, f"phrase-doubt-{why or WhyAsked.DOUBTFUL}")


def _left(told: Told, draft: SentenceDraft, parts: Sequence[tuple[PurposeNamed, ActivityDraft]]) -> None:
    """What was not understood stands as the result, and the card says so."""
    drafts = [*((0, one) for one in draft.part.activities), *((named.start, one) for named, one in parts)]
    spans = [
        (at + one.start, at + one.end) for at, each in drafts for one in vars(each).values() if isinstance(one, Found)
    ]
    spans += [found.span() for words in (GOING, *PURPOSES.values()) for found in words.finditer(draft.text)]
    left = left_over(draft.text, [one for one in spans if one[1]])
    if left and "result" not in told.values and len(left) <= RESULT_LENGTH:
        told.values["result"], told.sources["result"] = left, left[:SOURCE]
        told.doubts.setdefault("result", {"key": "phrase-rest-result", "args": {}})
    elif left:
        told.left = left[:SOURCE]
