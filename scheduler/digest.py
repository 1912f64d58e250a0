"""Many lines, one message."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import structlog
from markupsafe import Markup

from models.dates import in_words
from models.notifications import NoticeKind, Notification
from places.plan import PlanPlace, PlanThen
from scheduler.letters.letter import Button, Case, Letter, Line, Moot, Writer
from services.digests import Verdicts, lines_of
from services.texts import texts

log = structlog.get_logger()

LONGEST = 4096
RESERVE = 120
"""Characters kept for «и ещё N» and the mark of a repetition."""
MOST = 6
"""Lines with a button of their own."""
ALSO = "digest-also"
"""The heading of what was to be a message of its own."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Digest(Letter):
    """A digest, and what became of each line; one that tells of nothing is not sent."""

    verdicts: Verdicts = field(default_factory=Verdicts)


def plain(text: Markup) -> str:
    """The text as a person sees it."""
    return html.unescape(_TAG.sub("", text))


async def compose(case: Case, writers: Mapping[NoticeKind, Writer]) -> Digest:
    """The person's digest of this moment; every line is judged anew."""
    told: list[int] = []
    lines: list[Line] = []
    moot: dict[int, str] = {}
    alone: list[int] = []
    failed: list[int] = []
    for row in await lines_of(case.session, case.person.id, case.now):
        try:
            said = await writers[row.kind](replace(case, row=row))
        except Exception:  # one line that fails must not hold up the others
            log.exception("line failed", notification=row.id, kind=row.kind)
            failed.append(row.id)
            continue
        if isinstance(said, Moot):
            moot[row.id] = said.reason
        elif isinstance(said, Letter) and said.file is not None:
            alone.append(row.id)
        else:
            told.append(row.id)
            lines.append(_line(row, said))
    text = _text(case, lines) if lines else Markup("")
    return Digest(text, _buttons(lines), verdicts=Verdicts(told, moot, alone, failed))


def _buttons(lines: Sequence[Line]) -> list[Sequence[Button]]:
    """A single line's own buttons, else those that lines bring with them, and the way to one's own items."""
    own = lines[0].buttons if len(lines) == 1 else ()
    brought = [line.button for line in sorted(lines, key=lambda one: one.order) if line.button is not None]
    return [
        *own,
        *[[button] for button in brought[:MOST]],
        [Button(texts().plain("digest-mine"), PlanPlace(then=PlanThen.MINE))],
    ]


def _line(row: Notification, said: Letter | Line) -> Line:
    line = said if isinstance(said, Line) else Line(said.text, ALSO, "~", said.buttons)
    return replace(line, text=texts().html("letter-again", text=line.text)) if row.maybe_twice else line


def _text(case: Case, lines: Iterable[Line]) -> Markup:
    """Lines under their headings, groups by their first line's order, as many as a message holds."""
    groups: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: one.order):
        groups.setdefault(line.group, []).append(line)
    text = texts().html("digest-head", day=in_words(case.today))
    length, left = len(plain(text)), sum(map(len, groups.values()))
    for group, members in groups.items():
        heading = Markup("\n\n") + texts().html(group)
        for line in members:
            more = heading + Markup("\n") + line.text
            length += len(plain(more))
            if length > LONGEST - RESERVE:
                return text + Markup("\n\n") + texts().html("digest-more", count=left)
            text, heading, left = text + more, Markup(""), left - 1
    return text
