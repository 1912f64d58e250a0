"""Which writer words which kind of notice: each area gives its own."""

from models.notifications import NoticeKind
from scheduler.letters.letter import Writer

LETTERS: dict[NoticeKind, Writer] = {}
