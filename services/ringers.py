"""Which ringer answers which alarm: each area gives its own."""

from models.alarms import AlarmKind
from services.alarms import Ringer
from services.requests.ringers import ring_meetings, ring_recommendations, ring_requests

RINGERS: dict[AlarmKind, Ringer] = {
    AlarmKind.REQUEST: ring_requests,
    AlarmKind.MEETING: ring_meetings,
    AlarmKind.RECOMMENDATION: ring_recommendations,
}
