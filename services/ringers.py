"""Which ringer answers which alarm: each area gives its own."""

from models.alarms import AlarmKind
from services.alarms import Ringer
from services.monitoring import cycle as monitoring

RINGERS: dict[AlarmKind, Ringer] = {AlarmKind.MONITORING: monitoring.ring}
