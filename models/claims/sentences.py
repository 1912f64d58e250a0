"""Where the sentences of a paragraph end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.claims.tokens import Kind, Piece
from models.plan.words import word_set

LONGEST = 400
"""Tokens of a sentence."""


def sentences(tokens: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Cut at full stops that a capital letter or nothing follows; «г. Заречный», «им. Ушинского» stay whole."""
    begun: list[Piece] = []
    for at, token in enumerate(tokens):
        begun.append(token)
        if token.is_mark("!", "?", "…") or (token.is_mark(".") and _ends(tokens, at)) or len(begun) >= LONGEST:
            yield begun
            begun = []
    if begun:
        yield begun


_SHORT = word_set("г гг ч ул им т д п с р обл пос ст см св стр др")


def _ends(tokens: Sequence[Piece], at: int) -> bool:
    if at and tokens[at - 1].kind is Kind.WORD and tokens[at - 1].word in _SHORT:
        return False
    return (
        at + 1 == len(tokens) or tokens[at + 1].capital or tokens[at + 1].kind in (Kind.NUMBER, Kind.TITLE, Kind.DATE)
    )
