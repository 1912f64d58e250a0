"""A digest that was sent, written anew: of what is over it says so, and its number has no button any more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup
from sqlalchemy import exists, select

from models.notifications import NoticeKind, Notification
from scheduler.digest import ALONE, BULLET, Said, buttons_of, laid_out, line_of, written_alone
from scheduler.letters.letter import Letter, LetterContext, Line, Skipped, Writer, skipped
from scheduler.letters.over import over
from services.outbox.digests import LAYOUT


async def rewrite(context: LetterContext, writers: Mapping[NoticeKind, Writer]) -> Letter | Skipped:
    """The digest as it stands in the chat, told as of when it was sent: the same lines, the same numbers.

    One whose buttons went, because all of it was said anew, gets none again.
    """
    digest = await context.session.get(Notification, context.subject)
    layout = digest.details.get(LAYOUT) if digest is not None else None
    if digest is None or digest.message_id is None or digest.ended_at is None or not layout:
        return skipped("moot-no-letter")
    then = replace(context, now=digest.ended_at)
    rows = await _rows(context, [row_id for _, ids, _ in layout for row_id in ids])
    if not all(row_id in rows for _, ids, _ in layout for row_id in ids):
        return skipped("moot-no-letter")
    made = [
        (group, await _said(context, then, writers, [rows[row_id] for row_id in ids]), numbered)
        for group, ids, numbered in layout
    ]
    letter = await _written(then, writers, made, evening=bool(digest.details.get("evening")))
    if isinstance(letter, Skipped):
        return letter
    copied = exists().where(Notification.kind == NoticeKind.COPY, Notification.subject_id == digest.id)
    bare = bool(await context.session.scalar(select(copied)))
    return replace(letter, buttons=() if bare else letter.buttons, instead_of=digest.message_id)


async def _rows(context: LetterContext, ids: Sequence[int]) -> dict[int, Notification]:
    found = await context.session.scalars(select(Notification).where(Notification.id.in_(ids)))
    return {row.id: row for row in found}


async def _said(
    context: LetterContext, then: LetterContext, writers: Mapping[NoticeKind, Writer], rows: Sequence[Notification]
) -> list[tuple[Notification, Said]] | Letter:
    """What is said of one thing: as it was, or a letter that says why there is nothing to be done."""
    made = [(row, await writers[row.kind](replace(then, row=row))) for row in rows]
    alive = [(row, said) for row, said in made if not isinstance(said, Skipped)]
    if alive:
        return alive
    row, said = made[-1]
    return await over(replace(context, row=row), said.reason if isinstance(said, Skipped) else "")


async def _written(
    then: LetterContext,
    writers: Mapping[NoticeKind, Writer],
    made: Sequence[tuple[str, list[tuple[Notification, Said]] | Letter, bool]],
    *,
    evening: bool,
) -> Letter | Skipped:
    if [group for group, *_ in made] == [ALONE]:
        _, said, _ = made[0]
        if isinstance(said, Letter):
            return said
        return await written_alone(then, writers, said) or skipped("moot-no-letter")
    lines = [
        Line(text=_in_line(said.text), group=group, order=f"{place:04}", over=numbered)
        if isinstance(said, Letter)
        else replace(line_of(said), group=group, order=f"{place:04}")
        for place, (group, said, numbered) in enumerate(made)
    ]
    text, shown = laid_out(then, lines, evening=evening)
    return Letter(text=text, buttons=buttons_of(shown))


def _in_line(text: Markup) -> Markup:
    return BULLET + Markup(". ").join(Markup(one) for one in text.split("\n", 1))  # noqa: S704 — it was markup
