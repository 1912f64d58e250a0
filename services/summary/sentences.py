"""«Как у нас дела?» in four sentences: the plan, what was asked for and reported, who came, the year's coverage."""

from datetime import date

from markupsafe import Markup

from models.events.funnel import Funnel
from models.periods import Period
from services.monitoring.inner.completeness import Completeness
from services.periods import name_of
from services.requests.inner.filed import FiledRequests
from services.summary.standing import PeriodStanding
from services.texts import label, texts

HOUR = 3600
DAYS_FROM = 48
"""Hours from which a time is told in days."""
BEHIND = 3
"""Promises that are named; of more only the first, the farthest behind."""


def sentences(found: PeriodStanding, period: Period, today: date) -> list[Markup]:
    """What a person would say of the period; sentences without anything to say are left out."""
    told = (_plan(found, period), _asked(found), _came(found.turnout), _coverage(found, today))
    return [one for one in told if one]


def _plan(found: PeriodStanding, period: Period) -> Markup | None:
    plan = found.plan
    if plan is None or not plan.total:
        return None
    counts = {"done": plan.done, "total": plan.total, "late": plan.late, "unproved": plan.unproved}
    return texts().html("summary-says-plan", period=name_of(period), **counts)


def _asked(found: PeriodStanding) -> Markup | None:
    """The requests and the monitoring, as far as there are any."""
    parts = [*_requests(found.requests), *_monitoring(found.monitoring)]
    if not parts:
        return None
    said = Markup("; ").join(parts) + Markup(".")
    return said[:1].upper() + said[1:]


def _came(found: Funnel) -> Markup | None:
    """Nothing is said where nobody was asked."""
    return came_words(found) if found.asked else None


def came_words(found: Funnel) -> Markup:
    """From «позвали» to «полезно», and why others did not come."""
    counts = {"asked": found.asked, "answered": found.answered, "coming": found.coming}
    came = {"came": found.came, "people": found.people, "said": found.said, "useful": found.useful}
    return texts().html("summary-says-events", refused=refused(found) or "none", **counts, **came)


def refused(found: Funnel) -> str:
    """«занят – 3, далеко – 1», the most frequent reason first."""
    ordered = sorted(found.declined.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{label('event-declined', reason)} – {count}" for reason, count in ordered)


def _requests(asked: FiledRequests) -> list[Markup]:
    if not asked.asked:
        return []
    hours = -1 if asked.seconds is None else round(asked.seconds / HOUR)
    unit, time = ("days", round(hours / 24)) if hours >= DAYS_FROM else ("hours", hours)
    counts = {"asked": asked.asked, "done": asked.done, "working": asked.working}
    waits = {"waiting": asked.waiting, "late": asked.late}
    return [texts().html("summary-says-requests", unit="none" if hours < 0 else unit, time=time, **counts, **waits)]


def _monitoring(one: Completeness | None) -> list[Markup]:
    if one is None or not one.expected:
        return []
    counts = {"given": one.given, "expected": one.expected}
    return [texts().html("summary-says-monitoring", quarter=name_of(one.quarter), **counts)]


def _coverage(found: PeriodStanding, today: date) -> Markup | None:
    if found.year is None or not found.forecasts:
        return None
    behind = sorted((one for one in found.forecasts if not one.kept), key=lambda one: one.comes_to / one.target)
    named = Markup(", ").join(
        texts().html("summary-says-behind", who=one.who, number=one.comes_to, target=one.target)
        for one in behind[:BEHIND]
    )
    kept = len(found.forecasts) - len(behind)
    over = str(today > found.year.last).lower()
    counts = {"kept": kept, "all": len(found.forecasts)}
    return texts().html("summary-says-coverage", over=over, year=found.year.words, behind=named or "none", **counts)
