"""What may be handed out: kinds of materials, and the library's own that were printed."""

from collections.abc import Mapping, Sequence

from handlers.activities.names import options
from models.activities import Material
from models.forms.kinds import Option, TextKey
from models.handouts import OF_LIBRARY, read_handouts
from models.stored import Json
from services.library import copies
from services.texts import texts
from services.work import Work

TITLE = 40
"""Characters of a material on a button."""


async def stocked_options(work: Work, answers: Mapping[str, Json] | None = None) -> list[list[str]]:
    """The library's materials that were printed, and those that the answers name, as the draft of a form keeps them:
    what each is known by, and what it is called."""
    _, given = read_handouts((answers or {}).get("handouts") or {})
    found = await copies.list_stocked(work, [material for _, material in given])
    kinds = {material: kind for kind, material in given}
    return [[f"{kinds.get(one.id, one.kind)}{OF_LIBRARY}{one.id}", _called(one.title)] for one in found]


def handed_options(stocked: Sequence[Sequence[str]]) -> tuple[Option, ...]:
    """Kinds first, then the library's own."""
    return (*options("material", Material), *(Option(known, called) for known, called in stocked))


async def below_zero(work: Work, before: Mapping[str, Json], after: Mapping[str, Json]) -> TextKey | None:
    """Said before a record is saved: more of the library's copies would be handed out than there are."""
    (_, were), (_, given) = (read_handouts(one.get("handouts") or {}) for one in (before, after))
    if not given:
        return None
    left = {one.id: one for one in await copies.list_stocked(work, [material for _, material in given])}
    for (kind, material), number in given.items():
        taken = number - were.get((kind, material), 0)
        short = taken - left[material].stock.total if material in left else 0
        if taken > 0 and short > 0:
            return TextKey("activity-copies-below", {"title": left[material].title, "count": short})
    return None


def _called(title: str) -> str:
    if not title:
        return texts().plain("library-removed")
    return title if len(title) <= TITLE else f"{title[:TITLE].rstrip()}…"
