"""Use cases of anonymous questionnaires: open one, answer, close, look at the results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, exists, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.errors import DomainError, NotFound
from models.notifications import Notice, NoticeKind
from models.people import Post, Tenure
from models.questionnaires import (
    FEWEST,
    Question,
    Questionnaire,
    QuestionnairePost,
    Respondent,
    Result,
    Tally,
    Theme,
    check_answers,
    questions_of,
    results,
)
from models.timers import TimerKind
from services.outbox.notices import tell
from services.plan.inner.own_deeds import Doer
from services.questionnaires.inner.rounds import mark_round
from services.roster.seats import my_posts
from services.timers.firing import set_timers
from services.work import Work, use_case
from storage.upsert import insert_new, upsert

SHOWN = 20


@dataclass(frozen=True)
class Group:
    """Posts of one name: «Куратор», 38 of them. `post_id` is one of them and stands for all."""

    post_id: int
    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Round:
    """A questionnaire as a line of a list. Who of the asked has answered is nobody's to see, only how many."""

    id: int
    theme: Theme
    opened_at: datetime
    until: date
    over: bool
    answered: int


@dataclass(frozen=True)
class Outcome:
    """The results of a round, or None while they are hidden; and those of the last round of the same theme."""

    round: Round
    results: list[Result] | None
    before: list[Result] | None
    before_at: datetime | None


@use_case(Permission.MANAGE_QUESTIONNAIRES)
async def list_groups(work: Work) -> list[Group]:
    """The centre's open posts by name, curators and specialists first by number."""
    query = (
        select(func.min(Post.id), Post.title, func.count())
        .where(Post.center_id == work.center_id, Post.closed_on.is_(None), _held(work))
        .where(Post.role.in_((Role.CURATOR, Role.SPECIALIST, Role.COORDINATOR, Role.HEAD)))
        .group_by(Post.role, Post.title)
        .order_by(func.count().desc(), Post.title)
    )
    async with work.db.reading() as session:
        return [Group(int(group), title, count) for group, title, count in (await session.execute(query)).all()]


def _held(work: Work) -> ColumnElement[bool]:
    return exists().where(Tenure.post_id == Post.id, Tenure.held(work.today))


@use_case(Permission.MANAGE_QUESTIONNAIRES)
async def start(work: Work, theme: Theme, groups: Sequence[int], until: date, client_key: str) -> int:
    """Ask the posts of these groups until that day; returns the questionnaire's number, once for a client key.

    Raises DomainError when a round of the theme is open, when nobody is chosen or the day is past.
    """
    if until < work.today:
        raise DomainError("questionnaire-day-past")
    async with work.db.writing() as session:
        same = select(Questionnaire.id).where(
            Questionnaire.client_key == client_key, Questionnaire.center_id == work.center_id
        )
        if (made := await session.scalar(same)) is not None:
            return made
        await _no_other(session, work, theme)
        posts = await _posts(session, work, groups)
        content = [
            ["scale" if q.scale else "choice", q.text, *(() if q.scale else q.options)] for q in questions_of(theme)
        ]
        now = work.clock.now()
        questionnaire = Questionnaire(
            center_id=work.center_id,
            client_key=client_key,
            theme=theme,
            questions=content,
            until=until,
            opened_at=now,
        )
        session.add(questionnaire)
        await session.flush()
        await session.execute(
            insert(QuestionnairePost), [{"questionnaire_id": questionnaire.id, "post_id": post} for post in posts]
        )
        await _tell(session, work, questionnaire.id, posts)
        await set_timers(session, TimerKind.QUESTIONNAIRE, work.center_id, {questionnaire.id: now})
        return questionnaire.id


async def _no_other(session: AsyncSession, work: Work, theme: Theme) -> None:
    running = select(Questionnaire.id).where(
        Questionnaire.center_id == work.center_id,
        Questionnaire.theme == theme,
        Questionnaire.closed_at.is_(None),
        Questionnaire.until >= work.today,
    )
    if await session.scalar(running.limit(1)) is not None:
        raise DomainError("questionnaire-open-already")


async def _posts(session: AsyncSession, work: Work, groups: Sequence[int]) -> list[int]:
    named = select(Post.role, Post.title).where(Post.id.in_(groups), Post.center_id == work.center_id)
    names = {(role, title) for role, title in (await session.execute(named)).all()}
    if not names or len(names) != len(set(groups)):
        raise NotFound("questionnaire-no-posts")
    every = select(Post.id, Post.role, Post.title).where(Post.center_id == work.center_id, Post.closed_on.is_(None))
    return [post for post, role, title in (await session.execute(every)).all() if (role, title) in names]


async def _tell(session: AsyncSession, work: Work, questionnaire_id: int, posts: Sequence[int]) -> None:
    people = select(Tenure.person_id).distinct().where(Tenure.post_id.in_(posts), Tenure.held(work.today))
    now = work.clock.now()
    notices = [
        Notice(
            kind=NoticeKind.QUESTIONNAIRE,
            center_id=work.center_id,
            person_id=person,
            key=f"questionnaire:{questionnaire_id}",
            not_before=now,
            subject_id=questionnaire_id,
        )
        for person in await session.scalars(people)
    ]
    await tell(session, now, notices)


@use_case(Permission.ANSWER_QUESTIONNAIRES)
async def list_waiting(work: Work) -> list[tuple[int, Theme, date]]:
    """Questionnaires that the actor is asked to answer and has not yet: number, theme, last day."""
    query = select(Questionnaire.id, Questionnaire.theme, Questionnaire.until).where(
        *_asked(work), Questionnaire.closed_at.is_(None), Questionnaire.until >= work.today, ~_answered(work)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query.order_by(Questionnaire.until))).all()
    return [(questionnaire_id, theme, until) for questionnaire_id, theme, until in rows]


