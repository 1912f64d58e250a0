"""What stands on the window of what came of an event."""

from markupsafe import Markup

from handlers.event_after.getters import AfterFacts
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words
from models.events.kinds import Usefulness
from models.events.opinions import FEWEST, Opinions
from services.texts import texts
from services.work import Work

ROOM = 2500
"""Characters of what was missing; Telegram takes 4096 of all."""


def after_text(work: Work, shown: AfterFacts) -> Markup:
    """How useful it was, where its materials are, how its decisions stand."""
    one = shown.one
    day = in_words(work.actor.local(one.starts_at).date())
    return paragraphs(
        texts().html("event-after", title=one.title, day=day),
        _opinions(one.opinions),
        texts().html("event-after-materials", materials=one.materials or ("given" if one.given else "none")),
        texts().html("event-after-decisions", decided=one.decided, undone=one.undone),
    )


def given_line(_work: Work, one: tuple[int, str]) -> str:
    """A material of the library, which is taken back by a tap."""
    return f"✖ {one[1]}"


def _opinions(found: Opinions) -> Markup:
    if not found.asked:
        return texts().html("event-opinions-none")
    counts = {"asked": found.asked, "answered": found.answered}
    if not found.shown:
        return texts().html("event-opinions-few", fewest=FEWEST, **counts)
    told = {verdict.value: found.verdicts.get(verdict, 0) for verdict in Usefulness}
    head = texts().html("event-opinions", **counts, **told)
    hidden = found.answered - found.shown
    return lines(head, texts().html("event-opinions-hidden", fewest=FEWEST) if hidden else None, *_missing(found))


def _missing(found: Opinions) -> list[Markup]:
    """What was missing, as much as a message holds."""
    if not found.missing:
        return []
    told, length = [texts().html("event-missing-head")], 0
    for words in found.missing:
        length += len(words)
        if length > ROOM:
            return [*told, texts().html("form-shortened")]
        told.append(texts().html("event-missing-line", words=words))
    return told
