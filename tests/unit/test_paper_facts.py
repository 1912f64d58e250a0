"""What papers are made of, without a database: what is proposed, what is empty, what is counted."""

from datetime import UTC, date, datetime

import pytest

from handlers.widgets.typed_period import typed_period
from models.activities import Mode, Type
from models.deadlines import ScheduleKind
from models.forms.kinds import TextKey
from models.papers.next_plan import NextItem
from models.papers.plan_fact import ItemState, ItemTally, PlanDeed, PlanLine, state_by
from models.papers.records import PaperRecord
from models.periods import Period, Span
from models.plan.tables import CELLS
from services.papers.comparing import ComparedFacts, compared, year_before
from services.papers.inner.people import Head, Signer
from services.papers.next_plan import NextPlanFacts

DAY = date(2026, 5, 12)
HEAD = Head(center="", approver=Signer("", ""), author=Signer("", ""), made_at=datetime(2026, 5, 12, tzinfo=UTC))


def on_request(coverage: str, times: int) -> NextItem:
    deeds = [
        PlanDeed(
            number=n,
            day=DAY,
            type=Type.CONSULTATION,
            title="Консультация",
            came=2,
            copies=0,
            post="методист",
            papers={},
        )
        for n in range(times)
    ]
    line = PlanLine(
        id=1,
        section=(),
        cells=dict.fromkeys(CELLS, "") | {"coverage": coverage},
        cancelled=False,
        reason="",
        dates=[],
        deeds=deeds,
        state=ItemState.DONE,
    )
    return NextItem(line, ScheduleKind.ON_DEMAND, "", "")


@pytest.mark.parametrize(
    ("coverage", "times", "proposes"),
    [("по запросу", 3, True), ("", 1, True), ("по запросу", 0, False), ("не менее 10", 3, False)],
)
def test_what_was_asked_for_is_proposed_where_the_plan_promised_no_number(
    coverage: str, times: int, *, proposes: bool
) -> None:
    assert on_request(coverage, times).proposes_asked is proposes


def test_a_draft_is_empty_without_items_alone() -> None:
    period = Period.around(Span.YEAR, DAY)

    def facts(*items: NextItem) -> NextPlanFacts:
        return NextPlanFacts(head=HEAD, period=period, title="", columns=[], targets=[], items=items, own={})

    assert facts().empty
    assert not facts(on_request("по запросу", 1)).empty


def test_a_kind_is_counted_whole_and_by_its_mode() -> None:
    def supervision(number: int, mode: Mode | None) -> PaperRecord:
        return PaperRecord(number=number, day=DAY, type=Type.SUPERVISION, title="", author="", mode=mode)

    held = (
        supervision(1, Mode.GROUP),
        supervision(2, Mode.GROUP),
        supervision(3, Mode.INDIVIDUAL),
        supervision(4, None),
    )
    period = Period.around(Span.QUARTER, DAY)
    facts = ComparedFacts(
        head=HEAD,
        period=period,
        before=period.before(),
        year_ago=year_before(period),
        records=held,
        before_records=held[:1],
        year_ago_records=(),
        plan=None,
    )
    whole, kind, *modes = (list(one.numbers) for one in compared(facts))
    assert (whole, kind) == ([4, 1, 0], [4, 1, 0])
    assert sorted(modes) == [[1, 0, 0], [2, 1, 0]]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("май", Span.MONTH),
        (None, "form-only-text"),
        ("давно", "summary-not-dates"),
        ("май 1026", "form-day-far"),
    ],
)
def test_a_typed_period_is_read_or_what_is_wrong_with_it_is_told(typed: str | None, read: str) -> None:
    found = typed_period(typed, DAY)
    assert (found.key if isinstance(found, TextKey) else found.span) == read


@pytest.mark.parametrize(
    ("tally", "cancelled", "state"),
    [
        (ItemTally(2, 2, 0, 1), True, ItemState.CANCELLED),
        (ItemTally(2, 0, 0, 0), False, ItemState.CANCELLED),
        (ItemTally(2, 2, 0, 1), False, ItemState.LATE),
        (ItemTally(0, 0, 0, 0), False, ItemState.OUTSIDE),
    ],
)
def test_an_item_is_cancelled_itself_or_by_all_its_dates(tally: ItemTally, cancelled: bool, state: ItemState) -> None:
    assert state_by(tally, 0, cancelled=cancelled, undated=False) is state
