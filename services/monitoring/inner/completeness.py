"""How complete the quarter's monitoring is, counted by the database: parts of the use cases."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, select

from models.monitoring.tables import GIVEN, Monitoring, Report
from models.people import Post
from models.periods import Period
from services.monitoring.inner.answering import counted
from services.work import Work


@dataclass(frozen=True)
class Completeness:
    """How many of the reports that are expected of a quarter are given."""

    quarter: Period
    expected: int
    given: int


def completeness(work: Work, period: Period) -> Select[date, int, int]:
    """The first day of the quarter, expected, given: of the newest quarter whose reports are taken in that period or
    that lies in it; no row where there is none."""
    newest = (
        select(Monitoring.id)
        .where(Monitoring.center_id == work.center_id, Monitoring.opens <= work.today)
        .where(Monitoring.quarter <= period.last, Monitoring.last >= period.first)
        .order_by(Monitoring.quarter.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            Monitoring.quarter,
            _how_many(counted(work.today)).label("expected"),
            _how_many(Report.state.in_(GIVEN)).label("given"),
        )
        .select_from(Report)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .where(Report.center_id == work.center_id, Report.monitoring_id == newest)
        .group_by(Monitoring.quarter)
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
