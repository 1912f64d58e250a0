"""Which writer words which kind of notice: each area gives its own. The digest is put together of the others' lines."""

from models.notifications import NoticeKind
from scheduler.letters import people
from scheduler.letters.letter import Writer

LETTERS: dict[NoticeKind, Writer] = {
    NoticeKind.UNREACHABLE: people.unreachable,
}
