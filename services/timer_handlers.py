"""Which handler answers which timer: every area gives its own in its `timers`, and here they are walked over."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from models.timers import TimerKind
from services.timers.firing import TimerHandler, Timers, TimerSource


def _timers(area: str) -> Timers:
    found: Timers = import_module(f"{__package__}.{area}.timers").TIMERS
    return found


SOURCES: dict[TimerKind, TimerSource] = {
    kind: source
    for file in sorted(Path(__file__).parent.glob("*/timers.py"))
    for kind, source in _timers(file.parent.name).items()
}
TIMER_HANDLERS: dict[TimerKind, TimerHandler] = {kind: one.fire for kind, one in SOURCES.items()}


def handlers_while(*, clock_agrees: bool) -> Mapping[TimerKind, TimerHandler]:
    """All of them; while the clock is not to be trusted, without those that act because nobody did for days."""
    return {kind: fire for kind, fire in TIMER_HANDLERS.items() if clock_agrees or not SOURCES[kind].trusting}
