"""Events in words."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.events.getters import EventCardFacts, PeopleFacts, SharesFacts
from handlers.widgets.text import lines, paragraphs
from models.calendar import is_working
from models.dates import brief, in_words
from models.events.kinds import Answer, Reach
from models.events.states import EventState
from services.events.card import EventCard
from services.events.lists import EventLine
from services.events.options import DateToHold
from services.events.shares import Invited, Share
from services.events.tally import AnswerCount
from services.events.words import about, called
from services.requests.words import on_button
from services.texts import label, small, texts
from services.work import Work

MARKS = {
    EventState.DRAFT: "✎ ",
    EventState.OVER: "○ ",
    EventState.RECORDED: "✓ ",
    EventState.CANCELLED: "✕ ",
}
TITLE = 60
NAMED = 12
"""Districts that are named in one line."""


def asked_line(work: Work, one: EventLine) -> str:
    """When, what, and one's own answer."""
    mark = "✓ " if one.comes else "✕ " if one.answer is Answer.DECLINED else ""
    return f"{mark}{on_button(work.actor.here(one.starts_at))} · {one.title[:TITLE]}"


def led_line(work: Work, one: EventLine) -> str:
    """Where it stands, when, what, and how many come."""
    count = f" · {one.coming}" if one.coming else ""
    return f"{MARKS.get(one.state, '')}{on_button(work.actor.here(one.starts_at))} · {one.title[:TITLE]}{count}"


def date_line(work: Work, one: DateToHold) -> str:
    """By when, and what."""
    return f"{one.due:%d.%m} · {one.content[:TITLE]}"


def card_text(work: Work, facts: EventCardFacts) -> Markup:
    """What it is, when, where, for whom, by whom; and one's own answer."""
    one, said = facts.one, texts().html
    head = said("event-card", called=called(one.event), state=label("event-state", one.event.state))
    actor = work.actor
    where = [about(one.event, actor.own_zone, actor.zone, one.link)]
    where += [said("event-in-district", district=one.district)] if one.district else []
    if one.event.state is EventState.DRAFT or one.leads:
        day = actor.local(one.event.starts_at).date()
        where += [] if is_working(day) else [said("event-day-off", day=in_words(day))]
        where += [said("event-draft-past")] if facts.draft and not facts.ahead else []
    return paragraphs(head, lines(*where), lines(*_who(one)), lines(*_terms(work, one)), _mine(facts))


def _who(one: EventCard) -> Sequence[Markup]:
    said = texts().html
    hosts = "; ".join(f"{post.title} ({', '.join(post.holders)})" if post.holders else post.title for post in one.hosts)
    found = [said("event-led-by", hosts=hosts)] if hosts else []
    if one.leads:
        found.append(said("event-for", reach=_reach(one)))
    if one.item and one.leads:
        found.append(said("event-item", item=one.item[:200]))
    return found


def _reach(one: EventCard) -> str:
    reach = one.event.reach
    if reach is Reach.POSTS:
        return ", ".join(one.posts) or label("event-reach", reach)
    if reach is not Reach.CHOSEN:
        return label("event-reach", reach)
    roles = [small(label("event-role", role)) for role in one.event.asked.roles]
    named = ", ".join(one.districts[:NAMED]) + ("…" if one.districts[NAMED:] else "")
    who = ", ".join(roles) or texts().plain("event-any-role")
    return f"{who} · {named}" if named else who


def _terms(work: Work, one: EventCard) -> Sequence[Markup]:
    event, said = one.event, texts().html
    found = []
    if event.seats is not None:
        found.append(said("event-has-seats", count=event.seats))
    if event.answer_by is not None and event.state in (EventState.DRAFT, EventState.ANNOUNCED):
        found.append(said("event-answer-till", day=brief(event.answer_by, work.today)))
    if event.why and event.state is EventState.CANCELLED:
        found.append(said("event-because", why=event.why))
    return found


def _mine(facts: EventCardFacts) -> Markup | None:
    """One's own answer; of one that has begun nothing is asked any more."""
    mine, said = facts.one.mine, texts().html
    if mine is None or facts.one.event.state is not EventState.ANNOUNCED:
        return None
    if facts.ahead and mine.waiting_since is not None:
        return said("event-mine-waits")
    if facts.ahead and mine.answer in (Answer.COMING, Answer.REMOTE) and not mine.confirmed:
        return said("event-mine-again")
    return said(f"event-mine-{mine.answer}") if facts.ahead or mine.confirmed else None


def tally_text(_: Work, facts: EventCardFacts) -> Markup | None:
    """To who leads it: how many come, are silent, cannot and why."""
    found = facts.one.tally
    if found is None or not found.asked:
        return None
    said = texts().html
    if not (facts.ahead and facts.one.event.state is EventState.ANNOUNCED):
        return _was(found)
    rows = [said("event-tally", asked=found.asked, coming=found.coming)]
    if found.here and found.remote:
        rows.append(said("event-tally-ways", here=found.here, remote=found.remote))
    if facts.one.event.seats is not None:
        rows.append(said("event-tally-seats", free=max(0, facts.one.event.seats - found.here), waits=found.waits))
    if found.unconfirmed:
        rows.append(said("event-tally-unconfirmed", count=found.unconfirmed))
    if found.silent:
        rows.append(said("event-tally-silent", count=found.silent))
    if found.declined:
        rows.append(said("event-tally-declined", count=found.declined, why=_why(found) or "none"))
    return lines(*rows)


def _was(found: AnswerCount) -> Markup:
    """What was answered to one that has begun, or is not held: nobody can act on it any more."""
    said = texts().html
    declined = said("event-tally-could-not", count=found.declined, why=_why(found) or "none")
    return lines(
        said("event-tally-was", asked=found.asked, coming=found.coming),
        said("event-tally-unanswered", count=found.silent) if found.silent else None,
        declined if found.declined else None,
    )


def _why(found: AnswerCount) -> str:
    return ", ".join(f"{small(label('event-reason', reason))} – {count}" for reason, count in found.reasons.items())


def shares_text(_: Work, facts: SharesFacts) -> Markup:
    """A line a district, or posts of one name."""
    return lines(texts().html("event-shares-head"), *(_share(one) for one in facts.page.items))


def _share(one: Share) -> Markup:
    name = one.name or texts().plain("event-no-district")
    return texts().html(
        "event-share", name=name, asked=one.asked, coming=one.coming, silent=one.silent, declined=one.declined
    )


def never_text(_: Work, facts: SharesFacts) -> Markup | None:
    """Districts whose people came to nothing this year."""
    return texts().html("event-never", names=", ".join(facts.never)) if facts.never else None


def people_text(_: Work, facts: PeopleFacts) -> Markup:
    """Names, with the posts that they were asked for."""
    head = texts().html(f"event-people-{facts.tab}", count=facts.page.total)
    return lines(head, *(_person(one) for one in facts.page.items))


def _person(one: Invited) -> Markup:
    note = "none"
    if one.waits:
        note = texts().plain("event-person-waits")
    elif one.answer is Answer.REMOTE:
        note = texts().plain("event-person-remote")
    elif one.reason is not None:
        note = small(label("event-reason", one.reason))
    return texts().html("event-person", name=one.name, post=one.post, note=note)
