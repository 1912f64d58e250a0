"""An indicator over the quarters as a picture for a phone: all districts together, and each in the last quarter."""

from documents.style.charts import Bar, Bars, Mark, Picture
from models.monitoring.checks import signed
from models.monitoring.consolidation import Consolidated
from models.monitoring.form import Indicator
from models.monitoring.tables import State
from models.periods import Period

ROMAN = ("", "I", "II", "III", "IV")


def draw_chart(found: Consolidated, indicator: Indicator) -> bytes:
    """The PNG. A quarter without data is said to be one and no zero; a total that lacks a district which told its
    number at another time is hollow, so that it is not taken for a fall."""
    return chart_of(found, indicator).png()


def chart_of(found: Consolidated, indicator: Indicator) -> Picture:
    """The picture before it is drawn: the total of every quarter from the first that told anything, then the districts
    in the last one that did, with what changed since the quarter before."""
    code = indicator.code
    told = [quarter for quarter in found.quarters if found.total(code, quarter) is not None]
    quarters = [quarter for quarter in found.quarters if quarter.first >= told[0].first] if told else []
    while quarters and quarters[-1] != told[-1]:
        quarters.pop()
    parts = [Bars("Всего по кварталам", [_total(found, code, one) for one in quarters], standing=True)]
    if told:
        last = told[-1]
        districts = [_district(found, code, name, last) for name in found.districts]
        parts.append(Bars(f"По территориям, {ROMAN[last.number]} квартал {last.year}", districts))
    return Picture(f"{code}. {indicator.name}", parts)


def _total(found: Consolidated, code: str, quarter: Period) -> Bar:
    name, total = f"{ROMAN[quarter.number]}\n{quarter.year}", found.total(code, quarter)
    if total is None:
        return Bar(name=name, mark=Mark.NO_DATA)
    return Bar(name=name, value=total, mark=Mark.PART if lacking(found, code, quarter) else Mark.WHOLE)


def _district(found: Consolidated, code: str, name: str, quarter: Period) -> Bar:
    number, before = (found.number(name, code, one) for one in (quarter, quarter.before()))
    if number is None:
        vacant = found.cell(name, quarter).state is State.VACANT
        return Bar(name=name, mark=Mark.VACANT if vacant else Mark.NO_DATA)
    change = f"({signed(number - before)})" if before is not None and before != number else ""
    return Bar(name=name, value=number, note=change)


def lacking(found: Consolidated, code: str, quarter: Period) -> bool:
    """Whether a total is «неполный»: a district owes a number of the quarter that it told in another one. A vacancy,
    and a district that never told any, do not make it so."""
    return any(_owes(found, code, name, quarter) for name in found.districts)


def _owes(found: Consolidated, code: str, name: str, quarter: Period) -> bool:
    cell = found.cell(name, quarter)
    if cell.state is State.VACANT:
        return False
    return cell.partial or (
        code not in cell.numbers and any(found.number(name, code, one) is not None for one in found.quarters)
    )
