"""What a notice is about: of one thing a person hears in one place, and its older copies go."""

from collections.abc import Mapping

from models.notifications import NoticeKind

Thing = tuple[str, int | None]
"""The kind of thing, and its number."""

_REQUEST = (
    NoticeKind.REQUEST_NEW,
    NoticeKind.REQUEST_URGENT,
    NoticeKind.REQUEST_CHANGED,
    NoticeKind.REQUEST_WAITS,
    NoticeKind.REQUEST_OVERDUE,
    NoticeKind.REQUEST_IDLE,
    NoticeKind.REQUEST_STUCK,
    NoticeKind.REQUEST_FEEDBACK,
)
REPEATED: Mapping[NoticeKind, str] = {
    NoticeKind.DATE_AHEAD: "date",
    NoticeKind.DATE_TODAY: "date",
    NoticeKind.DATE_HELD: "date",
    NoticeKind.DATE_OVERDUE: "date",
    NoticeKind.DATE_AGAIN: "date",
    NoticeKind.DATE_ASKED: "date",
    NoticeKind.DATE_LATE: "late",
    NoticeKind.WEEK_OVERDUE: "week",
    NoticeKind.ITEM_UNDATED: "item",
    NoticeKind.ITEM_EXTERNAL: "item",
    NoticeKind.MONITORING_OPEN: "report",
    NoticeKind.MONITORING_DUE: "report",
    NoticeKind.MONITORING_ASKED: "report",
    NoticeKind.MONITORING_CLOSED: "report",
    NoticeKind.MONITORING_CHECK: "report",
    NoticeKind.MONITORING_PLEA: "plea",
    NoticeKind.MONITORING_BOARD: "board",
    NoticeKind.QUESTIONNAIRE: "questionnaire",
    NoticeKind.QUESTIONNAIRE_AGAIN: "questionnaire",
    NoticeKind.PLAN_PROPOSAL: "proposal",
    NoticeKind.PLAN_PROPOSAL_WAITS: "proposal",
    NoticeKind.REQUEST_WAITS: "waits",
    NoticeKind.REQUEST_OVERDUE: "overdue",
    NoticeKind.REQUEST_IDLE: "idle",
    NoticeKind.REQUEST_STUCK: "stuck",
    NoticeKind.MEETING_OVER: "over",
    NoticeKind.MEETING_STUCK: "unrecorded",
}
"""Kinds that say the same again: when a newer one is told, the older copy is taken away."""


def thing_of(kind: NoticeKind, subject_id: int | None, id_: int) -> Thing:
    """What a line of a digest is about. All that became of one request is one thing; what is like nothing else is one
    by its own number `id_`."""
    return ("request", subject_id) if kind in _REQUEST else (f"{kind}:{id_}", None)
