"""Use cases of the centre's posts: added, renamed, closed, merged, moved, given. Each is undone for a day."""

from dataclasses import replace

from sqlalchemy import select

from models.access import Permission, Role
from models.audit import Event
from models.errors import DomainError, NotFound
from models.people import Post, Tenure, in_posts
from services.events.inner.arriving import ask_newcomer
from services.people.inner.admissions import tell_of_new
from services.people.inner.journal import Journal
from services.people.inner.office import stay_in_office
from services.people.inner.own import free_title, own_place, own_post
from services.people.inner.rehanging import hand_over
from services.people.inner.seating import look_anew, reseat
from services.people.inner.shifting import close_posts, shift
from services.plan.inner.vacancies import meet
from services.timers.recheck import recheck_person
from services.work import Work, use_case


@use_case(Permission.MANAGE_PEOPLE)
async def add_post(work: Work, role: Role, title: str, district_id: int | None) -> int:
    """A vacant post; returns its number. Raises BadInput for what is no title, NotFound for another centre's district,
    DomainError where the district has such a post, for a curator without a district, and for a role that is not given
    in a centre."""
    if role is Role.ADMIN:
        raise DomainError("error-stale")
    if role is Role.CURATOR and district_id is None:
        raise DomainError("post-needs-district")
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        if district_id is not None:
            await own_place(session, work, district_id)
        post = Post(center_id=work.center_id, role=role, district_id=district_id)
        post.title = await free_title(session, post, title)
        journal = Journal(session)
        await journal.add(post)
        await look_anew(session, work, [post.id])
        await journal.write(work, Event.POST_ADDED, post_id=post.id)
        return post.id


@use_case(Permission.MANAGE_PEOPLE)
async def rename_post(work: Work, post_id: int, title: str) -> str:
    """It is called so; how the plan calls it stays the plan's. Returns the title. Raises as `add_post`."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        post, journal = await own_post(session, work, post_id), Journal(session)
        plain = await free_title(session, post, title)
        journal.watch(post)
        post.title = plain
        await journal.write(work, Event.POST_RENAMED, post_id=post.id)
        return plain


@use_case(Permission.MANAGE_PEOPLE)
async def close_post(work: Work, post_id: int) -> str:
    """Its people leave, nothing is expected of it any more, and its links open nothing; what was done stays. Returns
    the title. Raises NotFound for another centre's and for a group, DomainError when it is closed already, or where the
    actor would be no coordinator."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        post, journal = await own_post(session, work, post_id), Journal(session)
        await close_posts(journal, work, [post])
        await journal.write(work, Event.POST_CLOSED, post_id=post.id)
        return post.title


@use_case(Permission.MANAGE_PEOPLE)
async def merge_posts(work: Work, post_id: int, into_id: int) -> str:
    """Its people hold the other from today on, and all that hangs on it hangs there; returns the other's title. Raises
    as `close_post`, DomainError for one with itself, or where role or district differ."""
    if post_id == into_id:
        raise DomainError("post-with-itself")
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        post, other = await own_post(session, work, post_id), await own_post(session, work, into_id)
        if (post.role, post.district_id) != (other.role, other.district_id):
            raise DomainError("post-unlike")
        journal, before = Journal(session), select(Post).where(Post.merged_into_id == post.id)
        merged = [post, *await session.scalars(before)]
        journal.watch(*merged, other)
        await hand_over(journal, work, post, other)
        await reseat(journal, work, post, other)
        for one in merged:
            one.merged_into_id = other.id
        post.closed_on = work.today
        await look_anew(session, work, [post.id, other.id])
        await journal.write(work, Event.POST_MERGED, post_id=post.id)
        return other.title


@use_case(Permission.MANAGE_PEOPLE)
async def move_post(work: Work, post_id: int, district_id: int | None) -> str:
    """It is of another district from today on, None is of no one, with its people and all that hangs on it; the
    reports that it owes stay of the district that they tell of. Returns the title. Raises as `close_post`, DomainError
    for a curator without a district."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        post, journal = await own_post(session, work, post_id), Journal(session)
        district = None if district_id is None else await own_place(session, work, district_id)
        await shift(journal, work, post, district)
        await look_anew(session, work, [post.id])
        await journal.write(work, Event.POST_MOVED, post_id=post.id)
        return post.title


@use_case(Permission.MANAGE_PEOPLE)
async def give_post(work: Work, post_id: int, person_id: int) -> str:
    """Somebody of the centre holds this post too, from today on, without a link; returns the post's title. Raises
    NotFound for another centre's post or who holds none in it, DomainError for who holds it already."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        post, journal = await own_post(session, work, post_id), Journal(session)
        here = in_posts(select(Tenure), work.center_id, work.today).where(Tenure.person_id == person_id)
        tenures = list(await session.scalars(here))
        if not tenures:
            raise NotFound("people-gone")
        if any(one.post_id == post.id for one in tenures):
            raise DomainError("post-held-already")
        given = Tenure(post_id=post.id, person_id=person_id, since=work.today, trade=tenures[0].trade)
        await journal.add(given)
        await ask_newcomer(session, work.clock.now(), work.today, work.center_id, given)
        await recheck_person(session, person_id)
        await meet(session, replace(work, actor=replace(work.actor, person_id=person_id)), given)
        if post.role is Role.COORDINATOR:
            await tell_of_new(session, work.clock.now(), given, work.center_id, work.today)
        await journal.write(work, Event.POST_GIVEN, post_id=post.id)
        return post.title
