"""Many lines, one message."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import structlog
from markupsafe import Markup

from models.dates import in_words
from models.notifications import NoticeKind, Notification
from places.plan import PlanPlace, PlanThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writer
from services.outbox.digests import Verdicts, lines_of
from services.texts import texts

log = structlog.get_logger()

LONGEST = 4096
RESERVE = 120
"""Characters kept for «и ещё N» and the mark of a repetition."""
MOST = 60
"""Buttons of a digest; Telegram takes a hundred."""
WIDE, ROW = 32, 4
"""Characters and buttons in a row of them."""
ALSO = "digest-also"
"""The heading of what was to be a message of its own."""
ALONE = ""
"""No heading: what is told alone is its own letter."""
BULLET = Markup("· ")
_TAG = re.compile(r"<[^>]*>")

Said = Letter | Line


@dataclass(frozen=True)
class Digest(Letter):
    """A digest, and what became of each line; one that tells of nothing is not sent."""

    verdicts: Verdicts = field(default_factory=Verdicts)


def plain(text: Markup) -> str:
    """The text as a person sees it."""
    return html.unescape(_TAG.sub("", text))


def _thing(row: Notification) -> tuple[str, int | None]:
    """What a line is about: the kind of thing, and its number. What is like nothing else is one by its own number."""
    thing = row.kind.policy.thing
    return (thing, row.subject_id) if thing else (f"{row.kind}:{row.id}", None)


async def compose(context: LetterContext, writers: Mapping[NoticeKind, Writer]) -> Digest:
    """The person's digest of this moment; every line is judged anew, and what is the only one is its own letter."""
    told: dict[tuple[str, int | None], list[tuple[Notification, Said]]] = {}
    skipped: dict[int, str] = {}
    alone: list[int] = []
    failed: list[int] = []
    evening = bool(context.row.details.get("evening"))
    for row in await lines_of(context.session, context.person.id, context.now, evening=evening):
        try:
            said = await writers[row.kind](replace(context, row=row))
        except Exception:  # one line that fails must not hold up the others
            log.exception("line failed", notification=row.id, kind=row.kind)
            failed.append(row.id)
            continue
        if isinstance(said, Skipped):
            skipped[row.id] = said.reason
        elif isinstance(said, Letter) and said.file is not None:
            alone.append(row.id)
        else:
            told.setdefault(_thing(row), []).append((row, said))
    ids = [row.id for rows in told.values() for row, _ in rows]
    verdicts = Verdicts(told=ids, moot=skipped, alone=alone, failed=failed)
    if len(told) == 1 and (only := await written_alone(context, writers, next(iter(told.values())))):
        return Digest(text=only.text, buttons=only.buttons, verdicts=replace(verdicts, layout=[(ALONE, ids, False)]))
    lines = {id(line := line_of(rows)): (line, [row.id for row, _ in rows]) for rows in told.values()}
    text, shown = laid_out(context, [line for line, _ in lines.values()], evening=evening)
    layout = [(line.group, lines[id(line)][1], line.numbered) for line in _in_order([one for one, _ in lines.values()])]
    return Digest(text=text, buttons=buttons_of(shown), verdicts=replace(verdicts, layout=layout))


async def written_alone(
    context: LetterContext, writers: Mapping[NoticeKind, Writer], rows: Sequence[tuple[Notification, Said]]
) -> Letter | None:
    """A digest of one thing is that thing's letter; None where it can only be a line."""
    letters = []
    for row, _ in rows:
        said = await writers[row.kind](replace(context, row=row, alone=True))
        if isinstance(said, Letter):
            bare = Markup(said.text.removeprefix(BULLET))  # noqa: S704 — it was markup
            letters.append(replace(said, text=_again(row, bare)))
    if len(letters) < len(rows):
        return None
    return Letter(
        text=Markup("\n\n").join(one.text for one in letters), buttons=_united([one.buttons for one in letters])
    )


def line_of(rows: Sequence[tuple[Notification, Said]]) -> Line:
    """What is said of one thing, the newest last: a line each, and the newest one's buttons."""
    lines = [replace(_short(said), text=_again(row, _short(said).text)) for row, said in rows]
    buttons = _united([one.buttons for one in lines])
    last = next((one for one in reversed(lines) if one.button is not None), lines[-1])
    return replace(last, text=Markup("\n").join(one.text for one in lines), buttons=buttons)


def _short(said: Said) -> Line:
    """A letter as a line: up to its first empty line, with its first button."""
    if isinstance(said, Line):
        return said
    first, *others = next((row for row in said.buttons if row), [None])
    text = Markup(said.text.partition("\n\n")[0])  # noqa: S704 — it was markup
    also = [one for one in others if one is not None] if said.choice else []
    return Line(text=text, group=ALSO, order="~", buttons=said.buttons, button=first, also=also)


def _again(row: Notification, text: Markup) -> Markup:
    return texts().html("letter-again", text=text) if row.maybe_twice else text


def _united(keyboards: Sequence[Sequence[Sequence[Button]]]) -> list[list[Button]]:
    """The buttons of several letters of one thing, the newest first, none twice."""
    seen: set[str] = set()
    united: list[list[Button]] = []
    for keyboard in reversed(keyboards):
        for row in keyboard:
            fresh = [one for one in row if one.data not in seen]
            seen |= {one.data for one in fresh}
            united += [fresh] if fresh else []
    return united


def buttons_of(lines: Sequence[Line]) -> list[Sequence[Button]]:
    """A single line's own buttons, else one for each thing by its number; and the way to one's own items."""
    mine = [[Button(texts().plain("digest-mine"), PlanPlace(then=PlanThen.MINE))]]
    if len(lines) == 1:
        return [*lines[0].buttons, *mine]
    numbered = enumerate((line for line in lines if line.numbered), 1)
    found = [(number, one) for number, line in numbered for one in (line.button, *line.also) if one is not None]
    rows: list[list[Button]] = [[]]
    for number, one in found[:MOST]:
        button = replace(one, label=f"{number} {one.label}")
        if len(rows[-1]) == ROW or sum(len(other.label) for other in (*rows[-1], button)) > WIDE:
            rows.append([])
        rows[-1].append(button)
    of_plan = any(line.group != ALSO for line in lines)
    return [*filter(None, rows), *(mine if of_plan else [])]


def laid_out(context: LetterContext, lines: Sequence[Line], *, evening: bool) -> tuple[Markup, list[Line]]:
    """Lines under their headings, groups by their first line's order, as many as a message holds; and which they are,
    in the order of their numbers."""
    if not lines:
        return Markup(""), []
    text = texts().html("digest-held" if evening else "digest-head", day=in_words(context.today))
    length, left, group = len(plain(text)), len(lines), ""
    single, shown, number = left == 1, list[Line](), 0
    for line in _in_order(lines):
        number += line.numbered
        said = _numbered(line.text, number) if line.numbered and not single else line.text
        heading = Markup("") if line.group == group else Markup("\n\n") + texts().html(line.group)
        more, group = heading + Markup("\n") + said, line.group
        length += len(plain(more))
        if length > LONGEST - RESERVE:
            return text + Markup("\n\n") + texts().html("digest-more", count=left), shown
        text, left = text + more, left - 1
        shown.append(line)
    return text, shown


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """Groups by their first line's order, and in each its lines by theirs."""
    groups: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: one.order):
        groups.setdefault(line.group, []).append(line)
    return [line for members in groups.values() for line in members]


def _numbered(text: Markup, number: int) -> Markup:
    bare = Markup(text.removeprefix(BULLET))  # noqa: S704 — it was markup
    return Markup("{}. {}").format(number, bare)
