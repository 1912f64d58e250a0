"""Which writer words which kind of notice: each module here gives its own, as `WRITERS`. The digest is put together of
the others' lines."""

from importlib import import_module
from pathlib import Path

from models.notifications import NoticeKind
from scheduler.letters.letter import Writer, Writers


def _writers(module: str) -> Writers:
    found: Writers = getattr(import_module(f"{__package__}.{module}"), "WRITERS", {})
    return found


LETTERS: dict[NoticeKind, Writer] = {
    kind: writer
    for file in sorted(Path(__file__).parent.glob("*.py"))
    if file.stem not in ("__init__", "table")
    for kind, writer in _writers(file.stem).items()
}
