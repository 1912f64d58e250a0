"""Use cases of a person's own reminders: how often, when not, and a pause."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import available_timezones

from models.access import Permission
from models.audit import Event
from models.errors import DomainError
from models.people import Pace, Person
from models.reminders.rules import ReminderRules
from services.audit import note
from services.center_settings import load
from services.leaves.inner.turning import end_leaves
from services.timers.recheck import recheck_person
from services.work import Work, use_case

LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Own:
    """How a person is reminded, and their centre's rules."""

    pace: Pace
    quiet: tuple[time, time] | None
    """Hours of their own; None where the centre's hold."""
    away_until: date | None
    zone: str | None
    """A clock of their own; None where it is the centre's."""
    rules: ReminderRules


@use_case(Permission.OWN_REMINDERS)
async def my_reminders(work: Work) -> Own:
    """What the acting person chose for their own reminders, and the centre's rules that hold elsewhere."""
    async with work.db.reading() as session:
        me = await session.get_one(Person, work.person_id)
        rules = await load(session, work.center_id, ReminderRules)
    quiet = (me.quiet_from, me.quiet_until) if me.quiet_from is not None and me.quiet_until is not None else None
    away = me.away_until if me.away_until is not None and me.away_until >= work.today else None
    return Own(pace=me.pace, quiet=quiet, away_until=away, zone=me.zone, rules=rules)


@use_case(Permission.OWN_REMINDERS)
async def choose_pace(work: Work, pace: Pace) -> None:
    """At once, daily or weekly; what waits already comes as it was."""
    async with work.db.writing() as session:
        (await session.get_one(Person, work.person_id)).pace = pace


@use_case(Permission.OWN_REMINDERS)
async def keep_quiet(work: Work, hours: tuple[time, time] | None) -> None:
    """Tell the person nothing in these hours of their clock; None: the centre's hours hold again."""
    async with work.db.writing() as session:
        me = await session.get_one(Person, work.person_id)
        me.quiet_from, me.quiet_until = hours or (None, None)


@use_case(Permission.OWN_REMINDERS)
async def live_by(work: Work, zone: str | None) -> None:
    """The person's quiet hours and the times of meetings are on that clock; None: on the centre's. What is due stays
    due on the centre's days. Raises DomainError for a zone that is none."""
    if zone is not None and zone not in available_timezones():
        raise DomainError("center-zone-bad", zone=zone[:40])
    async with work.db.writing() as session:
        me = await session.get_one(Person, work.person_id)
        me.zone = None if zone == work.actor.zone else zone
        await recheck_person(session, work.person_id)  # what waits for a morning waits for theirs


@use_case(Permission.OWN_REMINDERS)
async def pause(work: Work, until: date | None) -> None:
    """Tell the person nothing up to that day, included; the deputy or the coordinator hears of it. None ends a pause.

    Raises DomainError for a day that is over or more than a year away.
    """
    if until is not None and not work.today <= until <= work.today + LONGEST_PAUSE:
        raise DomainError("reminders-not-ahead")
    async with work.db.writing() as session:
        if until is None:
            await end_leaves(session, work.clock.now(), work.person_id)
        (await session.get_one(Person, work.person_id)).away_until = until
        note(session, work, Event.PAUSE_ENDED if until is None else Event.PAUSED)
        await recheck_person(session, work.person_id)  # somebody else is to be told now, or the person again
