"""Letters about a questionnaire: it asks, it reminds once, and its end is told."""

from sqlalchemy import func, select

from models.dates import brief, in_words
from models.notifications import NoticeKind
from models.questionnaires import Questionnaire, Respondent
from places.monitoring import QuestionnairePlace, ResultsPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from services.texts import label, texts


async def asked(context: LetterContext) -> Letter | Skipped:
    """«Ответить»; nothing for who has answered meanwhile."""
    return await _asking(context, "letter-questionnaire")


async def again(context: LetterContext) -> Letter | Skipped:
    """To who has not answered yet: the one reminder of a round."""
    return await _asking(context, "letter-questionnaire-again")


async def over(context: LetterContext) -> Letter | Skipped:
    """To the coordinator: it has ended, how many answered, and the way to the results."""
    found = await context.session.get(Questionnaire, context.subject)
    if found is None or found.center_id != context.center.id or found.closed_at is not None:
        return skipped("moot-over")
    answered = select(func.count()).where(Respondent.questionnaire_id == found.id)
    count = int(await context.session.scalar(answered) or 0)
    theme = label("questionnaire-theme", found.theme)
    day = brief(context.local(found.opened_at).date(), context.today)
    text = texts().html("letter-questionnaire-over", theme=theme, day=day, count=count)
    return Letter(
        text=text,
        buttons=[[Button(texts().plain("questionnaire-results"), ResultsPlace(questionnaire=context.subject))]],
    )


async def _asking(context: LetterContext, key: str) -> Letter | Skipped:
    found = await context.session.get(Questionnaire, context.subject)
    if found is None or found.center_id != context.center.id or found.over(context.today):
        return skipped("moot-over")
    if await context.session.get(Respondent, (context.subject, context.person.id)):
        return skipped("moot-answered")
    theme = label("questionnaire-theme", found.theme)
    text = texts().html(key, theme=theme, until=in_words(found.until), count=len(found.asked))
    place = QuestionnairePlace(questionnaire=context.subject)
    return Letter(text=text, buttons=[[Button(texts().plain("questionnaire-answer"), place)]])


WRITERS: Writers = {
    NoticeKind.QUESTIONNAIRE: asked,
    NoticeKind.QUESTIONNAIRE_AGAIN: again,
    NoticeKind.QUESTIONNAIRE_OVER: over,
}
