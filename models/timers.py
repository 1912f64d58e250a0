"""When to look at a thing again: one indexed table for deadlines, meetings, reports and requests alike."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Holds, enum_column

LONG_PAST = datetime(2000, 1, 1, tzinfo=UTC)
"""Due with the next tick, whatever the clock says: its handler finds out what is to be told, and when next."""


class TimerKind(StrEnum):
    """Whose timer it is; what it does and what needs one its area says, in `services/<area>/timers.py`."""

    OCCURRENCE = "occurrence"
    """A date of the plan."""
    UNDATED = "undated"
    """An item of the plan without a date of its own."""
    CENTER = "center"
    """A centre's working morning."""
    YEAR = "year"
    """The next day on which a centre hears of the year's end."""
    MONITORING = "monitoring"
    """A centre's next day in the cycle of the quarter's monitoring."""
    REQUEST = "request"
    """The term of a request that waits for an answer, and «помогло?» after it was answered."""
    MEETING = "meeting"
    """An appointed supervision or consultation."""
    RECOMMENDATION = "recommendation"
    """What was recommended by a date."""
    PROPOSAL = "proposal"
    """A proposed change of the plan that nobody has answered."""
    ADMISSION = "admission"
    """Somebody who would be another coordinator, and waits for a word."""
    INVITE = "invite"
    """An invite by which nobody has come yet."""
    SUMMARY = "summary"
    """Somebody who is sent the summary."""
    QUESTIONNAIRE = "questionnaire"
    """An open round: who has not answered is reminded, its end is told."""
    EVENT = "event"
    """An announced event: silent ones, reminders, its end."""
    TASK = "task"
    """What a meeting decided by a date."""
    CLARIFICATION = "clarification"
    """A record that was sent back and waits to be made clear."""
    MATERIAL = "material"
    """Something of the library that was changed: its words are to be read anew."""
    LIBRARY_NEWS = "library_news"
    """Somebody who wants to hear each month what is new in the library."""
    LEAVE = "leave"
    """Somebody's leave: it begins, and it ends."""
    SIGNALS = "signals"
    """A centre that counts early signals: what came in a month is told to its coordinator."""
    HANDOVER = "handover"
    """A post whose old and new holder are both there for some days."""
    CHANNELS = "channels"
    """A centre's next day near a month's end: channels in which it has nothing yet."""
    REGISTER = "register"
    """An entry of a register whose date is reminded of."""


class Timer(Base):
    """Look at this thing at this instant, and say when next. A tick costs what is due, not what there is."""

    __tablename__ = "alarms"
    __table_args__ = (Index(None, "at"),)
    kind: Mapped[TimerKind] = mapped_column(enum_column(TimerKind), primary_key=True)
    subject_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info={Holds.IDS: True})
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    at: Mapped[datetime]
