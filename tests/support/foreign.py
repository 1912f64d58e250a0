"""Things of the centre «Маяк», and every use case that takes an id with such a thing in its place."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from models.access import Role
from models.activities import Facts, Organisation, Type
from models.activity_filters import Filter
from models.admissions import Admission
from models.events.afterwards import PostTask
from models.events.audience import Audience
from models.events.codes import Room
from models.events.kinds import Answer, Presence, Reach, Usefulness, Weekday
from models.guests.lines import Guest
from models.guests.tables import GuestContent, GuestList
from models.handover import Handover
from models.leaves import Leave
from models.library.kinds import Run
from models.library.said import MaterialSaid
from models.library.searching import LibraryQuest, LibrarySynonym
from models.monitoring.days import quarter_of
from models.monitoring.form import default_form
from models.monitoring.tables import FormVersion, Report
from models.papers.kinds import PaperKind
from models.people import Employment, Post, Trade
from models.periods import Period, Span
from models.plan.proposals import Proposal, Proposed
from models.questionnaires import Theme
from models.requests.meetings import Recommendation
from models.requests.tables import Answerer, Rating, RequestEvent, RequestKind
from models.signals import Measure
from services.activities import clarifying, lists, record_books, records, twins
from services.events import afterwards, announcing, changing, materials, opinions, presence, shares, wishes
from services.events import answering as event_answering
from services.events import card as event_card
from services.events import certificates as event_certificates
from services.events import codes as event_codes
from services.events import making as making_events
from services.events import notes as event_notes
from services.events import options as event_options
from services.events.recording import record_event
from services.guests import lists as guest_lists
from services.guests import shared
from services.handover import giving
from services.leaves import planning
from services.library import cards as cards_of_library
from services.library import copies, deciding, filing, quests, sending, synonyms
from services.library import rubrics as library_rubrics
from services.library import use as library_use
from services.library.copies import RunSaid
from services.library.filing import MaterialStart
from services.monitoring import control, entering, filling, forms, pleading
from services.monitoring.inner.quarters import open_quarter
from services.monitoring.sheets import Sheet
from services.news import writing as news
from services.papers import acts, making
from services.papers.certificates import order_certificate
from services.papers.events import gather_event
from services.papers.handover import gather_handover
from services.papers.summary import gather_summary, summary_xlsx
from services.people import admissions, centers, districts, elsewhere, invites, members, overview, touching, undoing
from services.people import posts as rearranged
from services.plan import accept, cards, changes, dates, drafts, fits, parts, posts, proposals, vacancies
from services.questionnaires import rounds, rows
from services.registers import linking
from services.registers import lists as register_lists
from services.registers import offered as offered_entries
from services.registers import saving as saving_entries
from services.reminders import deputies, log, overdue, snoozes
from services.requests import answering, attaching, closing, groups, journal, meeting_record, routing, scheduling
from services.requests import cards as request_cards
from services.requests.create import Asked
from services.requests.meeting_record import Held
from services.signals import counting, recording
from services.summary import figures, paper
from services.tasks import closing as task_closing
from services.tasks import lists as task_lists
from services.tasks import making as tasks
from services.tasks import putting_off
from services.trips import reading, saving
from services.work import Work
from storage.database import Database
from tests.support.events import event_of
from tests.support.events import where as event_where
from tests.support.gatherings import gathering, invitees
from tests.support.materials import docx
from tests.support.plan import drafted, found, planned, written
from tests.support.requests import accepted, at, slots_of
from tests.support.town import BEREG_PEOPLE, GLEB, MARIA, OLGA, VERA, Town

DAY, AHEAD, MONTH = date(2026, 3, 12), date(2026, 3, 26), date(2026, 3, 1)
ANSWERS = {f"q{number}": "0" for number in range(1, 6)}


@dataclass(frozen=True)
class Foreign:
    """Things of «Маяк», seen from «Берег»."""

    district: int
    tenure: int
    activity: int
    invite: int
    center: int
    draft: int
    item: int
    proposal: int
    date: int
    person: int
    post: int
    request: int
    slot: int
    event: int
    answerer: int
    recommendation: int
    own_request: int
    """One of «Берег», accepted by its coordinator: not for the things of another centre either."""
    own_post: int
    report: int
    sheet: Sheet
    monitoring: int
    version: int
    questionnaire: int
    admission: int
    handover: int
    rearrangement: int
    leave: int
    guests: int
    task: int
    rubric: int
    held: int
    """An event."""
    own_held: int
    invitee: int
    material: int
    file: int
    quest: int
    own_quest: int
    synonym: int
    entry: int
    """Of a register."""
    signal: int


async def _meet(work: Work, tenure: int) -> int:
    """A vacancy of one's own, and somebody else's person."""
    async with work.db.reading() as session:
        own = await session.scalar(select(Post.id).where(Post.center_id == work.center_id).limit(1))
    return await vacancies.join(work, own or 0, tenure)


async def _guest_district(work: Work, district: int) -> None:
    """A list of one's own, and a district of somebody else's."""
    async with work.db.reading() as session:
        own = await session.scalar(select(GuestList.id).where(GuestList.center_id == work.center_id).limit(1))
    await guest_lists.say_district(work, own or 0, "Чужой", district)


async def _foreign_workbook(work: Work, foreign: Foreign) -> bytes:
    """Facts of one's own, as if they were of their district."""
    facts = await gather_summary(work, Period.around(Span.YEAR, DAY))
    return await summary_xlsx(work, replace(facts, district_id=foreign.district))


async def _pass_own(work: Work, post: int) -> None:
    """A task of one's own, to somebody else's post."""
    await tasks.store(work, "Наше; психолог; 26 марта", f"own-{work.person_id}")
    (own, *_) = (await task_lists.list_tasks(work, task_lists.View.GIVEN)).items
    await tasks.pass_to(work, own.id, post)


