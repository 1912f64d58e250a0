"""Which records a line of a summary counts, as conditions."""

from sqlalchemy import ColumnElement, literal, select

from models.activities import Activity, Attendance, Handout, TakingPart
from models.activity_filters import Filter, Having
from models.requests.meetings import Meeting
from services.activities.inner.modes import MODE
from services.shares import of_several

HAVING: dict[Having, tuple[type[Attendance | Handout], ColumnElement[bool]]] = {
    Having.CAME: (Attendance, Attendance.in_person + Attendance.remote > 0),
    Having.REMOTE: (Attendance, Attendance.remote > 0),
    Having.FIRST: (Attendance, Attendance.newcomers > 0),
    Having.COPIES: (Handout, Handout.copies > 0),
}


def counted_as(wanted: Filter) -> list[ColumnElement[bool]]:
    """What of the filter the figures of a summary are told apart by."""
    asked: list[ColumnElement[bool]] = []
    if wanted.involvement is not None:
        asked.append(Activity.involvement == wanted.involvement)
    if wanted.mode is not None:
        modes = select(Activity.id).outerjoin(Meeting, Meeting.activity_id == Activity.id)
        asked.append(Activity.id.in_(modes.where(literal(wanted.mode.value) == MODE)))
    if wanted.category is not None:
        asked.append(_has(Attendance, Attendance.category == wanted.category))
    if wanted.material is not None:
        asked.append(_has(Handout, Handout.kind == wanted.material))
    if wanted.organisation is not None:
        asked.append(_has(TakingPart, TakingPart.kind == wanted.organisation))
    said = {Activity.programme: wanted.programme, Activity.series: wanted.series, Activity.channel: wanted.channel}
    asked += [column == words for column, words in said.items() if words]
    if wanted.having is not None:
        asked.append(_has(*HAVING[wanted.having]))
    if wanted.several is not None:
        asked.append(of_several() if wanted.several else ~of_several())
    return asked


def _has(table: type[Attendance | Handout | TakingPart], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Activity.id.in_(select(table.activity_id).where(condition))
