"""Whom an event is for: roles in districts, or posts by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.access import Role

INVITED = (Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD)
"""Whoever holds a post of these roles may be asked to an event."""


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Roles in districts (none of them: all), or posts by hand. Whom the event reaches, `Reach` says."""

    roles: tuple[Role, ...] = ()
    districts: tuple[int, ...] = ()
    posts: tuple[int, ...] = ()

    @classmethod
    def read(cls, content: Mapping[str, list[str | int]]) -> "Audience":
        """What is kept in the database."""
        return cls(
            roles=tuple(Role(str(one)) for one in content.get("roles", ())),
            districts=tuple(int(one) for one in content.get("districts", ())),
            posts=tuple(int(one) for one in content.get("posts", ())),
        )

    @property
    def json(self) -> dict[str, list[str | int]]:
        """What the database keeps of it."""
        return {"roles": [*self.roles], "districts": [*self.districts], "posts": [*self.posts]}