TABLE: dict[str, Callable[[Work, Foreign], Awaitable[Any]]] = {
    "activities.twins.find_twin.facts": lambda w, f: twins.find_twin(
        w, Facts(type=Type.TALK, title="Чужое", day=DAY, district_id=f.district)
    ),
    "activities.twins.find_twin.besides": lambda w, f: twins.find_twin(
        w, Facts(type=Type.TALK, title="Чужое", day=DAY), f.activity
    ),
    "activities.records.log_activity.facts": lambda w, f: records.log_activity(
        w, Facts(type=Type.TALK, title="Наше", day=DAY, district_id=f.district), "key"
    ),
    "activities.lists.list_own.wanted": lambda w, f: lists.list_own(w, wanted=Filter(district=f.district)),
    "activities.lists.list_all.wanted": lambda w, f: lists.list_all(w, wanted=Filter(district=f.district)),
    "activities.record_books.own_records_workbook.wanted": lambda w, f: record_books.own_records_workbook(
        w, Filter(district=f.district)
    ),
    "activities.record_books.all_records_workbook.wanted": lambda w, f: record_books.all_records_workbook(
        w, Filter(district=f.district)
    ),
    "activities.clarifying.send_back.activity_id": lambda w, f: clarifying.send_back(w, f.activity, "что", "key"),
    "activities.clarifying.check_sendable.activity_id": lambda w, f: clarifying.check_sendable(w, f.activity),
    "activities.clarifying.confirm.activity_id": lambda w, f: clarifying.confirm(w, f.activity, "так"),
    "activities.clarifying.accept.activity_id": lambda w, f: clarifying.accept(w, f.activity),
    "activities.clarifying.asked_about.activity_id": lambda w, f: clarifying.asked_about(w, f.activity),
    "activities.clarifying.to_answer.activity_id": lambda w, f: clarifying.to_answer(w, f.activity),
    "activities.records.open_activity.activity_id": lambda w, f: records.open_activity(w, f.activity),
    "activities.records.change_activity.activity_id": lambda w, f: records.change_activity(
        w, f.activity, {}, {"title": "Наше"}
    ),
    "trips.saving.change_trip.trip_id": lambda w, f: saving.change_trip(w, f.activity, {}, {"result": "Наше"}),
    "trips.reading.open_trip.trip_id": lambda w, f: reading.open_trip(w, f.activity),
    "trips.reading.trip_of.activity_id": lambda w, f: reading.trip_of(w, f.activity),
    "trips.reading.find_trip.besides": lambda w, f: reading.find_trip(w, DAY, f.district, f.activity),
    "trips.reading.find_trip.district_id": lambda w, f: reading.find_trip(w, DAY, f.district),
    "news.writing.write_news.activity_id": lambda w, f: news.write_news(w, f.activity),
    "news.writing.publish.activity_id": lambda w, f: news.publish(w, f.activity, "Сайт", "https://example.org/1"),
    "activities.records.delete_activity.activity_id": lambda w, f: records.delete_activity(w, f.activity),
    "library.cards.open_material.material_id": lambda w, f: cards_of_library.open_material(w, f.material),
    "library.cards.list_rubric.rubric_id": lambda w, f: cards_of_library.list_rubric(w, f.rubric, 0, 7),
    "library.copies.add_run.material_id": lambda w, f: copies.add_run(
        w, f.material, RunSaid(kind=Run.PRINTED, copies=5, day=DAY), "key"
    ),
    "library.copies.left_after.material_id": lambda w, f: copies.left_after(
        w, f.material, RunSaid(kind=Run.HANDED, copies=5, day=DAY)
    ),
    "library.copies.issue.material_id": lambda w, f: copies.issue(w, f.material, DAY, 5, "key"),
    "library.copies.make_for.material_id": lambda w, f: copies.make_for(w, f.material, None),
    "library.copies.make_for.item_id": lambda w, f: copies.make_for(w, f.material, f.item),
    "library.copies.list_items.material_id": lambda w, f: copies.list_items(w, f.material),
    "library.deciding.approve.material_id": lambda w, f: deciding.approve(w, f.material),
    "library.deciding.refuse.material_id": lambda w, f: deciding.refuse(w, f.material, "Наше"),
    "library.deciding.outdate.material_id": lambda w, f: deciding.outdate(w, f.material),
    "library.deciding.remove.material_id": lambda w, f: deciding.remove(w, f.material),
    "library.filing.change_material.material_id": lambda w, f: filing.change_material(
        w, f.material, {}, {"title": "Наше"}
    ),
    "library.filing.attach.material_id": lambda w, f: filing.attach(w, f.material, MaterialStart(body="Наше")),
    "library.filing.send.material_id": lambda w, f: filing.send(w, f.material),
    "library.filing.open_said.material_id": lambda w, f: filing.open_said(w, f.material),
    "library.filing.same_file.file_id": lambda w, f: filing.same_file(w, f.file),
    "library.filing.same_file.besides": lambda w, f: filing.same_file(w, f.file, f.material),
    "library.sending.open_file.material_id": lambda w, f: sending.open_file(w, f.material, 1),
    "library.sending.read_bytes.material_id": lambda w, f: sending.read_bytes(w, f.material),
    "library.sending.remember.material_id": lambda w, f: sending.remember(w, f.material, 1, "name"),
    "library.rubrics.rename_rubric.rubric_id": lambda w, f: library_rubrics.rename_rubric(w, f.rubric, "Наша"),
    "library.rubrics.drop_rubric.rubric_id": lambda w, f: library_rubrics.drop_rubric(w, f.rubric),
    "library.use.note_shown.material_id": lambda w, f: library_use.note_shown(w, f.material),
    "library.use.note.material_id": lambda w, f: library_use.note(w, f.material),
    "library.use.my_rating.material_id": lambda w, f: library_use.my_rating(w, f.material),
    "library.use.rate.material_id": lambda w, f: library_use.rate(w, f.material, Rating.YES),
    "library.quests.open_quest.quest_id": lambda w, f: quests.open_quest(w, f.quest),
    "library.quests.drop.quest_id": lambda w, f: quests.drop(w, f.quest),
    "library.quests.answer.quest_id": lambda w, f: quests.answer(w, f.quest, f.material),
    "library.quests.answer.material_id": lambda w, f: quests.answer(w, f.own_quest, f.material),
    "library.synonyms.drop_synonym.synonym_id": lambda w, f: synonyms.drop_synonym(w, f.synonym),
    "requests.attaching.attach.request_id": lambda w, f: attaching.attach(w, f.request, f.material),
    "requests.attaching.attach.material_id": lambda w, f: attaching.attach(w, f.own_request, f.material),
    "guests.shared.make_shared.district_id": lambda w, f: shared.make_shared(w, "Куратор", f.district, 5, 3, "key"),
    "guests.shared.renew_shared.invite_id": lambda w, f: shared.renew_shared(w, f.invite),
    "guests.lists.review.list_id": lambda w, f: guest_lists.review(w, f.guests),
    "guests.lists.say_district.list_id": lambda w, f: guest_lists.say_district(w, f.guests, "Чужой", None),
    "guests.lists.say_district.district_id": lambda w, f: _guest_district(w, f.district),
    "guests.lists.store.list_id": lambda w, f: guest_lists.store(w, f.guests),
    "guests.lists.doubtful_workbook.list_id": lambda w, f: guest_lists.doubtful_workbook(w, f.guests),
    "guests.lists.drop.list_id": lambda w, f: guest_lists.drop(w, f.guests),
    "people.admissions.decide.admission_id": lambda w, f: admissions.decide(w, f.admission, admit=True),
    "people.centers.invite_coordinator.center_id": lambda w, f: centers.invite_coordinator(w, f.center, "key"),
    "people.members.set_tenure.tenure_id": lambda w, f: members.set_tenure(w, f.tenure, Employment.MAIN, Trade.TEACHER),
    "people.invites.invite.district_id": lambda w, f: invites.invite(w, Role.CURATOR, "Куратор", f.district, "", "key"),
    "people.invites.open_invite.invite_id": lambda w, f: invites.open_invite(w, f.invite),
    "people.centers.renew_coordinator_invite.center_id": lambda w, f: centers.renew_coordinator_invite(w, f.center),
    "people.invites.renew_invite.invite_id": lambda w, f: invites.renew_invite(w, f.invite),
    "people.invites.revoke_invite.invite_id": lambda w, f: invites.revoke_invite(w, f.invite),
    "signals.recording.record.district_id": lambda w, f: recording.record(w, Measure.SCHOOL, f.district, "key"),
    "signals.recording.open_recorded.entry_id": lambda w, f: recording.open_recorded(w, f.signal),
    "signals.recording.undo.entry_id": lambda w, f: recording.undo(w, f.signal),
    "signals.counting.open_month.district_id": lambda w, f: counting.open_month(w, f.district, MONTH),
    "signals.counting.open_sheet.district_id": lambda w, f: counting.open_sheet(w, f.district, MONTH),
    "signals.counting.put.district_id": lambda w, f: counting.put(w, f.district, MONTH, {}, {Measure.SCHOOL: 1}),
    "signals.counting.confirm.district_id": lambda w, f: counting.confirm(w, f.district, MONTH),
    "leaves.planning.plan_leave.person_id": lambda w, f: planning.plan_leave(w, f.person, AHEAD, AHEAD, None, "key"),
    "leaves.planning.plan_leave.deputy_id": lambda w, f: planning.plan_leave(
        w, w.person_id, AHEAD, AHEAD, f.post, "key"
    ),
    "leaves.planning.end.leave_id": lambda w, f: planning.end(w, f.leave),
    "events.announcing.announce.event_id": lambda w, f: announcing.announce(w, f.held),
    "events.announcing.announce_series.event_id": lambda w, f: announcing.announce_series(w, f.held),
    "events.announcing.ask_more.event_id": lambda w, f: announcing.ask_more(w, f.held, Reach.ALL, Audience()),
    "events.announcing.ask_silent.event_id": lambda w, f: announcing.ask_silent(w, f.held),
    "events.announcing.count_reached.event_id": lambda w, f: announcing.count_reached(w, f.held),
    "events.answering.answer.event_id": lambda w, f: event_answering.answer(w, f.held, Answer.COMING),
    "events.card.open_event.event_id": lambda w, f: event_card.open_event(w, f.held),
    "events.changing.cancel.event_id": lambda w, f: changing.cancel(w, f.held, "Наше"),
    "events.changing.move.event_id": lambda w, f: changing.move(w, f.held, event_where(w)),
    "events.making.change_draft.event_id": lambda w, f: making_events.change_draft(w, f.held, event_of(w, f.own_post)),
    "events.making.change_draft.facts": lambda w, f: making_events.change_draft(w, f.own_held, event_of(w, f.post)),
    "events.making.make_event.facts": lambda w, f: making_events.make_event(w, event_of(w, f.post), "key"),
    "events.making.make_series.event_id": lambda w, f: making_events.make_series(w, f.held, [AHEAD]),
    "events.making.set_terms.event_id": lambda w, f: making_events.set_terms(w, f.held, None, None, [f.own_post]),
    "events.options.event_for.occurrence_id": lambda w, f: event_options.event_for(w, f.date),
    "events.options.item_posts.occurrence_id": lambda w, f: event_options.item_posts(w, f.date),
    "events.options.posts_of_item.item_id": lambda w, f: event_options.posts_of_item(w, f.item),
    "events.options.check_live.event_id": lambda w, f: event_options.check_live(w, f.held),
    "events.options.read_facts.event_id": lambda w, f: event_options.read_facts(w, f.held),
    "events.shares.list_never.event_id": lambda w, f: shares.list_never(w, f.held),
    "events.shares.list_people.event_id": lambda w, f: shares.list_people(w, f.held, [Answer.NONE]),
    "events.shares.list_shares.event_id": lambda w, f: shares.list_shares(w, f.held, shares.By.POST),
    "events.certificates.give.event_id": lambda w, f: event_certificates.give(w, f.held),
    "events.codes.make_code.event_id": lambda w, f: event_codes.make_code(w, f.held, Room.HALL, ""),
    "events.notes.read_notes.event_id": lambda w, f: event_notes.read_notes(w, f.held),
    "events.notes.write_notes.event_id": lambda w, f: event_notes.write_notes(w, f.held, {"heard": "Наше"}),
    "events.presence.open_day.event_id": lambda w, f: presence.open_day(w, f.held),
    "events.presence.set_guests.event_id": lambda w, f: presence.set_guests(w, f.held, Organisation.SCHOOL, {}),
    "events.presence.tick.event_id": lambda w, f: presence.tick(w, f.held, f.invitee, Presence.HERE),
    "events.presence.tick.invitee_id": lambda w, f: presence.tick(w, f.own_held, f.invitee, Presence.HERE),
    "events.recording.record_event.event_id": lambda w, f: record_event(w, f.held),
    "handover.giving.read_bundle.post_id": lambda w, f: giving.read_bundle(w, f.post),
    "handover.giving.read_bundle.tenure_id": lambda w, f: giving.read_bundle(w, f.own_post, f.tenure),
    "handover.giving.begin.post_id": lambda w, f: giving.begin(w, f.post, None, "", 0, "key"),
    "handover.giving.begin.tenure_id": lambda w, f: giving.begin(w, f.own_post, f.tenure, "", 0, "key"),
    "handover.giving.post_of_tenure.tenure_id": lambda w, f: giving.post_of_tenure(w, f.tenure),
    "handover.giving.cancel.handover_id": lambda w, f: giving.cancel(w, f.handover),
    "handover.giving.open_handover.handover_id": lambda w, f: giving.open_handover(w, f.handover),
    "papers.acts.order_act.post_id": lambda w, f: acts.order_act(w, f.post),
    "papers.acts.order_act.tenure_id": lambda w, f: acts.order_act(w, f.own_post, f.tenure),
    "papers.certificates.order_certificate.event_id": lambda w, f: order_certificate(w, f.held),
    "papers.events.gather_event.event_id": lambda w, f: gather_event(
        w, PaperKind.EVENT_SHEET, Period.of(DAY, DAY), f.held, None
    ),
    "papers.events.gather_event.person_id": lambda w, f: gather_event(
        w, PaperKind.CERTIFICATE, Period.of(DAY, DAY), f.held, f.person
    ),
    "papers.handover.gather_handover.post_id": lambda w, f: gather_handover(
        w, Period.around(Span.YEAR, DAY), f.post, None
    ),
    "papers.handover.gather_handover.tenure_id": lambda w, f: gather_handover(
        w, Period.around(Span.YEAR, DAY), f.own_post, f.tenure
    ),
    "people.districts.rename_district.district_id": lambda w, f: districts.rename_district(w, f.district, "Наш район"),
    "people.districts.close_district.district_id": lambda w, f: districts.close_district(w, f.district),
    "people.districts.merge_districts.district_id": lambda w, f: districts.merge_districts(w, f.district, 1),
    "people.districts.merge_districts.into_id": lambda w, f: districts.merge_districts(w, 1, f.district),
    "people.overview.list_posts.district_id": lambda w, f: overview.list_posts(w, district_id=f.district),
    "people.overview.open_district.district_id": lambda w, f: overview.open_district(w, f.district),
    "people.overview.open_post.post_id": lambda w, f: overview.open_post(w, f.post),
    "people.overview.list_heirs.post_id": lambda w, f: overview.list_heirs(w, f.post),
    "people.posts.add_post.district_id": lambda w, f: rearranged.add_post(w, Role.CURATOR, "Наш", f.district),
    "people.posts.rename_post.post_id": lambda w, f: rearranged.rename_post(w, f.post, "Наш"),
    "people.posts.close_post.post_id": lambda w, f: rearranged.close_post(w, f.post),
    "people.posts.merge_posts.post_id": lambda w, f: rearranged.merge_posts(w, f.post, f.own_post),
    "people.posts.merge_posts.into_id": lambda w, f: rearranged.merge_posts(w, f.own_post, f.post),
    "people.posts.move_post.post_id": lambda w, f: rearranged.move_post(w, f.post, None),
    "people.posts.move_post.district_id": lambda w, f: rearranged.move_post(w, f.own_post, f.district),
    "people.posts.give_post.post_id": lambda w, f: rearranged.give_post(w, f.post, w.person_id),
    "people.posts.give_post.person_id": lambda w, f: rearranged.give_post(w, f.own_post, f.person),
    "people.touching.touched_by_district.district_id": lambda w, f: touching.touched_by_district(w, f.district),
    "people.touching.touched_by_post.post_id": lambda w, f: touching.touched_by_post(w, f.post),
    "people.undoing.undo.rearrangement_id": lambda w, f: undoing.undo(w, f.rearrangement),
    "people.members.end_tenure.tenure_id": lambda w, f: members.end_tenure(w, f.tenure),
    "activities.records.log_activity.item_id": lambda w, f: records.log_activity(
        w, Facts(type=Type.TALK, title="Наше", day=DAY), "key", f.item
    ),
    "activities.records.store_activity.facts": lambda w, f: records.store_activity(
        w, Facts(type=Type.TALK, title="Наше", day=DAY, district_id=f.district), "key"
    ),
    "activities.records.store_activity.item_id": lambda w, f: records.store_activity(
        w, Facts(type=Type.TALK, title="Наше", day=DAY), "key", f.item
    ),
    "activities.records.store_activity.occurrence_id": lambda w, f: records.store_activity(
        w, Facts(type=Type.TALK, title="Наше", day=DAY), "key", None, f.date
    ),
    "activities.records.log_activity.occurrence_id": lambda w, f: records.log_activity(
        w, Facts(type=Type.TALK, title="Наше", day=DAY), "key", None, f.date
    ),
    "plan.dates.open_date.occurrence_id": lambda w, f: dates.open_date(w, f.date),
    "plan.accept.accept.draft_id": lambda w, f: accept.accept(w, f.draft),
    "plan.drafts.review.draft_id": lambda w, f: drafts.review(w, f.draft),
    "plan.drafts.say_year.draft_id": lambda w, f: drafts.say_year(w, f.draft, school=True),
    "plan.drafts.keep_marks.draft_id": lambda w, f: drafts.keep_marks(w, f.draft, kept=True),
    "plan.drafts.read_answer.draft_id": lambda w, f: drafts.read_answer(w, f.draft, "май"),
    "plan.drafts.answer_doubt.draft_id": lambda w, f: drafts.answer_doubt(w, f.draft, 1, "май"),
    "plan.drafts.match_post.draft_id": lambda w, f: drafts.match_post(w, f.draft, "психолог", "vacant"),
    "plan.drafts.drop.draft_id": lambda w, f: drafts.drop(w, f.draft),
    "plan.parts.take_plan.draft_id": lambda w, f: parts.take_plan(w, f.draft, 0),
    "plan.parts.take_table.draft_id": lambda w, f: parts.take_table(w, f.draft, 0, {}),
    "plan.parts.drop_table.draft_id": lambda w, f: parts.drop_table(w, f.draft, 0),
    "plan.cards.open_item.item_id": lambda w, f: cards.open_item(w, f.item),
    "plan.changes.move.item_id": lambda w, f: changes.move(w, f.item, f.date, DAY, "Наше"),
    "plan.changes.move.occurrence_id": lambda w, f: changes.move(w, f.item, f.date, DAY, "Наше"),
    "plan.changes.cancel_date.item_id": lambda w, f: changes.cancel_date(w, f.item, f.date, "Наше"),
    "plan.changes.cancel_date.occurrence_id": lambda w, f: changes.cancel_date(w, f.item, f.date, "Наше"),
    "plan.changes.restore_date.item_id": lambda w, f: changes.restore_date(w, f.item, f.date),
    "plan.changes.restore_date.occurrence_id": lambda w, f: changes.restore_date(w, f.item, f.date),
    "plan.changes.cancel.item_id": lambda w, f: changes.cancel(w, f.item, "Наше"),
    "plan.changes.restore.item_id": lambda w, f: changes.restore(w, f.item),
    "plan.changes.clarify.item_id": lambda w, f: changes.clarify(w, f.item, "май"),
    "plan.changes.edit_cell.item_id": lambda w, f: changes.edit_cell(w, f.item, "content", "Наше"),
    "plan.changes.link.item_id": lambda w, f: changes.link(w, f.activity, f.item),
    "plan.changes.link.occurrence_id": lambda w, f: changes.link(w, f.activity, f.item, f.date),
    "plan.changes.link.activity_id": lambda w, f: changes.link(w, f.activity, f.item),
    "plan.changes.unlink.activity_id": lambda w, f: changes.unlink(w, f.activity),
    "plan.posts.item_posts.item_id": lambda w, f: posts.item_posts(w, f.item),
    "plan.posts.assign_post.item_id": lambda w, f: posts.assign_post(w, f.item, "психолог", "vacant"),
    "reminders.snoozes.snooze_date.occurrence_id": lambda w, f: snoozes.snooze_date(w, f.date, date(2026, 3, 20)),
    "reminders.snoozes.snooze_item.item_id": lambda w, f: snoozes.snooze_item(w, f.item, date(2026, 3, 20)),
    "reminders.snoozes.item_of_date.occurrence_id": lambda w, f: snoozes.item_of_date(w, f.date),
    "reminders.overdue.ask.occurrence_id": lambda w, f: overdue.ask(w, f.date),
    "plan.vacancies.join.vacancy_id": lambda w, f: vacancies.join(w, f.post, f.tenure),
    "plan.vacancies.join.tenure_id": lambda w, f: _meet(w, f.tenure),
    "people.invites.invite_to_vacancy.post_id": lambda w, f: invites.invite_to_vacancy(w, f.post, "Педагог", "", "k"),
    "plan.proposals.decide.proposal_id": lambda w, f: proposals.decide(w, f.proposal, agree=True),
    "reminders.overdue.not_mine.item_id": lambda w, f: overdue.not_mine(w, f.item),
    "reminders.log.list_deliveries.person_id": lambda w, f: log.list_deliveries(w, 0, f.person),
    "reminders.deputies.set_deputy.post_id": lambda w, f: deputies.set_deputy(w, f.post, None),
    "reminders.deputies.set_deputy.deputy_id": lambda w, f: deputies.set_deputy(w, 1, f.post),
    "plan.fits.begin_from.item_id": lambda w, f: fits.begin_from(w, f.item),
    "monitoring.filling.open_sheet.report_id": lambda w, f: filling.open_sheet(w, f.report),
    "monitoring.filling.put.sheet": lambda w, f: filling.put(w, f.sheet, {"K1": 7}),
    "monitoring.filling.give_reason.sheet": lambda w, f: filling.give_reason(w, f.sheet, "F2 <= S1", "Наше"),
    "monitoring.filling.submit.report_id": lambda w, f: filling.submit(w, f.report),
    "monitoring.filling.zero_of.report_id": lambda w, f: filling.zero_of(w, f.report),
    "monitoring.filling.confirm.report_id": lambda w, f: filling.confirm(w, f.report),
    "monitoring.filling.confirm_zero.report_id": lambda w, f: filling.confirm_zero(w, f.report),
    "monitoring.filling.take_back.report_id": lambda w, f: filling.take_back(w, f.report),
    "monitoring.filling.postpone.report_id": lambda w, f: filling.postpone(w, f.report),
    "monitoring.entering.open_sheet.report_id": lambda w, f: entering.open_sheet(w, f.report),
    "monitoring.entering.put.sheet": lambda w, f: entering.put(w, f.sheet, {"K1": 7}),
    "monitoring.entering.give_reason.sheet": lambda w, f: entering.give_reason(w, f.sheet, "F2 <= S1", "Наше"),
    "monitoring.entering.submit.report_id": lambda w, f: entering.submit(w, f.report),
    "monitoring.entering.zero_of.report_id": lambda w, f: entering.zero_of(w, f.report),
    "monitoring.entering.confirm_zero.report_id": lambda w, f: entering.confirm_zero(w, f.report),
    "monitoring.entering.take_back.report_id": lambda w, f: entering.take_back(w, f.report),
    "monitoring.entering.open_district.district_id": lambda w, f: entering.open_district(
        w, f.district, quarter_of(DAY)
    ),
    "monitoring.entering.sheet_of_district.district_id": lambda w, f: entering.sheet_of_district(
        w, f.district, quarter_of(DAY)
    ),
    "monitoring.entering.put_first.district_id": lambda w, f: entering.put_first(
        w, f.district, quarter_of(DAY), {"K1": 1}
    ),
    "monitoring.entering.zero_of_district.district_id": lambda w, f: entering.zero_of_district(
        w, f.district, quarter_of(DAY)
    ),
    "monitoring.control.quarter_of_id.monitoring_id": lambda w, f: control.quarter_of_id(w, f.monitoring),
    "monitoring.control.open_card.report_id": lambda w, f: control.open_card(w, f.report),
    "monitoring.control.accept.report_id": lambda w, f: control.accept(w, f.report),
    "monitoring.control.give_back.report_id": lambda w, f: control.give_back(w, f.report, "Наше"),
    "monitoring.pleading.plead.report_id": lambda w, f: pleading.plead(w, f.report),
    "monitoring.control.make_exception.report_id": lambda w, f: control.make_exception(w, f.report),
    "monitoring.control.remind.report_id": lambda w, f: control.remind(w, quarter_of(DAY), f.report),
    "monitoring.control.close_post.report_id": lambda w, f: control.close_post(w, f.report),
    "monitoring.forms.review.version_id": lambda w, f: forms.review(w, f.version),
    "monitoring.forms.accept.version_id": lambda w, f: forms.accept(w, f.version),
    "monitoring.forms.drop.version_id": lambda w, f: forms.drop(w, f.version),
    "questionnaires.rounds.start.groups": lambda w, f: rounds.start(
        w, Theme.MOTIVATION, [f.post], DAY.replace(year=2027), "key"
    ),
    "questionnaires.rounds.open_questions.questionnaire_id": lambda w, f: rounds.open_questions(w, f.questionnaire),
    "questionnaires.rounds.answer.questionnaire_id": lambda w, f: rounds.answer(w, f.questionnaire, ANSWERS),
    "questionnaires.rounds.close.questionnaire_id": lambda w, f: rounds.close(w, f.questionnaire),
    "questionnaires.rounds.see_results.questionnaire_id": lambda w, f: rounds.see_results(w, f.questionnaire),
    "summary.paper.summary_workbook.district_id": lambda w, f: paper.summary_workbook(
        w, Period.around(Span.YEAR, DAY), f.district
    ),
    "papers.making.order_paper.district_id": lambda w, f: making.order_paper(
        w, PaperKind.SUMMARY, Period.around(Span.YEAR, DAY), district_id=f.district
    ),
    "papers.summary.gather_summary.district_id": lambda w, f: gather_summary(
        w, Period.around(Span.YEAR, DAY), f.district
    ),
    "papers.summary.summary_xlsx.facts": _foreign_workbook,
    "summary.figures.summarise.district_id": lambda w, f: figures.summarise(
        w, Period.around(Span.YEAR, DAY), f.district
    ),
}
TABLE |= {
    "registers.linking.count_row_by.item_id": lambda w, f: linking.count_row_by(w, f.item, "grants"),
    "registers.linking.counted_card.item_id": lambda w, f: linking.counted_card(w, f.item),
    "registers.linking.row_registers.item_id": lambda w, f: linking.row_registers(w, f.item),
    "registers.lists.open_entry.entry_id": lambda w, f: register_lists.open_entry(w, "grants", f.entry),
    "registers.lists.where_entry.entry_id": lambda w, f: register_lists.where_entry(w, f.entry),
    "registers.offered.crossed.entry_id": lambda w, f: offered_entries.crossed(w, "grants", f.entry, {}, {}),
    "registers.offered.offer.entry_id": lambda w, f: offered_entries.offer(w, "grants", f.entry),
    "registers.saving.advance.entry_id": lambda w, f: saving_entries.advance(w, "grants", f.entry, "sent", "key"),
    "registers.saving.change_entry.entry_id": lambda w, f: saving_entries.change_entry(
        w, "grants", f.entry, {}, {"title": "Наше"}, "key"
    ),
    "registers.saving.delete_entry.entry_id": lambda w, f: saving_entries.delete_entry(w, "grants", f.entry),
    "registers.saving.restore_entry.entry_id": lambda w, f: saving_entries.restore_entry(w, "grants", f.entry),
    "people.elsewhere.whose.thing_id": lambda w, f: elsewhere.whose(w, "request", f.request),
    "people.elsewhere.turn_to.person_id": lambda w, f: elsewhere.turn_to(w, f.person),
    "requests.answering.accept.request_id": lambda w, f: answering.accept(w, f.request),
    "requests.answering.decline.request_id": lambda w, f: answering.decline(w, f.request, "Наше"),
    "requests.answering.deliver.request_id": lambda w, f: answering.deliver(w, f.request, "Наше"),
    "requests.answering.deliver.file_id": lambda w, f: answering.deliver(w, f.request, "Наше", "file"),
    "requests.answering.list_takers.request_id": lambda w, f: answering.list_takers(w, f.request),
    "requests.answering.pass_on.request_id": lambda w, f: answering.pass_on(w, f.request, f.own_post),
    "requests.answering.pass_on.post_id": lambda w, f: answering.pass_on(w, f.own_request, f.post),
    "requests.answering.say.request_id": lambda w, f: answering.say(w, f.request, "Наше"),
    "requests.cards.open_file.event_id": lambda w, f: request_cards.open_file(w, f.event),
    "requests.cards.open_request.request_id": lambda w, f: request_cards.open_request(w, f.request),
    "requests.closing.cancel.request_id": lambda w, f: closing.cancel(w, f.request),
    "requests.closing.close.request_id": lambda w, f: closing.close(w, f.request),
    "requests.closing.fulfil.recommendation_id": lambda w, f: closing.fulfil(w, f.recommendation),
    "requests.closing.rate.request_id": lambda w, f: closing.rate(w, f.request, Rating.YES),
    "requests.closing.reopen.request_id": lambda w, f: closing.reopen(w, f.request, "Наше"),
    "requests.groups.join.request_id": lambda w, f: groups.join(w, f.request, [f.own_request]),
    "requests.groups.list_alike.request_id": lambda w, f: groups.list_alike(w, f.request),
    "requests.groups.list_members.request_id": lambda w, f: groups.list_members(w, f.request),
    "requests.meeting_record.answer.request_id": lambda w, f: meeting_record.answer(w, f.request, "Наше"),
    "requests.meeting_record.check_answer.request_id": lambda w, f: meeting_record.check_answer(w, f.request),
    "questionnaires.rows.read_start.questionnaire_id": lambda w, f: rows.read_start(w, f.questionnaire),
    "requests.scheduling.appoint_slot.slot_id": lambda w, f: scheduling.appoint_slot(w, f.slot),
    "requests.meeting_record.describe.request_id": lambda w, f: meeting_record.describe(w, f.request, {}, None),
    "requests.meeting_record.hold.request_id": lambda w, f: meeting_record.hold(
        w, f.request, Held(day=DAY, minutes=60)
    ),
    "requests.meeting_record.recommend.request_id": lambda w, f: meeting_record.recommend(
        w, f.request, "Наше", "Куратор", AHEAD
    ),
    "requests.journal.describe_held.request_id": lambda w, f: journal.describe_held(w, f.request),
    "requests.routing.add_answerer.post_id": lambda w, f: routing.add_answerer(w, RequestKind.SUPERVISION, f.post),
    "requests.routing.add_answerer.district_id": lambda w, f: routing.add_answerer(
        w, RequestKind.SUPERVISION, f.own_post, "", f.district
    ),
    "requests.routing.remove_answerer.answerer_id": lambda w, f: routing.remove_answerer(w, f.answerer),
    "requests.scheduling.appoint.request_id": lambda w, f: scheduling.appoint(w, f.request, f.slot),
    "requests.scheduling.appoint.slot_id": lambda w, f: scheduling.appoint(w, f.own_request, f.slot),
    "requests.scheduling.ask_other_time.request_id": lambda w, f: scheduling.ask_other_time(w, f.request, "Наше"),
    "requests.scheduling.call_off.request_id": lambda w, f: scheduling.call_off(w, f.request, "Наше"),
    "requests.scheduling.leave.request_id": lambda w, f: scheduling.leave(w, f.request),
    "requests.scheduling.offer.request_id": lambda w, f: scheduling.offer(w, f.request, [at(w, 1)], 60, "Наше"),
    "requests.scheduling.pick.request_id": lambda w, f: scheduling.pick(w, f.request, f.slot),
    "requests.scheduling.pick.slot_id": lambda w, f: scheduling.pick(w, f.own_request, f.slot),
    "requests.scheduling.pick_slot.slot_id": lambda w, f: scheduling.pick_slot(w, f.slot),
}
FINDS_NOTHING = {
    "activities.twins.find_twin.facts",
    "activities.twins.find_twin.besides",
    "trips.reading.trip_of.activity_id",
    "trips.reading.find_trip.district_id",
    "trips.reading.find_trip.besides",
    "activities.clarifying.asked_about.activity_id",
    "people.elsewhere.whose.thing_id",
    "library.filing.same_file.file_id",
    "library.filing.same_file.besides",
    "events.materials.take_back.material_id",
    "events.options.event_for.occurrence_id",
}
"""These answer a question about one's own centre; about the other they know nothing."""
NO_IDS = {"besides", "facts", "sheet", "groups", "wanted"}


