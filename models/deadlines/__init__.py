"""The deadline grammar of annual plans: `read(cell, year)` → what it means (docs/deadlines.md)."""

from models.deadlines.reading import read, read_lines
from models.deadlines.schedule import Schedule, ScheduleKind, as_json

__all__ = ["Schedule", "ScheduleKind", "as_json", "read", "read_lines"]
