"""Which handler answers which timer: each area gives its own."""

from collections.abc import Mapping

from models.timers import TimerKind
from services.monitoring.inner import cycle as monitoring
from services.people.inner.admissions import fire_admissions
from services.plan.inner.proposal_timers import fire_proposals
from services.questionnaires.inner.timers import fire_questionnaires
from services.reminders.inner.firing import fire_centers, fire_dates, fire_undated
from services.reminders.inner.year import fire_years
from services.requests.inner.meeting_timers import fire_meetings
from services.requests.inner.timers import fire_recommendations, fire_requests
from services.timers.firing import TimerHandler

TIMER_HANDLERS: dict[TimerKind, TimerHandler] = {
    TimerKind.OCCURRENCE: fire_dates,
    TimerKind.UNDATED: fire_undated,
    TimerKind.CENTER: fire_centers,
    TimerKind.YEAR: fire_years,
    TimerKind.MONITORING: monitoring.fire,
    TimerKind.REQUEST: fire_requests,
    TimerKind.MEETING: fire_meetings,
    TimerKind.RECOMMENDATION: fire_recommendations,
    TimerKind.PROPOSAL: fire_proposals,
    TimerKind.ADMISSION: fire_admissions,
    TimerKind.QUESTIONNAIRE: fire_questionnaires,
}


def handlers_while(*, clock_agrees: bool) -> Mapping[TimerKind, TimerHandler]:
    """All of them; while the clock is not to be trusted, without the one that lets somebody in because nobody answered
    for days."""
    return {kind: one for kind, one in TIMER_HANDLERS.items() if clock_agrees or kind is not TimerKind.ADMISSION}