async def settle_foreign(town: Town) -> Foreign:
    """Everything that «Маяк» has; its words are «Чужое» where they are free."""
    gleb, vera, maria, olga = [await town.work(who) for who in (GLEB, VERA, MARIA, OLGA)]
    district = town.mayak.districts["Северный район"]
    await planned(vera, written("Чужое | Май | психолог | 5 |"))
    item = (await found(vera, "чужое")).id
    request = await accepted(gleb, vera)
    await scheduling.offer(vera, request, [at(vera, 1)], 60, "Чужое")
    held, given = (
        await accepted(gleb, vera),
        await accepted(gleb, vera, Asked(kind=RequestKind.MATERIALS, question="Чужое")),
    )
    await meeting_record.hold(vera, held, Held(day=DAY, minutes=60))
    await meeting_record.recommend(vera, held, "Чужое", "Куратор", AHEAD)
    await answering.deliver(vera, given, "Чужое", "file")
    await routing.add_answerer(vera, RequestKind.SUPERVISION, town.mayak.posts["Вера Холодова"])
    held_there = await gathering(town, asked=(GLEB,), hosts=(VERA,), of=town.mayak, title="Чужое")
    await event_notes.write_notes(vera, held_there, dict.fromkeys(("agenda", "heard", "script"), "Чужое"))
    in_library = await _in_library(vera)
    return Foreign(
        district,
        town.mayak.tenures["Глеб Нечаев"],
        await records.log_activity(gleb, Facts(type=Type.TALK, title="Чужое", day=DAY, district_id=district), "gleb"),
        (await invites.invite(vera, Role.HEAD, "Директор", None, "Инна", "vera")).id,
        town.mayak.id,
        await drafted(vera, written("Чужое | Май | психолог | 5 |"), key="draft"),
        item,
        await _proposed(town, gleb, item),
        (await cards.open_item(vera, item)).dates[0].id,
        town.mayak.persons["Глеб Нечаев"],
        town.mayak.posts["Вера Холодова"],
        request,
        (await slots_of(town, request))[0],
        await _newest(town, RequestEvent),
        await _newest(town, Answerer),
        await _newest(town, Recommendation),
        await accepted(maria, olga),
        town.bereg.posts["Анна Белова"],
        **await _monitored(town, vera, gleb),
        admission=await _asks(town),
        handover=await _handed(town, vera),
        rearrangement=await _rearranged(town, vera),
        leave=await _away(town, gleb),
        guests=[await _listed(work) for work in (olga, vera)][1],
        task=await _decided(town, vera),
        rubric=await library_rubrics.add_rubric(vera, "Чужое"),
        held=held_there,
        own_held=await gathering(town, asked=(), hosts=BEREG_PEOPLE, starts_at=town.clock.now(), key="own"),
        invitee=next(iter((await invitees(town, held_there)).values())).id,
        material=in_library[1],
        file=in_library[0],
        quest=await _sought(gleb, "чужая полиграфия"),
        own_quest=await _sought(maria, "логоритмика"),
        synonym=await _same(vera),
        entry=await saving_entries.add_entry(vera, "grants", {"title": "Чужое", "day": DAY.isoformat()}, "entry"),
        signal=await recording.record(gleb, Measure.SCHOOL, district, "gleb"),
    )


