"""Which writer words which kind of notice: each area gives its own. The digest is put together of the others' lines."""

from models.notifications import NoticeKind
from scheduler.letters import monitoring, people, questionnaires, reminders
from scheduler.letters.letter import Writer

LETTERS: dict[NoticeKind, Writer] = {
    NoticeKind.UNREACHABLE: people.unreachable,
    NoticeKind.MONITORING_OPEN: monitoring.opened,
    NoticeKind.MONITORING_DUE: monitoring.due,
    NoticeKind.MONITORING_ASKED: monitoring.asked,
    NoticeKind.MONITORING_RETURNED: monitoring.returned,
    NoticeKind.MONITORING_BOARD: monitoring.board,
    NoticeKind.QUESTIONNAIRE: questionnaires.asked,
    **reminders.WRITERS,
}
