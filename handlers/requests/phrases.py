"""What sentences open here: the form of the request that was told; where its kind was not said, each of them."""

from collections.abc import Sequence

from handlers.requests.forms import SHORTEST_QUESTION
from handlers.widgets.phrases import Opens, Way, to_form
from models.access import Permission
from models.forms.kinds import TextKey
from models.phrases import said_request
from models.requests.tables import RequestKind
from models.sentences import Intent, RequestDraft
from services.phrases import Understood
from services.texts import label
from services.work import Work


async def ask_told(work: Work, found: Understood) -> Sequence[Way]:
    """The form of its kind, or of every kind."""
    draft = found.draft.part.request or RequestDraft()
    if not work.actor.may(Permission.ASK_REQUEST):
        return ()
    kinds = [draft.kind.value] if draft.kind else list(RequestKind)
    ways = []
    for kind in kinds:
        told = said_request(draft, kind, found.draft.text, found.words.topics.of(kind), SHORTEST_QUESTION)
        ways.append(to_form(kind.value, told, TextKey("phrase-ask", {"what": label("request-kind", kind)})))
    return ways


PHRASES: dict[str, Opens] = {Intent.REQUEST: ask_told}