async def _in_library(vera: Work) -> tuple[int, int]:
    """A file of «Маяк» and the material that is made of it."""
    taken = await filing.take_file(vera, docx("Чужое"))
    made = await filing.add_material(vera, MaterialStart(file_id=taken.id), MaterialSaid(title="Чужое"), "library")
    return taken.id, made.id


async def _sought(work: Work, question: str) -> int:
    """What a centre's library lacks."""
    await quests.want(work, question)
    return await _newest_in(work.db, LibraryQuest)


async def _same(vera: Work) -> int:
    await synonyms.add_synonym(vera, "чужак = пришелец")
    return await _newest_in(vera.db, LibrarySynonym)


async def _decided(town: Town, vera: Work) -> int:
    """The curator of «Маяк» has a task."""
    await tasks.store(vera, "Чужое; куратор Северного района; 26 марта", "decided")
    return await _newest(town, PostTask)


async def _away(town: Town, gleb: Work) -> int:
    """The curator of «Маяк» will be on leave."""
    await planning.plan_leave(gleb, gleb.person_id, AHEAD, AHEAD, None, "away")
    return await _newest(town, Leave)


async def _handed(town: Town, vera: Work) -> int:
    """The curator's post of «Маяк» is handed over."""
    await giving.begin(vera, town.mayak.posts["Глеб Нечаев"], town.mayak.tenures["Глеб Нечаев"], "", 0, "handed")
    return await _newest(town, Handover)


