"""Links of invites as they are printed and forwarded. They go into these papers and stand nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class GuestLink:
    """Somebody's link: the name, the post with its district, the address, the message to forward."""

    name: str
    place: str
    link: str
    message: str


@dataclass(frozen=True, kw_only=True)
class LinkPapers:
    """What the papers say besides: the title, the one sentence under each code, the headings of the workbook."""

    title: str
    sentence: str
    headings: Sequence[str]
    links: Sequence[GuestLink]
