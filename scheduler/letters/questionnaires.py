"""Letters about a questionnaire: it asks, it reminds once, and its end is told."""

from sqlalchemy import func, select

from models.dates import brief, in_words
from models.questionnaires import Questionnaire, Respondent
from places.monitoring import QuestionnairePlace, ResultsPlace
from scheduler.letters.letter import Button, Case, Letter, Skipped, skipped
from services.texts import label, texts


async def asked(case: Case) -> Letter | Skipped:
    """«Ответить»; nothing for who has answered meanwhile."""
    return await _asking(case, "letter-questionnaire")


async def again(case: Case) -> Letter | Skipped:
    """The one reminder."""
    return await _asking(case, "letter-questionnaire-again")


async def over(case: Case) -> Letter | Skipped:
    """To the coordinator: it has ended, how many answered, and the way to the results."""
    found = await case.session.get(Questionnaire, case.subject)
    if found is None or found.center_id != case.center.id or found.closed_at is not None:
        return skipped("moot-over")
    answered = select(func.count()).where(Respondent.questionnaire_id == found.id)
    count = int(await case.session.scalar(answered) or 0)
    theme = label("questionnaire-theme", found.theme)
    day = brief(case.local(found.opened_at).date(), case.today)
    text = texts().html("letter-questionnaire-over", theme=theme, day=day, count=count)
    return Letter(text, [[Button(texts().plain("questionnaire-results"), ResultsPlace(questionnaire=case.subject))]])


async def _asking(case: Case, key: str) -> Letter | Skipped:
    found = await case.session.get(Questionnaire, case.subject)
    if found is None or found.center_id != case.center.id or found.over(case.today):
        return skipped("moot-over")
    if await case.session.get(Respondent, (case.subject, case.person.id)):
        return skipped("moot-answered")
    theme = label("questionnaire-theme", found.theme)
    text = texts().html(key, theme=theme, until=in_words(found.until), count=len(found.asked))
    place = QuestionnairePlace(questionnaire=case.subject)
    return Letter(text, [[Button(texts().plain("questionnaire-answer"), place)]])