async def _rearranged(town: Town, vera: Work) -> int:
    await districts.rename_district(vera, town.mayak.districts["Приморский район"], "Чужое")
    return (await undoing.list_done(vera))[0].id


async def _listed(work: Work) -> int:
    """A list of people that waits."""
    content = GuestContent(guests=[Guest(line=1, name="Чужое", title="Чужое", district="Чужой")])
    who = {"center_id": work.center_id, "person_id": work.person_id, "client_key": f"list-{work.person_id}"}
    async with work.db.writing() as session:
        session.add(found := GuestList(**who, made_at=work.clock.now(), content=content.json))
    return found.id


async def _asks(town: Town) -> int:
    """A curator of «Маяк» would be its second coordinator."""
    ids = {"person_id": town.mayak.persons["Глеб Нечаев"], "post_id": town.mayak.posts["Вера Холодова"]}
    async with town.db.writing() as session:
        session.add(found := Admission(center_id=town.mayak.id, asked_at=town.clock.now(), **ids))
    return found.id


async def _proposed(town: Town, gleb: Work, item: int) -> int:
    who = {"center_id": town.mayak.id, "person_id": gleb.person_id, "at": town.clock.now()}
    async with town.db.writing() as session:
        session.add(found := Proposal(item_id=item, kind=Proposed.CANCEL, reason="Чужое", **who))
    return found.id


