"""Which ringer answers which alarm: each area gives its own."""

from models.alarms import AlarmKind
from services.monitoring.inner import cycle as monitoring
from services.people.inner.admissions import ring_admissions
from services.plan.inner.proposal_ringers import ring_proposals
from services.questionnaires.inner.ringers import ring_questionnaires
from services.reminders.inner.ringing import ring_centers, ring_dates, ring_undated
from services.reminders.inner.year import ring_years
from services.requests.inner.meeting_ringers import ring_meetings
from services.requests.inner.ringers import ring_recommendations, ring_requests
from services.timers.firing import Ringer

RINGERS: dict[AlarmKind, Ringer] = {
    AlarmKind.OCCURRENCE: ring_dates,
    AlarmKind.UNDATED: ring_undated,
    AlarmKind.CENTER: ring_centers,
    AlarmKind.YEAR: ring_years,
    AlarmKind.MONITORING: monitoring.ring,
    AlarmKind.REQUEST: ring_requests,
    AlarmKind.MEETING: ring_meetings,
    AlarmKind.RECOMMENDATION: ring_recommendations,
    AlarmKind.PROPOSAL: ring_proposals,
    AlarmKind.ADMISSION: ring_admissions,
    AlarmKind.QUESTIONNAIRE: ring_questionnaires,
}
