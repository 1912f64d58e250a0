"""Which writer words which kind of notice: each area gives its own. The digest is put together of the others' lines."""

from models.notifications import NoticeKind
from scheduler.letters import copies, meetings, monitoring, people, questionnaires, reminders, request_changes, requests
from scheduler.letters.letter import Writer

LETTERS: dict[NoticeKind, Writer] = {
    NoticeKind.UNREACHABLE: people.unreachable,
    NoticeKind.PLAN_VACANCY: people.vacancy,
    NoticeKind.MONITORING_OPEN: monitoring.opened,
    NoticeKind.MONITORING_DUE: monitoring.due,
    NoticeKind.MONITORING_ASKED: monitoring.asked,
    NoticeKind.MONITORING_CLOSED: monitoring.closed,
    NoticeKind.MONITORING_PLEA: monitoring.plea,
    NoticeKind.MONITORING_RETURNED: monitoring.returned,
    NoticeKind.MONITORING_ENTERED: monitoring.entered,
    NoticeKind.MONITORING_BOARD: monitoring.board,
    NoticeKind.QUESTIONNAIRE: questionnaires.asked,
    NoticeKind.QUESTIONNAIRE_AGAIN: questionnaires.again,
    NoticeKind.QUESTIONNAIRE_OVER: questionnaires.over,
    **reminders.WRITERS,
    NoticeKind.COPY: copies.older,
    NoticeKind.REQUEST_NEW: requests.new,
    NoticeKind.REQUEST_URGENT: requests.new,
    NoticeKind.REQUEST_TAKEN: requests.taken,
    NoticeKind.REQUEST_CHANGED: request_changes.changed,
    NoticeKind.REQUEST_WAITS: requests.waits,
    NoticeKind.REQUEST_OVERDUE: requests.overdue,
    NoticeKind.REQUEST_IDLE: requests.idle,
    NoticeKind.REQUEST_STUCK: requests.stuck,
    NoticeKind.REQUEST_FEEDBACK: requests.feedback,
    NoticeKind.MEETING_APPOINTED: meetings.appointed,
    NoticeKind.MEETING_VOTED: meetings.voted,
    NoticeKind.MEETING_SOON: meetings.soon,
    NoticeKind.MEETING_OVER: meetings.over,
    NoticeKind.MEETING_STUCK: meetings.stuck,
    NoticeKind.MEETING_UNRECORDED: meetings.unrecorded,
    NoticeKind.RECOMMENDATION_DUE: requests.recommendation,
}