async def _monitored(town: Town, vera: Work, gleb: Work) -> dict[str, Any]:
    report = (await filling.list_tasks(gleb))[0].report_id
    async with town.db.writing() as session:
        await open_quarter(session, town.bereg.id, quarter_of(DAY), DAY)  # it opens by itself when somebody looks
        found = await session.get_one(Report, report)
        found.open_until = DAY.replace(year=2027)  # the quarter of March is closed
        found.comment = "Чужое"
        version = FormVersion(
            center_id=town.mayak.id,
            year=2026,
            content=default_form().json,
            client_key="vera-form",
            made_at=town.clock.now(),
            made_by=vera.person_id,
        )
        session.add(version)
    sheet = (await filling.put(gleb, await filling.open_sheet(gleb, report), {"S1": 1, "F2": 9})).sheet
    curators = town.mayak.posts["Глеб Нечаев"]
    until = DAY.replace(year=2027)
    return {
        "report": report,
        "sheet": sheet,
        "monitoring": found.monitoring_id,
        "version": version.id,
        "questionnaire": await rounds.start(vera, Theme.MOTIVATION, [curators], until, "vera-asks"),
    }


async def _newest(town: Town, table: Any) -> int:
    return await _newest_in(town.db, table)


async def _newest_in(db: Database, table: Any) -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.max(table.id)))).scalar_one())