def _asked(work: Work) -> tuple[ColumnElement[bool], ...]:
    mine = exists().where(
        QuestionnairePost.questionnaire_id == Questionnaire.id, QuestionnairePost.post_id.in_(my_posts(work))
    )
    return (Questionnaire.center_id == work.center_id, mine)


def _answered(work: Work) -> ColumnElement[bool]:
    return exists().where(Respondent.questionnaire_id == Questionnaire.id, Respondent.person_id == work.person_id)


@use_case(Permission.ANSWER_QUESTIONNAIRES)
async def open_questions(work: Work, questionnaire_id: int) -> tuple[Theme, list[list[str]]]:
    """The theme and the questions as JSON rows. Raises NotFound when the actor is not asked, DomainError when it is
    over or answered already."""
    async with work.db.reading() as session:
        found = await _mine(session, work, questionnaire_id)
    return found.theme, found.questions


@use_case(Permission.ANSWER_QUESTIONNAIRES)
async def answer(work: Work, questionnaire_id: int, answers: Mapping[str, str]) -> None:
    """Count the answers and remember that this person has answered; nothing links the two. Raises as
    `open_questions` does."""
    async with work.db.writing() as session:
        found = await _mine(session, work, questionnaire_id)
        questions: Sequence[Question] = found.asked
        check_answers(questions, answers)
        once = insert_new(session, Respondent).values(questionnaire_id=found.id, person_id=work.person_id)
        if not (await session.execute(once.returning(Respondent.person_id))).all():
            raise DomainError("questionnaire-answered")
        rows = [
            {"questionnaire_id": found.id, "question": q.id, "answer": str(answers[q.id]), "times": 1}
            for q in questions
        ]
        await session.execute(upsert(session, Tally, times=Tally.times + 1), rows)


async def _mine(session: AsyncSession, work: Work, questionnaire_id: int) -> Questionnaire:
    query = select(Questionnaire, _answered(work)).where(Questionnaire.id == questionnaire_id, *_asked(work))
    row = (await session.execute(query)).first()
    if row is None:
        raise NotFound("questionnaire-gone")
    found: Questionnaire = row[0]
    found.check_open(work.today)
    if row[1]:
        raise DomainError("questionnaire-answered")
    return found


@use_case(Permission.SEE_QUESTIONNAIRES)
async def list_rounds(work: Work) -> list[Round]:
    """The centre's rounds, the newest first, and how many people have answered each."""
    async with work.db.reading() as session:
        rows = (await session.execute(_rounds(work).limit(SHOWN))).all()
    return [_round(work, *row) for row in rows]


def _rounds(work: Work) -> Select[Questionnaire, int]:
    answered = select(func.count()).where(Respondent.questionnaire_id == Questionnaire.id).scalar_subquery()
    return (
        select(Questionnaire, answered)
        .where(Questionnaire.center_id == work.center_id)
        .order_by(Questionnaire.opened_at.desc(), Questionnaire.id.desc())
    )


def _round(work: Work, found: Questionnaire, answered: int) -> Round:
    return Round(
        id=found.id,
        theme=found.theme,
        opened_at=found.opened_at,
        until=found.until,
        over=found.over(work.today),
        answered=answered,
    )


@use_case(Permission.MANAGE_QUESTIONNAIRES)
async def close(work: Work, questionnaire_id: int) -> None:
    """End the round: its row of the plan is done. Raises NotFound for another centre's, DomainError the second time."""
    async with work.db.writing() as session:
        found = await session.get(Questionnaire, questionnaire_id, with_for_update=True)
        if found is None or found.center_id != work.center_id:
            raise NotFound("questionnaire-gone")
        found.close(work.clock.now())
        await mark_round(session, Doer.of(work), found)


@use_case(Permission.SEE_QUESTIONNAIRES)
async def see_results(work: Work, questionnaire_id: int) -> Outcome:
    """The results of a round that is over and has five answers at least; those of the last such round of the theme
    beside them. Raises NotFound for another centre's round."""
    async with work.db.reading() as session:
        row = (await session.execute(_rounds(work).where(Questionnaire.id == questionnaire_id))).first()
        if row is None:
            raise NotFound("questionnaire-gone")
        found, answered = row
        earlier = _rounds(work).where(Questionnaire.theme == found.theme, Questionnaire.opened_at < found.opened_at)
        others = [one for one, count in (await session.execute(earlier.limit(SHOWN))).all() if count >= FEWEST]
        last = next((one for one in others if one.over(work.today)), None)
        counted = await _tallies(session, [found.id, *([last.id] if last else [])])
    current = _round(work, found, answered)
    shown = current.over and answered >= FEWEST
    return Outcome(
        current,
        results(found.asked, counted.get(found.id, {})) if shown else None,
        results(last.asked, counted.get(last.id, {})) if last and shown else None,
        last.opened_at if last else None,
    )


async def _tallies(session: AsyncSession, ids: Sequence[int]) -> dict[int, dict[tuple[str, str], int]]:
    query = select(Tally.questionnaire_id, Tally.question, Tally.answer, Tally.times)
    found: dict[int, dict[tuple[str, str], int]] = {}
    for questionnaire_id, question, given, times in (
        await session.execute(query.where(Tally.questionnaire_id.in_(ids)))
    ).all():
        found.setdefault(questionnaire_id, {})[question, given] = times
    return found
