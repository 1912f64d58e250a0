"""A link as a picture for a camera."""

from __future__ import annotations

import io

import segno

MASK = 3
"""Any of the eight is read; to try which one is read best takes longer than all the rest."""
QUIET = 2
"""Dots of the empty edge around it, to which what stands around adds its own."""
OWN_QUIET = 4
"""The edge that a picture of its own needs (ISO/IEC 18004, 9.1)."""


def code_png(link: str, pixels: int = 6, quiet: int = QUIET) -> bytes:
    """The link as a .png, so many pixels a dot."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False, mask=MASK).save(out, kind="png", scale=pixels, border=quiet)
    return out.getvalue()