TABLE |= {
    "events.afterwards.open_after.event_id": lambda w, f: afterwards.open_after(w, f.held),
    "events.materials.give.event_id": lambda w, f: materials.give(w, f.held, f.material),
    "events.materials.give.material_id": lambda w, f: materials.give(w, f.own_held, f.material),
    "events.materials.take_back.event_id": lambda w, f: materials.take_back(w, f.held, f.material),
    "events.materials.take_back.material_id": lambda w, f: materials.take_back(w, f.own_held, f.material),
    "events.materials.open_materials.event_id": lambda w, f: materials.open_materials(w, f.held),
    "events.materials.send_materials.event_id": lambda w, f: materials.send_materials(w, f.held),
    "events.materials.set_materials.event_id": lambda w, f: materials.set_materials(w, f.held, "Наше"),
    "events.opinions.check_missing.event_id": lambda w, f: opinions.check_missing(w, f.held),
    "events.opinions.say_missing.event_id": lambda w, f: opinions.say_missing(w, f.held, Usefulness.NO, "Наше"),
    "events.opinions.say_useful.event_id": lambda w, f: opinions.say_useful(w, f.held, Usefulness.NO),
    "events.wishes.say_date.asker_id": lambda w, f: wishes.say_date(w, f.person, Weekday.MON),
    "tasks.closing.close.task_id": lambda w, f: task_closing.close(w, f.task),
    "tasks.closing.drop.task_id": lambda w, f: task_closing.drop(w, f.task),
    "tasks.closing.reopen.task_id": lambda w, f: task_closing.reopen(w, f.task),
    "tasks.lists.list_takers.task_id": lambda w, f: task_lists.list_takers(w, f.task),
    "tasks.lists.list_tasks.event_id": lambda w, f: task_lists.list_tasks(w, event_id=f.held),
    "tasks.lists.open_task.task_id": lambda w, f: task_lists.open_task(w, f.task),
    "tasks.making.judge.event_id": lambda w, f: tasks.judge(w, "Наше; куратор; 26 марта", f.held),
    "tasks.making.pass_to.post_id": lambda w, f: _pass_own(w, f.post),
    "tasks.making.pass_to.task_id": lambda w, f: tasks.pass_to(w, f.task, f.own_post),
    "tasks.making.store.event_id": lambda w, f: tasks.store(w, "Наше; куратор; 26 марта", "key", f.held),
    "tasks.putting_off.answer_later.task_id": lambda w, f: putting_off.answer_later(w, f.task, agree=True),
    "tasks.putting_off.ask_later.task_id": lambda w, f: putting_off.ask_later(w, f.task, AHEAD, "Наше"),
    "tasks.putting_off.list_moves.task_id": lambda w, f: putting_off.list_moves(w, f.task),
    "tasks.putting_off.put_off.task_id": lambda w, f: putting_off.put_off(w, f.task, AHEAD),
}
