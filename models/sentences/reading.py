"""`read`: a text as a draft. Personal data stops everything else."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from functools import reduce

from models.privacy import find
from models.privacy import ready as guard_ready
from models.sentences import cues
from models.sentences.draft import DraftPart, Intent, SentenceDraft
from models.sentences.meaning import LEAST, CenterWords, Meaning, meanings
from models.sentences.said import LONGEST, SaidText, said
from models.sentences.wrapped import unwrapped

NEAR = 0.4
"""Two intents whose scores are no further apart are both offered."""
SURE = 3.0
"""From which score on a sentence of a longer text has an intent of its own."""
DEFAULT = CenterWords()
_SENTENCE_ENDS = frozenset(".!?;")


def read(
    text: str, today: date, districts: Sequence[str] = (), people: Sequence[str] = (), known: CenterWords = DEFAULT
) -> SentenceDraft:
    """What a text wants and says, seen from `today`, in a centre with these districts and topics.

    `people` may be named (`models.privacy.find`). Never raises, whatever the text: what is not understood is unclear.
    """
    if find(text, (*people, *districts)):  # «22 школьника, Берегов» names a town
        return SentenceDraft(text=text, intent=Intent.PERSONAL)
    whole = said(unwrapped(text), today, districts, known.own)
    groups = _groups(whole, known)
    if len(groups) > 1:
        first, *others = groups
        parts = [meaning.read(part, known) for meaning, part in groups]
        also = tuple(one.intent for one, _ in others)
        return SentenceDraft(text=whole.text, intent=first[0].intent, also=also, part=reduce(DraftPart.with_, parts))
    ranked = _ranked(whole, known)
    if not ranked:
        return SentenceDraft(text=whole.text, intent=Intent.UNCLEAR)
    best, score = ranked[0]
    near = tuple(one.intent for one, its in ranked if score - its <= NEAR)
    return SentenceDraft(
        text=whole.text, intent=best.intent, near=near[:2] if len(near) > 1 else (), part=best.read(whole, known)
    )


def ready() -> None:
    """Load the dictionary and compile the patterns, so that the first person does not wait for it."""
    guard_ready()
    read(
        "Вчера семинар «Границы» в Озёрском районе, 12 педагогов, протокол в папке 3",
        date(2026, 3, 18),
        ("Озёрский район",),
    )


def _ranked(text: SaidText, known: CenterWords) -> list[tuple[Meaning, float]]:
    """Intents that the text may have, the likeliest first."""
    if not text.tokens or _is_foreign(text):
        return []
    scored = [(one, one.score(text, known)) for one in meanings()]
    return sorted((pair for pair in scored if pair[1] >= LEAST), key=lambda pair: -pair[1])


def _is_foreign(text: SaidText) -> bool:
    """Another language or a program: few of its letters are Russian, and it says no code of the monitoring."""
    letters = sum(one.isalpha() for one in text.plain)
    return letters > 12 and cues.cyrillic(text) < 0.5 and not cues.has(text, "d", "z") and len(text.text) < LONGEST


def _groups(text: SaidText, known: CenterWords) -> list[tuple[Meaning, SaidText]]:
    """Sentences of a text by what they want, when they plainly want several things; one group otherwise."""
    bounds = [0, *(at + 1 for at, one in enumerate(text.tokens) if _cuts(one.kind, one.word)), len(text.tokens)]
    parts = [(a, b) for a, b in itertools.pairwise(bounds) if b > a]
    if len(parts) < 2:
        return []
    groups: list[tuple[Meaning, int, int]] = []
    for first, last in parts:
        ranked = _ranked(text.part(first, last), known)
        own = ranked[0] if ranked and ranked[0][1] >= SURE and ranked[0][0].tells else None
        if own is not None and (not groups or groups[-1][0] is not own[0]):
            groups.append((own[0], first if groups else 0, last))
        elif groups:
            groups[-1] = (groups[-1][0], groups[-1][1], last)
    different = len({one.intent for one, _, _ in groups}) > 1 and not any(
        one.intent == Intent.DONE for one, _, _ in groups
    )
    return [(meaning, text.part(first, last)) for meaning, first, last in groups] if different else []


def _cuts(kind: str, word: str) -> bool:
    return kind in ("line", "bullet") or (kind == "mark" and word in _SENTENCE_ENDS)
