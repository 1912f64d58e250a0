"""Which ringer answers which alarm: each area gives its own."""

from models.alarms import AlarmKind
from services.alarms import Ringer

RINGERS: dict[AlarmKind, Ringer] = {}
