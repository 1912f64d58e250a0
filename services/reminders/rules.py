"""Use cases of a centre's rules of reminders: see them, change them, switch reminding on and off."""

from dataclasses import replace

from models.access import Permission
from models.reminders.rules import ReminderRules
from services.center_settings import load, save
from services.timers.recheck import recheck_center
from services.work import Work, use_case


@use_case(Permission.OWN_REMINDERS)
async def read_rules(work: Work) -> ReminderRules:
    """The rules of the actor's centre."""
    async with work.db.reading() as session:
        return await load(session, work.center_id, ReminderRules)


@use_case(Permission.MANAGE_REMINDERS)
async def change_rules(work: Work, rules: ReminderRules) -> None:
    """Remind by these rules from now on; whether it is switched on stays as it is."""
    async with work.db.writing() as session:
        before = await load(session, work.center_id, ReminderRules)
        await save(session, work, replace(rules, enabled=before.enabled))
        await recheck_center(session, work.center_id, work.today)


@use_case(Permission.MANAGE_REMINDERS)
async def switch(work: Work, *, on: bool) -> None:
    """Begin or stop reminding the people of the centre. What was due is told with the next tick, the newest of it."""
    async with work.db.writing() as session:
        rules = await load(session, work.center_id, ReminderRules)
        if rules.enabled != on:
            await save(session, work, replace(rules, enabled=on))
            await recheck_center(session, work.center_id, work.today)
