"""The monitoring's S1 comes from the map of signals, by whichever door it is typed in; on both databases."""

import pytest

from models.errors import DomainError
from models.monitoring.form import SIGNALS, Level, ReportOf
from models.monitoring.tables import State
from services.monitoring import control, entering, filling
from services.monitoring.sheets import Put
from services.people import districts
from services.signals import counting
from services.work import Work
from tests.database.test_monitoring_shares import Curators, curators, whose
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, begun, to
from tests.support.signals import MARCH, counted
from tests.support.town import Town

__all__ = ["curators"]
PETROVSKY, LESNOY = "Петровский район", "Лесной район"
BUT_SIGNALS = {code: number for code, number in PLAIN.items() if code != SIGNALS}


@pytest.fixture(autouse=True)
def april(clock: FakeClock) -> None:
    to(clock, 2026, 4, 2)


@pytest.fixture
def place(town: Town) -> int:
    return town.bereg.districts[PETROVSKY]


def asked(put: Put) -> list[str]:
    """The warnings that want a reason."""
    return [one.key for one in put.sheet.unexplained]


async def test_it_stands_there_until_another_is_typed(maria: Work, olga: Work, place: int) -> None:
    assert (await begun(maria)).now == {}, "nobody has counted: there is no zero"
    await counted(maria, place, school=3, family=1, checked=9)
    sheet = await begun(maria)
    assert sheet.now == {SIGNALS: 4}, "what followed is no signal"
    assert sheet.missing == list(BUT_SIGNALS)
    put = await filling.put(maria, sheet, BUT_SIGNALS)
    assert asked(put) == []
    await counted(maria, place, clinic=1)
    assert (await begun(maria)).now[SIGNALS] == 5, "it is what the map says now"
    done = await filling.submit(maria, sheet.report_id)
    assert done.now[SIGNALS] == 5
    await counted(maria, place, clinic=7)
    card = await control.open_card(olga, sheet.report_id)
    assert card.sheet.now[SIGNALS] == 5, "what was handed in stays"


async def test_the_difference_is_asked_about_and_has_a_reason(maria: Work, place: int) -> None:
    await counted(maria, place, school=3)
    sheet = await begun(maria)
    put = await filling.put(maria, sheet, PLAIN)
    assert asked(put) == ["counted:S1"]
    with pytest.raises(DomainError, match="monitoring-needs-reason"):
        await filling.submit(maria, sheet.report_id)
    await filling.give_reason(maria, put.sheet, "counted:S1", "Один сигнал повторный")
    again = await filling.put(maria, await begun(maria), {SIGNALS: 5})
    assert asked(again) == ["counted:S1"], "a reason was given for a number"
    await filling.give_reason(maria, again.sheet, "counted:S1", "Два повторных")
    assert (await filling.submit(maria, sheet.report_id)).state is State.SUBMITTED


async def test_a_zero_is_not_confirmed_against_the_map(maria: Work, place: int) -> None:
    await counted(maria, place, school=1)
    report = (await begun(maria)).report_id
    _, errors = await filling.zero_of(maria, report)
    assert [(one.key, one.level) for one in errors] == [("counted:S1", Level.ERROR)]
    with pytest.raises(DomainError, match="monitoring-zero-errors"):
        await filling.confirm_zero(maria, report)
    await counted(maria, place, school=0)
    assert (await filling.confirm_zero(maria, report)).state is State.ZERO


async def test_a_confirmed_zero_of_the_map_is_a_zero(maria: Work, place: int) -> None:
    await counting.confirm(maria, place, MARCH)
    assert (await begun(maria)).now == {SIGNALS: 0}


async def test_the_coordinators_door_is_the_same(maria: Work, olga: Work, place: int) -> None:
    await counted(maria, place, school=3)
    report = (await begun(maria)).report_id
    sheet = await entering.open_sheet(olga, report)
    assert sheet.now == {SIGNALS: 3}
    assert asked(await entering.put(olga, sheet, {SIGNALS: 4})) == ["counted:S1"]


async def test_of_several_reports_of_a_district_nobody_knows_whose_they_are(
    curators: Curators, olga: Work, place: int
) -> None:
    await counted(curators.maria, place, school=3)
    assert SIGNALS not in (await begun(curators.maria)).now, "two posts of the district report"


async def test_a_district_that_reports_together_has_all_of_them(curators: Curators, olga: Work, place: int) -> None:
    await whose(olga, ReportOf.DISTRICT)
    await counted(curators.maria, place, school=3)
    assert (await begun(curators.inna)).now[SIGNALS] == 3


async def test_what_was_merged_tells_for_itself_while_it_reports(
    town: Town, maria: Work, pyotr: Work, olga: Work, place: int, clock: FakeClock
) -> None:
    lesnoy = town.bereg.districts[LESNOY]
    await counted(maria, place, school=3)
    await counted(pyotr, lesnoy, school=2)
    mine, theirs = await begun(maria), await begun(pyotr)
    await districts.merge_districts(olga, lesnoy, place)
    assert (await entering.open_sheet(olga, mine.report_id)).now[SIGNALS] == 3
    assert (await entering.open_sheet(olga, theirs.report_id)).now[SIGNALS] == 2
