"""A round's deed of the plan."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Category, Facts, Format, Type
from models.questionnaires import Questionnaire, Respondent
from services.plan.inner.own_deeds import Doer, close_round
from services.texts import label, texts


async def mark_round(session: AsyncSession, doer: Doer, found: Questionnaire) -> None:
    """The round's row of the plan is done by those who answered (counts only), on the round's last day or the day it
    was closed. A round that nobody answered is none. Doing it again adds nothing."""
    query = select(func.count()).select_from(Respondent).where(Respondent.questionnaire_id == found.id)
    answered = int(await session.scalar(query) or 0)
    if not answered:
        return
    theme = label("questionnaire-theme", found.theme)
    facts = Facts(
        type=Type.DIAGNOSTICS,
        title=texts().plain("questionnaire-deed", theme=theme),
        day=min(doer.today, found.until),
        format=Format.REMOTE,
        attendance={Category.SPECIALISTS: (0, answered)},
    )
    await close_round(session, doer, facts, f"questionnaire:{found.id}")
