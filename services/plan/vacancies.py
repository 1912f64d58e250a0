"""Use cases of the plan's vacancies: posts that it calls before anybody came, and the people who come later."""

from sqlalchemy import select

from models.access import Permission
from models.errors import DomainError, NotFound
from models.people import Post, Tenure
from models.plan.matching import own_part
from services.plan.inner.choosing import chosen_post, rehang_all
from services.plan.inner.vacancies import Vacancy, into_group, vacancies
from services.work import Work, use_case


@use_case(Permission.MANAGE_PEOPLE)
async def list_vacancies(work: Work) -> list[Vacancy]:
    """The plan's vacant posts, those with the most items first, and the groups that nobody is in."""
    async with work.db.reading() as session:
        return await vacancies(session, work)


@use_case(Permission.MANAGE_PEOPLE)
async def join(work: Work, vacancy_id: int, tenure_id: int) -> int:
    """The one who came is whom the plan calls so: the vacancy's items hang on that person's own post; returns how many.

    Raises NotFound for another centre's, DomainError when somebody is there already or the person has left.
    """
    async with work.db.writing() as session:
        vacancy = await session.get(Post, vacancy_id, with_for_update=True)
        tenure = await session.get(Tenure, tenure_id)
        if vacancy is None or vacancy.center_id != work.center_id or tenure is None:
            raise NotFound
        own = await chosen_post(session, work, vacancy.title, own_part(tenure.post_id, tenure.person_id))
        here = await session.scalar(select(Tenure.id).where(Tenure.id == tenure_id, Tenure.held(work.today)))
        if vacancy.closed_on is not None or here is None or own is None:
            raise DomainError("people-met-already")
        if vacancy.is_group:
            return await into_group(session, vacancy.id, own)
        vacancy.closed_on = work.today
        return await rehang_all(session, vacancy.id, own)
