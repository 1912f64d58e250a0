"""Who is asked: the posts that a centre's list names for a request, else its specialists, else the coordinator."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.access import Role
from models.requests.tables import RequestKind

ANSWERING = (Role.SPECIALIST, Role.COORDINATOR, Role.HEAD)
"""Roles that may answer, in the order in which they are asked when no list names anybody."""


@dataclass(frozen=True)
class AnswererRule:
    """A line of the centre's list: that post answers that kind; an empty topic or district means any."""

    post_id: int
    kind: RequestKind
    topic: str = ""
    district_id: int | None = None

    def fits(self, kind: RequestKind, topic: str, district_id: int | None) -> bool:
        """Whether the request is one of those that it names."""
        return (
            self.kind is kind
            and self.topic in ("", topic)
            and (self.district_id is None or self.district_id == district_id)
        )

    @property
    def narrow(self) -> tuple[bool, bool]:
        """The narrower rule wins: whoever is named for the topic is asked before whoever answers everything."""
        return bool(self.topic), self.district_id is not None


def addressees(
    rules: Iterable[AnswererRule], held: Mapping[int, Role], kind: RequestKind, topic: str, district_id: int | None
) -> list[int]:
    """The posts to ask out of the `held` ones (posts that somebody else than the author holds today)."""
    named = [rule for rule in rules if rule.post_id in held and rule.fits(kind, topic, district_id)]
    if named:
        narrowest = max(rule.narrow for rule in named)
        return sorted({rule.post_id for rule in named if rule.narrow == narrowest})
    for role in ANSWERING:
        if found := sorted(post for post, its in held.items() if its is role):
            return found
    return []
