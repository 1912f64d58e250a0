"""What sentences open here: the library, searched by what was said of it; a bare word too, where it has something."""

from collections.abc import Sequence

from handlers.finding.kept import FindStart
from handlers.widgets.phrases import LABEL, Opens, Way
from models.access import Permission
from models.forms.kinds import TextKey
from models.sentences import Intent
from services.library.search import search
from services.phrases import Understood
from services.work import Work

FEW = 4
"""Words of a text that may be a topic and nothing else."""


async def find_told(work: Work, found: Understood) -> Sequence[Way]:
    """What of the library is looked for."""
    if "library" not in found.draft.part.more or not work.actor.may(Permission.READ_LIBRARY):
        return ()
    return [_way(found.draft.text)]


async def find_bare(work: Work, found: Understood) -> Sequence[Way]:
    """«Буллинг»: nothing is told or asked by it, but the library has something about it."""
    text = found.draft.text
    if len(text.split()) > FEW or not work.actor.may(Permission.READ_LIBRARY):
        return ()
    hits = await search(work, text)
    return [_way(text)] if hits.asked and hits.exact else ()


def _way(text: str) -> Way:
    words = " ".join(text.split())
    return Way(
        command="find", start=FindStart(argument=words).json(), word=TextKey("find-told", {"what": words[:LABEL]})
    )


PHRASES: dict[str, Opens] = {Intent.SEARCH: find_told, Intent.UNCLEAR: find_bare}
