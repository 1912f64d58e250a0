"""What time does in the library: materials that are still to be read, and what is new each month."""

from datetime import date, timedelta

from sqlalchemy import Select, exists, select

from models.library.kinds import OPEN
from models.library.searching import LibraryReader, MaterialWord
from models.library.tables import LibraryMaterial
from models.library.terms import INDEXED
from models.timers import TimerKind
from services.library.inner.indexing import fire_materials
from services.library.inner.news import fire_news
from services.timers.firing import Timers, TimerSource

FARTHEST = timedelta(days=50)
"""A month, and holidays behind it."""


def _unread(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Open materials that nothing finds."""
    one, word = LibraryMaterial, MaterialWord
    found = exists().where(word.center_id == one.center_id, word.lemma == INDEXED, word.material_id == one.id)
    return select(one.id, one.center_id).where(one.state.in_(OPEN), ~found)


def _readers(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(LibraryReader.person_id, LibraryReader.center_id)


TIMERS: Timers = {
    TimerKind.MATERIAL: TimerSource(fire=fire_materials, standing=_unread),
    TimerKind.LIBRARY_NEWS: TimerSource(fire=fire_news, standing=_readers, farthest=FARTHEST),
}
