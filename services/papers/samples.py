"""Facts that never were: a year in which every part of a paper has something to tell, and one in which none has. The
words of a template are looked at against them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from models.access import Role
from models.activities import Category, Evidence, Material, Mode, Type
from models.events.funnel import Funnel, Turnout
from models.events.kinds import Reason
from models.events.states import EventState
from models.library.shelves import PrintedRun
from models.library.uses import DistrictUses, LibraryUses
from models.papers.kinds import EVENT_PAPERS, PaperKind
from models.papers.plan_fact import ItemState, PlanDeed, PlanDue, PlanFact, PlanLine
from models.papers.records import PaperRecord
from models.papers.texts import OwnPart
from models.people import Employment
from models.periods import Period, Span
from models.plan.tables import CELLS
from models.plan_years import PlanYear
from models.requests.states import State
from models.requests.tables import RequestKind
from models.signals import Measure, SignalMap, SignalRow, Silence
from services.handover.bundle import Bundle, LedEvent, Neighbour, OpenRequest, OpenTask, QuarterFigures, RunningDate
from services.papers.analysis import AnalysisFacts
from services.papers.comparing import ComparedFacts, year_before
from services.papers.event_samples import bare_event, full_event
from services.papers.handover import HandoverFacts
from services.papers.inner.months import NO_MONTHS
from services.papers.inner.people import Head, PaperCurator, Signer
from services.papers.plan_fact import PlanFactFacts
from services.papers.programme import ProgrammeFacts
from services.papers.register_samples import sample_registers
from services.papers.signals import SignalFacts
from services.papers.summary import SummaryFacts
from services.papers.trips import Trip, TripFacts
from services.summary.counting import NOTHING, Figure
from services.summary.figures import Summary
from services.texts import label, texts

WORDS = ("person", "post", "district", "programme", "channel", "text", "cell")
DAY = date(2026, 3, 17)
TWICE = (Type.SEMINAR, Type.MEETING, Type.PROJECT, Type.SUPERVISION, Type.TRIP, Type.CONSULTATION, Type.PUBLICATION)


@dataclass(frozen=True)
class Sample:
    """The facts of one paper: of a year that has everything, and of one that has nothing."""

    full: Callable[[Head], Any]
    bare: Callable[[Head], Any]


def nobody(head: Head) -> Head:
    """The centre before it has a head and a coordinator."""
    return replace(head, approver=Signer(), author=Signer())


def somebody(head: Head) -> Head:
    """The same with an invented name for each."""
    return replace(head, approver=Signer(_said("post"), _said("person")), author=Signer(_said("post"), _said("person")))


def _said(what: str) -> str:
    return label("sample", what)


def _record(number: int, kind: Type, **more: Any) -> PaperRecord:
    title = texts().plain("sample-title", number=str(number))
    came = {Category.SPECIALISTS: 8 + number, Category.CURATORS: 3}
    said = {"district": _said("district"), "author": _said("person"), "post": _said("post"), "visits": came}
    return PaperRecord(number=number, day=DAY, type=kind, title=title, **{**said, **more})


def _records() -> tuple[PaperRecord, ...]:
    told = [kind for kind in TWICE for _ in range(2)]
    found = [_record(number, kind) for number, kind in enumerate((*told, Type.MONITORING, Type.DIAGNOSTICS), 1)]
    modes = iter(Mode)
    found = [replace(one, mode=next(modes)) if one.type is Type.SUPERVISION else one for one in found]
    found = [replace(one, channel=_said("channel")) if one.type is Type.PUBLICATION else one for one in found]
    copies = {Material.LEAFLET: 20, Material.MEMO: 15}
    of_programme = [
        _record(31, Type.SEMINAR, programme=_said("programme"), copies=copies),
        _record(32, Type.TALK, programme=_said("programme")),
    ]
    joined = [_record(41, Type.CONFERENCE, joined=True), _record(42, Type.SEMINAR, joined=True)]
    return (*found, _record(30, Type.LEAFLET, copies=copies), *of_programme, *joined)


def _programme_alone() -> tuple[PaperRecord, ...]:
    """One record of a programme, without materials and without items of the plan."""
    return (_record(1, Type.TALK, programme=_said("programme")),)


def _plan() -> PlanFact:
    states = (ItemState.DONE, ItemState.LATE, ItemState.CANCELLED, ItemState.UNASKED)
    return PlanFact(PlanYear(DAY.year), _said("text"), tuple(_line(n, state) for n, state in enumerate(states, 1)))


def _line(number: int, state: ItemState) -> PlanLine:
    title = texts().plain("sample-title", number=str(number))
    due = PlanDue(
        due=DAY, count=1, done=int(state is ItemState.DONE), cancelled=False, moved_from=None, reason="", marked=""
    )
    deed = PlanDeed(
        number=number, day=DAY, type=Type.SEMINAR, title=title, came=8, copies=20, post=_said("post"),
        papers={Evidence.SIGN_IN: ""},
    )  # fmt: skip
    return PlanLine(
        id=number, section=(texts().plain("sample-section", number=str((number + 1) // 2)),),
        cells={**dict.fromkeys(CELLS, _said("cell")), "number": str(number), "content": title, "note": ""},
        cancelled=state is ItemState.CANCELLED, reason="", dates=[due], deeds=[deed] if state is ItemState.DONE else [],
        state=state, programme=_said("programme"),
    )  # fmt: skip


def _analysis(head: Head) -> AnalysisFacts:
    curator = PaperCurator(
        number=1, name=_said("person"), post=_said("post"), district=_said("district"), since=DAY,
        employment=Employment.MAIN,
    )  # fmt: skip
    return AnalysisFacts(
        head=head,
        period=_year(),
        records=_records(),
        curators=(curator,),
        districts=(_said("district"),),
        plan=_plan(),
        registers=sample_registers(),
        own={part: _said("text") for part in OwnPart},
        prints=(PrintedRun(1, DAY, _said("text"), 20),),
        uses=LibraryUses((_year(),), (DistrictUses(_said("district"), (7,)),)),
        turnout=_turnout(),
        signals=_signals(),
        quiet=(Silence((Measure.SCHOOL,), (_said("district"),)),),
    )


def _signals() -> SignalMap:
    numbers = {Measure.SCHOOL: 5, Measure.CLINIC: 2, Measure.CHECKED: 6, Measure.CONFIRMED: 3, Measure.PASSED: 1}
    return SignalMap([SignalRow(district_id=1, name=_said("district"), numbers=numbers, known=True)])


def _signal_letters(head: Head) -> SignalFacts:
    found = _signals()
    return SignalFacts(head=head, period=_year(), found=found, months={}, lately=found)


def _bare_letters(head: Head) -> SignalFacts:
    """A centre without districts."""
    return replace(_signal_letters(head), found=SignalMap(), lately=SignalMap())


def _turnout() -> Turnout:
    told = Funnel(
        name=_said("district"), asked=30, answered=24, coming=20, came=18, people=12, declined={Reason.BUSY: 4},
        said=10, useful=8,
    )  # fmt: skip
    return Turnout(total=told, districts=(told,))


def _bare_analysis(head: Head) -> AnalysisFacts:
    return replace(
        _analysis(head), records=_programme_alone(), registers=(), curators=(), districts=(), plan=None, own={},
        prints=(), uses=LibraryUses(),
        turnout=Turnout(total=Funnel()),
        signals=SignalMap(),
        quiet=(),
    )  # fmt: skip


def _compared(head: Head) -> ComparedFacts:
    period = Period.around(Span.QUARTER, DAY)
    records = _records()
    return ComparedFacts(
        head=head,
        period=period,
        before=period.before(),
        year_ago=year_before(period),
        records=records,
        before_records=(*records[3:], _record(50, Type.LECTURE)),
        year_ago_records=records[:9],
        plan=_plan(),
        registers=sample_registers(),
    )


def _alone(head: Head) -> ComparedFacts:
    joined = (_record(1, Type.CONFERENCE, joined=True),)
    return replace(_compared(head), records=joined, before_records=(), year_ago_records=(), plan=None, registers=())


def _trips(head: Head) -> TripFacts:
    trip = Trip(
        number=1,
        day=f"{DAY:%d.%m.%Y}",
        districts=(_said("district"),),
        who=(f"{_said('person')}, {_said('post')}",),
        purpose=texts().plain("sample-title", number="1"),
        result=_said("text"),
        came=8,
        papers=(label("evidence", Evidence.SIGN_IN),),
    )
    return TripFacts(head, Period.around(Span.QUARTER, DAY), (trip, replace(trip, number=2)))


def _summary(head: Head) -> SummaryFacts:
    period, several = Period.around(Span.QUARTER, DAY), Figure("", 12, 8)
    summary = Summary(
        period=period,
        district="",
        activities=several,
        visits=several,
        remote=NOTHING,
        copies=several,
        types=[Figure(Type.SEMINAR, 8, 6), Figure(Type.TRIP, 4, 2)],
        categories=[Figure(Category.SPECIALISTS, 12, 8)],
        materials=[Figure(Material.LEAFLET, 12, 8)],
        districts=[Figure(_said("district"), 12, 8)],
        people=[Figure(_said("person"), 12, 8)],
        against=period.before(),
    )
    return SummaryFacts(
        head=head, period=period, district_id=None, summary=summary, said=(_said("text"),), months=NO_MONTHS
    )


def _bare_summary(head: Head) -> SummaryFacts:
    found = _summary(head)
    counted = replace(found.summary, activities=NOTHING, visits=NOTHING, copies=NOTHING)
    summary = replace(counted, types=[], categories=[], materials=[], districts=[], people=[])
    return replace(found, summary=summary, said=())


def _handover(head: Head) -> HandoverFacts:
    last = Period.around(Span.QUARTER, DAY).before()
    quarters = [last.before().before().before(), last.before().before(), last.before(), last]
    request = OpenRequest(
        id=1,
        kind=RequestKind.SUPERVISION,
        topic=_said("text"),
        state=State.APPOINTED,
        answer_by=DAY,
        filed=False,
        starts_at=datetime.combine(DAY, time(15), UTC),
        place=_said("cell"),
    )
    bundle = Bundle(
        post_id=1,
        role=Role.CURATOR,
        place=f"{_said('post')}, {_said('district')}",
        leaver=_said("person"),
        since=DAY,
        until=DAY,
        requests=(request, replace(request, id=2, filed=True)),
        dates=(RunningDate(1, texts().plain("sample-title", number="1"), DAY),),
        tasks=(OpenTask(1, _said("text"), DAY),),
        events=(LedEvent(1, _said("text"), EventState.ANNOUNCED, datetime.combine(DAY, time(10), UTC)),),
        quarters=tuple(QuarterFigures(each, {"K1": 2}, 3, 12) for each in quarters),
        indicators=(("K1", _said("cell")),),
        neighbours=(Neighbour(_said("post"), (_said("person"),)),),
    )
    return HandoverFacts(head, Period(Span.OWN, quarters[0].first, DAY), bundle)


def _bare_handover(head: Head) -> HandoverFacts:
    full = _handover(head)
    nothing = replace(
        full.bundle, leaver="", since=None, until=None, requests=(), dates=(), tasks=(), events=(), neighbours=()
    )
    return replace(full, bundle=nothing)


def _year() -> Period:
    return Period.around(Span.YEAR, DAY)


SAMPLES: Mapping[PaperKind, Sample] = {
    PaperKind.ANALYSIS: Sample(_analysis, _bare_analysis),
    PaperKind.PLAN_FACT: Sample(
        lambda head: PlanFactFacts(head, _year(), _plan()), lambda head: PlanFactFacts(head, _year(), None)
    ),
    PaperKind.STATISTICS: Sample(_compared, _alone),
    PaperKind.REVIEW: Sample(_compared, _alone),
    PaperKind.TRIPS: Sample(_trips, lambda head: replace(_trips(head), trips=())),
    PaperKind.PROGRAMME: Sample(
        lambda head: ProgrammeFacts(head, _year(), _records(), _plan()),
        lambda head: ProgrammeFacts(head, _year(), _programme_alone(), None),
    ),
    PaperKind.SUMMARY: Sample(_summary, _bare_summary),
    PaperKind.SIGNALS_LETTERS: Sample(_signal_letters, _bare_letters),
    PaperKind.HANDOVER: Sample(_handover, _bare_handover),
    **{kind: Sample(partial(full_event, kind), partial(bare_event, kind)) for kind in EVENT_PAPERS},
}
"""The papers that are filled from a template."""
