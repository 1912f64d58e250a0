"""Letters about an accepted request: its term is over, how did it help, what was recommended by today."""

from models.calendar import working_days_between
from models.dates import in_words, short
from models.requests.meetings import Recommendation
from models.requests.states import DONE, UNARRANGED
from models.requests.tables import WRITTEN, RequestKind
from places.requests import RecommendationPlace, RequestThen
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, skipped
from scheduler.letters.request_summary import brief, button, opening, summary_of
from services.requests.words import called
from services.texts import texts


async def idle(context: LetterContext) -> Letter | Skipped:
    """The term of an accepted request is over, and its author waits."""
    summary = await summary_of(context)
    if summary is None or summary.request.answerer_id != context.person.id or summary.request.state not in UNARRANGED:
        return skipped("moot-arranged")
    request = summary.request
    materials = request.kind is RequestKind.MATERIALS
    text = texts().html(
        "letter-request-idle",
        number=summary.number,
        called=called(request.kind, request.topic),
        author=summary.author,
        day=in_words(request.answer_by),
        what="materials" if materials else "written" if request.kind in WRITTEN else "meeting",
        days=working_days_between(request.answer_by, context.today),
    )
    ways = [] if materials else [RequestThen.HOLD]
    ways = [RequestThen.ANSWER, *ways] if request.kind in WRITTEN else ways
    taps = [button(f"request-{one}", request.id, one) for one in ways]
    return Letter(text=text, buttons=[*([taps] if taps else []), [opening(request.id)]])


async def feedback(context: LetterContext) -> Letter | Skipped:
    """Two weeks after: «помогло / частично / нет»."""
    summary = await summary_of(context)
    if summary is None or summary.request.state not in DONE or summary.request.rated_at is not None:
        return skipped("moot-rated")
    request = summary.request
    text = texts().html("letter-request-feedback", number=summary.number, called=called(request.kind, request.topic))
    ratings = (RequestThen.YES, RequestThen.PARTLY, RequestThen.NO)
    buttons = [button(f"request-rate-{one}", request.id, one) for one in ratings]
    return Letter(text=text, buttons=[buttons], choice=True)


async def recommendation(context: LetterContext) -> Letter | Skipped:
    """What was recommended by today."""
    found = await context.session.get(Recommendation, context.subject)
    if found is None or found.done_at is not None:
        return skipped("moot-done")
    text = texts().html("letter-recommendation", words=brief(found.words), who=found.who, due=short(found.due))
    done = Button(texts().plain("letter-done"), RecommendationPlace(recommendation=found.id))
    return Letter(text=text, buttons=[[done, opening(found.request_id)]])
