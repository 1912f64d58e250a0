"""Denied by default: whatever acts for a person states what it takes, and does not run without it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.access import Permission, Role, permissions_of
from models.errors import Denied
from models.people import Actor
from services.work import Work
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.services import public_coroutines, takes_work, use_cases

WITHOUT_A_PERSON = {
    # Telegram tells it, nobody asks for it
    "services.people.members.mark_reachable",
    # the command line, for whoever has the machine
    "services.people.centers.ensure_center",
    "services.people.centers.coordinator_invite",
    # a tick of the clock
    "services.plan.drafts.forget_old_drafts",
    "services.privacy.own_data.forget_what_is_old",
    # parts of use cases, inside their transaction
    "services.people.admissions.must_wait",
    "services.people.admissions.ask",
    "services.people.admissions.tell_of_new",
    "services.people.admissions.ring_admissions",
    "services.people.invites.post_of",
    "services.people.invites.new_invite",
    "services.people.invites.invitation_by_key",
    "services.people.invites.live_invitation",
    "services.plan.cards.own_item",
    "services.plan.cards.may_change",
    "services.plan.drafts.own_draft",
    "services.plan.filing.year_of",
    "services.plan.filing.expect_anew",
    "services.plan.filing.add_expected",
    "services.plan.filing.date_around",
    "services.plan.filing.hang_on_date",
    "services.plan.filing.check_date",
    "services.plan.dates.load_date",
    "services.activities.records.own_district",
    "services.monitoring.done.mark_compiled",
    "services.plan.candidates.known_items",
    "services.plan.own_deeds.close_quarter",
    "services.plan.own_deeds.close_round",
    "services.plan.own_deeds.record_deed",
    "services.plan.own_deeds.wanted_by",
    "services.questionnaires.rows.mark_round",
    "services.plan.fits.counted_for",
    "services.plan.posts.rehang",
    "services.plan.posts.likely_posts",
    "services.plan.choosing.chosen_post",
    "services.plan.choosing.vacant_post",
    "services.plan.choosing.titled_role",
    "services.plan.choosing.rehang_all",
    "services.roster.seats.offers",
    "services.plan.standing.standing_rows",
    "services.plan.applying.make_or_propose",
    "services.plan.applying.apply",
    "services.plan.proposals.suggestions",
    "services.plan.proposals.together",
    "services.plan.vacancies.vacancies",
    "services.plan.vacancies.meet",
    "services.plan.vacancies.vacancy_of",
    "services.center_settings.load",
    "services.center_settings.load_many",
    "services.center_settings.save",
    "services.outbox.notices.tell",
    "services.monitoring.answering.answerers_of",
    "services.monitoring.expecting.expect",
    "services.monitoring.pleading.repeat_pleas",
    "services.monitoring.quarters.quarter_row",
    "services.monitoring.quarters.open_early",
    "services.monitoring.quarters.open_or_refuse",
    "services.monitoring.quarters.open_owed",
    "services.monitoring.quarters.open_quarter",
    "services.monitoring.quarters.without_post",
    "services.monitoring.telling.pleaded",
    "services.monitoring.holders.tell_holders",
    "services.monitoring.writing.open_for",
    "services.monitoring.writing.put_numbers",
    "services.monitoring.writing.explain",
    "services.monitoring.writing.hand_in",
    "services.monitoring.writing.zero_for",
    "services.monitoring.writing.give_zero",
    "services.monitoring.writing.confirm",
    "services.monitoring.writing.correct",
    "services.monitoring.sheets.form_of",
    "services.monitoring.sheets.form_by_id",
    "services.monitoring.sheets.begun_by_another",
    "services.monitoring.sheets.own_report",
    "services.monitoring.sheets.load_sheet",
    "services.monitoring.sheets.numbers",
    "services.monitoring.cycle.ring",
    "services.monitoring.telling.owed",
    "services.monitoring.telling.stands",
    "services.requests.own.free_meeting",
    "services.requests.own.meeting_of",
    "services.requests.own.together",
    "services.requests.own.own_request",
    "services.requests.own.as_author",
    "services.requests.own.as_party",
    "services.requests.own.as_taker",
    "services.requests.own.as_answerer",
    "services.requests.own.as_decider",
    "services.requests.own.present_posts",
    "services.requests.routing.topics_of",
    "services.requests.routing.terms_of",
    "services.requests.routing.ask_posts",
    "services.requests.routing.ask_these",
    "services.requests.scheduling.new_meeting",
    "services.requests.groups.alike",
    "services.requests.closing.put_back",
    "services.requests.leaving.let_go",
    "services.requests.telling.record",
    "services.requests.telling.tell_event",
    "services.requests.telling.tell_asked",
    "services.requests.telling.tell_taken",
    "services.requests.telling.tell_meeting",
    "services.requests.telling.tell_voted",
    "services.requests.telling.votes",
    "services.requests.telling.watch_term",
    "services.requests.telling.watch_answer",
    "services.requests.telling.watch_nothing",
    "services.requests.telling.ask_feedback",
    "services.requests.ringers.ring_requests",
    "services.requests.covering.cover",
    "services.requests.meeting_ringers.ring_meetings",
    "services.questionnaires.ringers.ring_questionnaires",
    "services.requests.ringers.ring_recommendations",
    "services.people.staff.count_staff",
    "services.shares.reached_by",
    "services.timers.firing.set_alarms",
    "services.timers.firing.tick",
    # the sender of the outbox, and the command line beside it
    "services.outbox.deliveries.claim",
    "services.outbox.deliveries.take_back",
    "services.outbox.deliveries.start",
    "services.outbox.deliveries.put_off",
    "services.outbox.deliveries.try_again",
    "services.outbox.deliveries.end",
    "services.outbox.deliveries.move",
    "services.outbox.deliveries.tally",
    "services.outbox.deliveries.last_errors",
    "services.outbox.deliveries.requeue",
    "services.outbox.deliveries.revive",
    "services.outbox.deliveries.forget_old",
    "services.outbox.digests.sweep",
    "services.outbox.digests.lines_of",
    "services.outbox.digests.settle",
    "services.outbox.digests.begin_telling",
    "services.outbox.digests.maybe_told",
    "services.outbox.reachability.lose",
    "services.outbox.reachability.find_again",
    "services.outbox.reachability.coordinators",
    # reminders: parts of use cases, and what rings
    "services.timers.recheck.look_at_dates",
    "services.timers.recheck.look_at_items",
    "services.timers.recheck.look_at_posts",
    "services.timers.recheck.look_at_person",
    "services.timers.recheck.look_at_center",
    "services.timers.mending.mend",
    "services.outbox.copies.take_older",
    "services.outbox.copies.forget_deleted",
    "services.outbox.closing.change_told",
    "services.plan.proposals.settle",
    "services.plan.proposal_ringers.ring_proposals",
    "services.outbox.deliveries.put_together",
    "services.roster.centers.load_houses",
    "services.reminders.facts.load_dates",
    "services.reminders.facts.load_items",
    "services.reminders.facts.load_snoozes",
    "services.reminders.gathering.gather",
    "services.reminders.closing.close_letters",
    "services.reminders.overdue.names_of",
    "services.plan.vacancies.into_group",
    "services.reminders.overdue.count_long_overdue",
    "services.reminders.ringing.ring_dates",
    "services.reminders.ringing.ring_undated",
    "services.reminders.ringing.ring_centers",
    "services.reminders.ringing.overdue_lines",
    "services.plan.years.of_schools",
    "services.reminders.year.ring_years",
    "services.reminders.year.year_notices",
    "services.reminders.year.open_dates",
    "services.reminders.year.papers",
    "services.reminders.snoozes.own_date",
}


def name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__name__}"


CASES = {name_of(case): case for case in use_cases()}


def test_there_are_use_cases() -> None:
    assert len(CASES) >= 19


@pytest.mark.parametrize("name", CASES)
def test_every_use_case_states_its_permission(name: str) -> None:
    assert isinstance(getattr(CASES[name], "permission", None), Permission)


def test_whatever_runs_without_a_person_is_known_by_name() -> None:
    free = {name_of(f) for f in public_coroutines() if not takes_work(f) and not hasattr(f, "permission")}
    assert free == WITHOUT_A_PERSON


@pytest.mark.parametrize("name", CASES)
async def test_no_use_case_runs_without_its_permission(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    permission: Permission = case.permission  # type: ignore[attr-defined]
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/none.db")
    for roles in (frozenset[Role](), *(frozenset({role}) for role in Role)):
        if permission in permissions_of(roles):
            continue
        with pytest.raises(Denied):
            await case(Work(db, FakeClock(), Actor(1, 1, 1, roles=roles)))
    await db.close()


ASKED_ELSEWHERE = "inside of changing a record; by the entry of `/monitoring`, which two permissions lead on from"


def test_every_permission_is_used() -> None:
    asked = {case.permission for case in CASES.values()}  # type: ignore[attr-defined]
    assert set(Permission) - asked == {Permission.CHANGE_ANY_ACTIVITY, Permission.SEE_MONITORING}, ASKED_ELSEWHERE
