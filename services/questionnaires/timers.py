"""What time does to an open round of a questionnaire."""

from datetime import date

from sqlalchemy import Select, select

from models.questionnaires import Questionnaire
from models.reminders.moments import LIFE
from models.timers import TimerKind
from services.questionnaires.inner.timers import fire_questionnaires
from services.timers.firing import Timers, TimerSource


def _questionnaires(today: date, _reminding: set[int]) -> Select[int, int]:
    still_asked = (Questionnaire.closed_at.is_(None), Questionnaire.until >= today - LIFE)
    return select(Questionnaire.id, Questionnaire.center_id).where(*still_asked)


TIMERS: Timers = {TimerKind.QUESTIONNAIRE: TimerSource(fire=fire_questionnaires, standing=_questionnaires)}
