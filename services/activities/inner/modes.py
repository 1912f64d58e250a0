"""How supervisions are held, as a part of queries over Activity and the Meeting that it came of."""

from sqlalchemy import ColumnElement, func, literal

from models.activities import Activity, Mode
from models.requests.meetings import Meeting

MODE: ColumnElement[str] = func.coalesce(Meeting.mode, Activity.mode, literal(Mode.INDIVIDUAL.value))
"""What the meeting says, else the record; of what nobody said it of, a supervision is one of a single person."""
