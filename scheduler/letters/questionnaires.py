"""The letter that asks to answer a questionnaire."""

from models.dates import in_words
from models.questionnaires import Questionnaire, Respondent
from places.monitoring import QuestionnairePlace
from scheduler.letters.letter import Button, Case, Letter, Moot, moot
from services.texts import texts


async def asked(case: Case) -> Letter | Moot:
    """«Ответить»; nothing for who has answered meanwhile."""
    found = await case.session.get(Questionnaire, case.subject)
    if found is None or found.center_id != case.center.id or found.over(case.today):
        return moot("moot-over")
    if await case.session.get(Respondent, (case.subject, case.person.id)):
        return moot("moot-answered")
    theme = texts().plain(f"questionnaire-theme-{found.theme}")
    text = texts().html("letter-questionnaire", theme=theme, until=in_words(found.until), count=len(found.asked))
    place = QuestionnairePlace(questionnaire=case.subject)
    return Letter(text, [[Button(texts().plain("questionnaire-answer"), place)]])
