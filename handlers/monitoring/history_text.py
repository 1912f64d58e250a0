"""What was done to a report, step by step."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby

from markupsafe import Markup

from handlers.widgets.text import lines
from models.dates import short
from models.monitoring.tables import ReportEventKind
from services.monitoring.standings import Event
from services.texts import texts

HISTORY = 12

Local = Callable[[datetime], datetime]
"""An instant on the centre's clock."""


def history_lines(events: Sequence[Event], local: Local) -> Markup | None:
    """The last steps of a report: who, when, what; numbers that one person changed on one day stand in one line."""
    grouped = groupby(events, lambda one: (short(local(one.at).date()), one.person, one.what))
    told = [(day, person, what, _changes(steps)) for (day, person, what), steps in grouped]
    shown = [
        texts().html(f"monitoring-did-{what.value}", day=day, person=person, changes=changes)
        for day, person, what, changes in told
        if changes or what is not ReportEventKind.VALUE
    ]
    return lines(texts().html("monitoring-history"), *shown[-HISTORY:]) if shown else None


def _changes(steps: Iterable[Event]) -> str:
    """«F2: 3 → 4, F6: 13 → 14»; what was changed and changed back is no change."""
    changed: dict[str, tuple[int | None, int | None]] = {}
    for one in steps:
        changed[one.code] = (changed[one.code][0] if one.code in changed else one.old, one.new)
    return ", ".join(f"{code}: {_shown(old)} → {_shown(new)}" for code, (old, new) in changed.items() if old != new)


def _shown(number: int | None) -> str:
    return "–" if number is None else str(number)
