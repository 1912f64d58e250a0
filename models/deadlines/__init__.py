"""The deadline grammar of annual plans: `read(cell, year)` → what it means (docs/deadlines.md)."""

from models.deadlines.reading import read, read_lines
from models.deadlines.schedule import Kind, Schedule, as_json

__all__ = ["Kind", "Schedule", "as_json", "read", "read_lines"]
