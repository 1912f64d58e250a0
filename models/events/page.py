"""The page that hangs at the door: what it says around its code."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CheckInPage:
    """A page to print, in words that are ready to be read."""

    title: str
    lines: Sequence[str]
    """When and where."""
    call: str
    steps: Sequence[str]
    note: str
    """How long the code holds, and what to do where it does not."""
    link: str
