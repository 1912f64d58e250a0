"""What grows has a term; what has none is a centre's business. A table that comes must choose."""

from datetime import UTC, datetime

from bot.teller import forget
from models.base import every_table
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.full import ROWS, fill, rows_of

LONG_AGO = datetime(2011, 5, 1, tzinfo=UTC)
SWEPT = frozenset({
    "alerts", "audit", "delivery_attempts", "dialogues", "farewells", "guest_lists", "identity_codes", "inbox",
    "library_quest_persons", "library_quests", "material_uses", "notifications", "paper_files", "plan_drafts",
})  # fmt: skip
"""Every row goes when its term is over."""
IN_PART = {
    "monitoring_forms": "those that nobody accepted",
    "stored_files": "those that no material has",
    "invites": "for whom they were; the rest says who came by them",
}
BY_TIMER = {
    "alarms": "one for each thing that waits; `services/timers`",
    "snoozes": "when their day is over; `services/reminders/inner/firing.py`",
    "rearrangements": "with the centre's next one; `services/people/inner/journal.py`",
}
KEPT = frozenset({
    # the centre and its people
    "centers", "center_settings", "center_words", "districts", "identities", "persons", "posts", "group_posts",
    "holdings", "admissions", "handovers", "first_steps", "invite_codes", "leaves", "case_codes",
    # the deployment's own: one row
    "check_in_keys",
    # the year's plan
    "plans", "plan_sections", "plan_items", "plan_item_posts", "occurrences", "plan_changes", "plan_proposals",
    # what was done
    "activities", "activity_coauthors", "activity_districts", "activity_materials", "activity_organisations",
    "attendance", "changes", "clarifications", "handouts", "news", "proofs", "tasks", "task_moves", "trip_records",
    # registers
    "register_changes", "register_entries", "register_people", "register_terms",
    # what people were asked to come to
    "certificates", "event_feedback", "event_guests", "event_hosts", "event_invitees", "event_materials", "event_notes",
    "events",
    # requests and meetings
    "answerers", "meeting_requests", "meetings", "recommendations", "request_events", "request_feedback",
    "request_materials", "request_posts", "requests", "slot_votes", "slots",
    # the quarter's numbers and questionnaires
    "monitoring_reports", "monitoring_steps", "monitoring_values", "monitorings", "questionnaire_posts",
    "questionnaire_respondents", "questionnaire_tallies", "questionnaires", "signal_entries",
    # the library and papers
    "library_readers", "library_synonyms", "material_words", "materials", "paper_templates", "print_runs", "rubrics",
})  # fmt: skip
"""Business data: with the centre."""


def test_every_table_has_chosen() -> None:
    chosen = [*SWEPT, *IN_PART, *BY_TIMER, *KEPT]
    assert sorted(chosen) == sorted(set(chosen)), "one choice each"
    assert sorted(chosen) == sorted(every_table().tables), "a new table says whether it is kept, or by what it goes"


async def test_what_has_a_term_goes_and_nothing_else(db: Database) -> None:
    await fill(db, 1, LONG_AGO)
    before = {name: len(rows) for name, rows in (await rows_of(db)).items()}
    assert min(before[name] for name in before.keys() - {"centers"}) == ROWS
    await forget(db, FakeClock(), ())
    after = {name: len(rows) for name, rows in (await rows_of(db)).items()}
    assert {name for name in before if after[name] < before[name]} == SWEPT | {"monitoring_forms", "stored_files"}
    still = {name: after[name] for name in SWEPT if after[name]}
    assert still == {"inbox": 1, "notifications": 1, "delivery_attempts": 1}, "what waits is not over"
