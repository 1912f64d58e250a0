"""The year's plan in both databases: import, lists, cards, changes."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models.activities import Category, Evidence, Facts, Type
from models.deadlines import ScheduleKind
from models.errors import Denied, DomainError, NotFound
from models.people import Post
from models.plan.draft import NOBODY, VACANT
from models.plan.tables import Occurrence, Plan, PlanItem
from services.activities import records
from services.plan import accept, cards, changes, drafts, fits, lists, posts, rules
from services.plan.coverage import coverage
from services.plan.inner.drafts import forget_old_drafts
from services.plan.lists import View
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.databases import ON_SQLITE
from tests.support.plan import drafted, example, found, planned, written
from tests.support.town import OLGA, VERA, Town

SEMINAR = "Семинар «Ранняя помощь» | Апрель | психолог | не менее 20 | Протокол, фотоотчёт"
TRIP = "Выезды в районы | 1 раз в квартал | Ветрова О. | | Отчет о выездах"
CONSULT = "Консультации кураторов | По запросу | Специалисты Центра | по запросу | Отзыв"
UNCLEAR = "Круглый стол «Итоги» | середина года | методист | 15 | Протокол"


async def count(work: Work, table: type) -> int:
    async with work.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def views(work: Work) -> dict[View, int]:
    plan = await lists.overview(work)
    assert plan is not None
    return plan.counts


async def test_nothing_is_stored_before_it_is_accepted(olga: Work) -> None:
    draft = await drafted(olga, example(), "plan-2026.docx")
    assert await count(olga, Plan) == await count(olga, PlanItem) == 0
    assert await lists.overview(olga) is None
    outcome = await accept.accept(olga, draft)
    assert outcome["items"] == await count(olga, PlanItem) == 40
    assert outcome["dates"] == await count(olga, Occurrence)


async def test_the_same_message_and_the_same_press_make_one_plan(olga: Work) -> None:
    first = await drafted(olga, example(), "plan-2026.docx")
    assert await drafted(olga, example(), "plan-2026.docx") == first
    assert await accept.accept(olga, first) == await accept.accept(olga, first)
    assert await count(olga, PlanItem) == 40


@ON_SQLITE
@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "txt"])
async def test_a_second_import_from_any_format_changes_nothing(olga: Work, ending: str) -> None:
    await planned(olga, example(), "plan-2026.docx")
    draft = await drafted(olga, example(ending), f"plan-2026.{ending}", "again")
    found = (await drafts.review(olga, draft)).changes
    assert found is not None
    assert not (found.added)
    assert not (found.removed)
    assert (await accept.accept(olga, draft))["items"] == 40
    assert await count(olga, PlanItem) == 40


async def test_a_second_import_keeps_what_was_done(olga: Work) -> None:
    await planned(olga, written(SEMINAR, TRIP, CONSULT))
    seminar = await found(olga, "ранняя помощь")
    card = await cards.open_item(olga, seminar.id)
    assert card.next is not None
    facts = Facts(
        type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 3, 16), attendance={Category.CURATORS: (12, 0)}
    )
    await records.log_activity(olga, facts, "a1", seminar.id)
    trip = await cards.open_item(olga, (await found(olga, "выезды")).id)
    await changes.move(olga, trip.item.id, trip.dates[1].id, date(2026, 7, 3), "Отпуск")
    later = SEMINAR.replace("Апрель", "Май").replace("20", "25")
    outcome = await planned(olga, written(later, TRIP), key="again")
    assert outcome == {"items": 2, "dates": 5, "again": 1, "added": 0, "changed": 1, "removed": 1}
    card = await cards.open_item(olga, seminar.id)
    assert [(one.due, one.done) for one in card.dates] == [(date(2026, 5, 29), 1)]
    assert (card.fact, card.item.target) == (12, 25)
    trip = await cards.open_item(olga, trip.item.id)
    assert (trip.dates[1].due, trip.dates[1].moved_from) == (date(2026, 7, 3), date(2026, 6, 30))
    gone = await found(olga, "консультации")
    assert gone.cancelled
    await planned(olga, written(later, TRIP, CONSULT), key="third")
    assert not (await found(olga, "консультации")).cancelled


async def test_a_second_import_keeps_what_was_said_in_the_bot(olga: Work, anna: Work, town: Town) -> None:
    """Cells are compared with what the first file said, not with what was typed since."""
    rows = (SEMINAR, TRIP, UNCLEAR)
    await planned(olga, written(*rows))
    seminar, round_table = (await found(olga, "ранняя")).id, (await found(olga, "итоги")).id
    await changes.edit_cell(olga, seminar, "content", "Семинар «Ранняя помощь рядом»")
    await changes.edit_cell(olga, seminar, "coverage", "не менее 35")
    await changes.clarify(olga, round_table, "до 15 декабря")
    await posts.assign_post(olga, seminar, "", town.bereg.posts["Мария Орлова"])
    draft = await drafted(olga, written(*rows), key="again")
    review = await drafts.review(olga, draft)
    assert (review.doubts, review.changes and review.changes.empty) == ([], True)
    await accept.accept(olga, draft)
    later = SEMINAR.replace("Апрель", "Май").replace("психолог", "психолог, методист")
    assert (await planned(olga, written(later, TRIP, UNCLEAR), key="third"))["changed"] == 1
    card = await cards.open_item(olga, seminar)
    assert (card.item.content, card.item.target, card.dates[0].due) == (
        "Семинар «Ранняя помощь рядом»",
        35,
        date(2026, 5, 29),
    )
    assert [holders for _, holders in card.posts] == [["Мария Орлова"], ["Анна Белова"], []]
    assert (await cards.open_item(olga, round_table)).dates[0].due == date(2026, 12, 15)
    said = SEMINAR.replace("Ранняя помощь", "Ранняя помощь в районе")
    await planned(olga, written(said, TRIP, UNCLEAR), key="fourth")
    assert (await cards.open_item(olga, seminar)).item.content == "Семинар «Ранняя помощь в районе»"


async def test_rows_that_are_gone_are_counted_once(olga: Work) -> None:
    await planned(olga, written(SEMINAR, TRIP))
    assert (await planned(olga, written(SEMINAR), key="again"))["removed"] == 1
    draft = await drafted(olga, written(SEMINAR), key="third")
    found = (await drafts.review(olga, draft)).changes
    assert found is not None
    assert found.empty
    assert (await accept.accept(olga, draft))["removed"] == 0


async def test_bad_files_are_refused_with_a_sentence(olga: Work) -> None:
    for data, name in ((b"", "план.docx"), (b"PK\x03\x04", "план.docx"), ("Просто письмо.".encode(), "письмо.txt")):
        with pytest.raises(DomainError) as refused:
            await drafted(olga, data, name)
        assert str(refused.value.arguments["why"]).endswith(".")
    assert await lists.overview(olga) is None


async def test_doubts_are_answered_and_posts_matched(olga: Work, town: Town) -> None:
    draft = await drafted(olga, written(UNCLEAR, SEMINAR))
    review = await drafts.review(olga, draft)
    assert [row.words("content") for row in review.doubts] == ["Круглый стол «Итоги»"]
    assert (review.content.post("психолог"), review.content.post("методист")) == (
        town.bereg.posts["Анна Белова"],
        VACANT,
    )
    await drafts.answer_doubt(olga, draft, 1, "до 15 декабря")
    await drafts.match_post(olga, draft, "методист", town.bereg.posts["Игорь Савельев"])
    assert not (await drafts.review(olga, draft)).doubts
    await accept.accept(olga, draft)
    card = await cards.open_item(olga, (await found(olga, "итоги")).id)
    assert (card.item.kind, card.item.deadline, card.dates[0].due) == (
        ScheduleKind.DEADLINE,
        "середина года",
        date(2026, 12, 15),
    )
    assert card.posts == [("Руководитель", ["Игорь Савельев"])]


async def test_a_responsible_may_be_nobody_or_a_vacant_post(olga: Work) -> None:
    draft = await drafted(olga, written(UNCLEAR, CONSULT))
    await drafts.match_post(olga, draft, "методист", NOBODY)
    await drafts.match_post(olga, draft, "Специалисты Центра", VACANT)
    await accept.accept(olga, draft)
    assert (await cards.open_item(olga, (await found(olga, "итоги")).id)).posts == []
    assert (await cards.open_item(olga, (await found(olga, "консультации")).id)).posts == [("Специалисты Центра", [])]
    async with olga.db.reading() as session:
        assert await session.scalar(select(Post.id).where(Post.title == "Специалисты Центра"))


async def test_dropping_a_draft_leaves_nothing(olga: Work) -> None:
    draft = await drafted(olga, written(SEMINAR))
    await drafts.drop(olga, draft)
    with pytest.raises(NotFound):
        await accept.accept(olga, draft)


async def test_views(olga: Work, anna: Work) -> None:
    january = "Совещание | Январь | Ветрова О. | 9 | Протокол"
    await planned(olga, written(SEMINAR, TRIP, CONSULT, january, "Занятие | Март | психолог | 5 |"))
    assert await views(olga) == {View.MINE: 2, View.MONTH: 2, View.QUARTER: 3, View.OVERDUE: 1, View.UNDATED: 1}
    assert (await views(anna))[View.MINE] == 3
    (mine, second, _) = (await lists.list_items(anna, View.MINE)).items
    assert (mine.content, mine.due, second.due) == ("Занятие", date(2026, 3, 31), date(2026, 4, 30))
    (late,) = (await lists.list_items(anna, View.OVERDUE)).items
    assert (late.content, late.due) == ("Совещание", date(2026, 1, 30))
    ((section, path, items),) = await lists.list_sections(anna)
    assert (path, items) == ([], 5)
    assert len((await lists.list_items(anna, View.SECTION, 0, str(section))).items) == 5


async def test_pages_keep_the_order(olga: Work) -> None:
    await planned(olga, written(*[f"Занятие {n} | Май | методист | 5 |" for n in range(1, 20)]))
    pages = [await lists.list_items(olga, View.SEARCH, page, "занятие") for page in range(3)]
    assert [len(page.items) for page in pages] == [8, 8, 3]
    assert [page.more for page in pages] == [True, True, False]
    assert [line.content for page in pages for line in page.items] == [f"Занятие {n}" for n in range(1, 20)]


@pytest.mark.parametrize("words", ["РАННЯЯ", "ранняя ПОМОЩЬ", "фотоотчет", "Фотоотчёт"])
async def test_search_knows_no_case_and_no_yo(olga: Work, words: str) -> None:
    await planned(olga, written(SEMINAR, TRIP))
    assert (await found(olga, words)).content == "Семинар «Ранняя помощь»"


@pytest.mark.parametrize("words", ["%", "_", "ничего такого"])
async def test_search_takes_signs_as_they_are(olga: Work, words: str) -> None:
    await planned(olga, written(SEMINAR, TRIP))
    assert (await lists.list_items(olga, View.SEARCH, 0, words)).items == []


async def test_plan_against_fact(olga: Work, anna: Work) -> None:
    await planned(olga, written(SEMINAR))
    item = (await found(anna, "ранняя")).id
    begin = await fits.begin_from(anna, item)
    assert (begin.type, begin.title, begin.people, begin.copies) == (
        Type.SEMINAR,
        "Ранняя помощь",
        Category.SPECIALISTS,
        False,
    )
    card = await cards.open_item(anna, item)
    assert (card.fact, card.item.target, card.missing, card.may_change) == (0, 20, [], True)
    assert card.next is not None
    facts = Facts(
        type=begin.type,
        title=begin.title,
        day=date(2026, 3, 16),
        attendance={Category.SPECIALISTS: (7, 0), Category.CURATORS: (5, 0)},
        evidence={Evidence.MINUTES: (True, "папка 3")},
    )
    number = await records.log_activity(anna, facts, "k1", item)
    card = await cards.open_item(anna, item)
    assert (card.fact, card.missing, card.next, card.deeds[0].came) == (12, ["фотоотчёт"], None, 12)
    await records.delete_activity(anna, number)
    card = await cards.open_item(anna, item)
    assert card.fact == 0
    assert card.next is not None


async def test_copies_are_counted_where_the_plan_promises_copies(olga: Work) -> None:
    await planned(olga, written("Листовка «Звони» | Май | методист | 100 экз. | Листовка"))
    begin = await fits.begin_from(olga, (await found(olga, "звони")).id)
    assert (begin.copies, begin.type, begin.material.value) == (True, Type.LEAFLET, "leaflet")


async def test_an_item_is_moved_clarified_cancelled_and_edited_with_a_history(olga: Work) -> None:
    await planned(olga, written(UNCLEAR))
    item = (await found(olga, "итоги")).id
    with pytest.raises(DomainError):
        await changes.clarify(olga, item, "абракадабра")
    await changes.clarify(olga, item, "март, июнь")
    card = await cards.open_item(olga, item)
    assert [one.due for one in card.dates] == [date(2026, 3, 31), date(2026, 6, 30)]
    await changes.move(olga, item, card.dates[0].id, date(2026, 4, 2), "Болезнь")
    await changes.move(olga, item, card.dates[0].id, date(2026, 4, 2), "Болезнь")
    await changes.edit_cell(olga, item, "coverage", "не менее 60")
    assert (await cards.open_item(olga, item)).dates[0].moved_from == date(2026, 3, 31)
    await changes.cancel(olga, item, "Не нужно")
    with pytest.raises(DomainError):
        await changes.cancel(olga, item, "Не нужно")
    await changes.restore(olga, item)
    card = await cards.open_item(olga, item)
    assert card.item.target == 60
    assert [step.what.value for step in card.steps] == ["deadline", "moved", "cell", "cancelled", "restored"]
    await changes.clarify(olga, item, "")
    card = await cards.open_item(olga, item)
    assert (card.dates, card.item.kind) == ([], ScheduleKind.UNDETERMINED)


async def test_who_does_not_answer_for_an_item_changes_nothing(olga: Work, anna: Work, maria: Work) -> None:
    await planned(olga, written(SEMINAR))
    item = (await found(maria, "ранняя")).id
    assert not (await cards.open_item(maria, item)).may_change
    with pytest.raises(Denied):
        await changes.cancel(maria, item, "Хочу")
    with pytest.raises(Denied):
        await changes.edit_cell(anna, item, "content", "Другое")
    with pytest.raises(Denied):
        await drafted(anna, written(TRIP))
    await changes.clarify(anna, item, "май")


async def test_centres_do_not_see_each_other(olga: Work, vera: Work, town: Town) -> None:
    draft = await drafted(olga, written(SEMINAR))
    with pytest.raises(NotFound):
        await accept.accept(vera, draft)
    with pytest.raises(NotFound):
        await drafts.match_post(olga, draft, "психолог", town.mayak.posts["Вера Холодова"])
    await accept.accept(olga, draft)
    item = (await found(olga, "ранняя")).id
    ((section, _, _),) = await lists.list_sections(olga)
    assert await lists.overview(vera) is None
    assert (await lists.list_items(vera, View.SECTION, 0, str(section))).items == []
    assert await lists.list_sections(vera) == []
    facts = Facts(type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 3, 16))
    for refused in (
        cards.open_item(vera, item),
        changes.cancel(vera, item, "Чужое"),
        fits.begin_from(vera, item),
        records.log_activity(vera, facts, "x", item),
    ):
        with pytest.raises(NotFound):
            await refused
    assert await fits.suggest(vera, "Ранняя помощь", Type.SEMINAR, date(2026, 3, 16)) == []
    foreign = await records.log_activity(vera, facts, "y")
    with pytest.raises(NotFound):
        await changes.link(olga, foreign, item)


async def test_an_activity_without_an_item_is_offered_one(olga: Work) -> None:
    await planned(olga, written(SEMINAR, TRIP, CONSULT))
    (fit,) = await fits.suggest(olga, "Ранняя помощь", Type.SEMINAR, date(2026, 4, 5))
    assert fit.content == "Семинар «Ранняя помощь»"
    assert await fits.suggest(olga, "Новогодний огонёк", Type.HOLIDAY, date(2026, 4, 5)) == []
    facts = Facts(
        type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 4, 5), attendance={Category.CURATORS: (3, 0)}
    )
    number = await records.log_activity(olga, facts, "z")
    await changes.link(olga, number, fit.item_id)
    card = await cards.open_item(olga, fit.item_id)
    assert (card.fact, card.next) == (3, None)


async def test_the_head_sees_the_plan(olga: Work, igor: Work, town: Town) -> None:
    await planned(olga, written(SEMINAR))
    assert (await found(igor, "ранняя")).content
    assert (await town.work(OLGA)).center_id != (await town.work(VERA)).center_id


async def test_an_activity_fulfils_the_open_date_around_its_day(olga: Work) -> None:
    await planned(olga, written("Занятие клуба | Ежемесячно | методист | 5 |"))
    item = (await found(olga, "клуба")).id

    async def done(day: date) -> list[int]:
        await records.log_activity(olga, Facts(type=Type.CLUB, title="Занятие", day=day), f"{day}{len(keys)}", item)
        keys.append(day)
        return [one.due.month for one in (await cards.open_item(olga, item)).dates if not one.open]

    keys: list[date] = []
    assert await done(date(2026, 3, 16)) == [3]
    assert await done(date(2026, 1, 20)) == [1, 3]
    assert await done(date(2026, 3, 18)) in ([1, 2, 3], [1, 3, 4])


async def test_promises_outside_the_table_against_who_came(olga: Work, maria: Work, vera: Work) -> None:
    assert await coverage(olga) is None
    await planned(olga, written(SEMINAR, before="1) обучение кураторов (не менее 45 человек);"))
    for day, who in ((date(2026, 3, 1), maria), (date(2026, 12, 31), olga), (date(2025, 12, 31), olga)):
        people = {Category.CURATORS: (4, 3), Category.TEACHERS: (9, 0)}
        await records.log_activity(who, Facts(type=Type.TALK, title="Беседа", day=day, attendance=people), f"{day}")
    theirs = Facts(type=Type.TALK, title="Чужое", day=date(2026, 3, 1), attendance={Category.CURATORS: (50, 0)})
    await records.log_activity(vera, theirs, "vera")
    found = await coverage(maria)
    assert found is not None
    assert [(aim.target, aim.fact) for aim in found.aims] == [(45, 14)]
    assert await coverage(vera) is None


async def test_responsibles_typed_anew_hang_the_posts_anew(olga: Work, town: Town, vera: Work) -> None:
    await planned(olga, written(SEMINAR, UNCLEAR))
    item = (await found(olga, "ранняя")).id
    await changes.edit_cell(olga, item, "responsible", "психолог, методист, Савельев И.П., юрист")
    titles = [title for title, _ in (await cards.open_item(olga, item)).posts]
    assert sorted(titles) == ["Психолог", "Руководитель", "методист", "юрист"]
    assert [one.called for one in await posts.item_posts(olga, item)] == [
        "психолог", "методист", "Савельев И.П.", "юрист"
    ]  # fmt: skip
    await posts.assign_post(olga, item, "юрист", town.bereg.posts["Ольга Ветрова"])
    await posts.assign_post(olga, item, "методист", NOBODY)
    await posts.assign_post(olga, item, "", town.bereg.posts["Мария Орлова"])
    answering = await posts.item_posts(olga, item)
    assert answering[1].post_id is None
    assert answering[3].post_id == town.bereg.posts["Ольга Ветрова"]
    assert answering[4].post_id == town.bereg.posts["Мария Орлова"]
    card = await cards.open_item(olga, item)
    assert [step.what for step in card.steps] == ["cell", "posts", "posts", "posts", "posts"]
    for foreign in (town.mayak.posts["Вера Холодова"], 99):
        with pytest.raises(NotFound):
            await posts.assign_post(olga, item, "юрист", foreign)
    with pytest.raises(DomainError):
        await posts.assign_post(olga, item, "", VACANT)
    await planned(
        olga, written(SEMINAR.replace("психолог", "психолог, методист, Савельев И.П., юрист"), UNCLEAR), key="2"
    )
    assert await posts.item_posts(olga, item) == answering  # the same words: what was chosen stays


async def test_one_date_is_cancelled_alone_and_comes_back(olga: Work, maria: Work) -> None:
    await planned(olga, written(TRIP))
    item = (await found(olga, "выезды")).id
    first, *_ = (await cards.open_item(olga, item)).dates
    before = await views(olga)
    with pytest.raises(Denied):
        await changes.cancel_date(maria, item, first.id, "Не моё")
    for _ in range(2):
        await changes.cancel_date(olga, item, first.id, "Карантин")
    card = await cards.open_item(olga, item)
    assert [one.cancelled for one in card.dates] == [True, False, False, False]
    assert (card.dates[0].cancel_reason, card.next) == ("Карантин", card.dates[1])
    assert (await found(olga, "выезды")).total == 3
    assert before[View.MONTH] == 1
    assert (await views(olga))[View.MONTH] == 0
    trip = Facts(type=Type.TRIP, title="Выезд", day=first.due)
    await records.log_activity(olga, trip, "trip", item)
    assert [one.done for one in (await cards.open_item(olga, item)).dates] == [0, 1, 0, 0]
    with pytest.raises(NotFound):
        await changes.move(olga, item, first.id, date(2026, 5, 5), "Поздно")
    await changes.edit_cell(olga, item, "product", "Справка")  # dates are made anew, what was decided stays
    assert (await cards.open_item(olga, item)).dates[0].cancelled
    for _ in range(2):
        await changes.restore_date(olga, item, first.id)
    card = await cards.open_item(olga, item)
    assert (card.dates[0].open, card.dates[0].cancel_reason) == (True, "")
    assert [step.what for step in card.steps] == ["skipped", "cell", "returned"]
    await changes.cancel_date(olga, item, first.id, "Карантин")
    await changes.clarify(olga, item, "ежеквартально")  # a new deadline is newer than the cancellation
    assert not any(one.cancelled for one in (await cards.open_item(olga, item)).dates)


async def test_the_day_of_reports_is_a_setting(olga: Work, vera: Work) -> None:
    report = "Мониторинг | Ежеквартально | методист | | Сводный мониторинг"
    await planned(olga, written(report, TRIP, "Отчёт | 1 раз в квартал | методист | | Отчет"))
    await planned(vera, written(report))
    item = (await found(olga, "мониторинг")).id
    dates = (await cards.open_item(olga, item)).dates
    assert [one.due.day for one in dates] == [10, 10, 9, 30]  # 10 October is a Saturday
    await changes.move(olga, item, dates[2].id, date(2026, 10, 20), "Позже")
    await records.log_activity(
        olga, Facts(type=Type.MONITORING, title="Мониторинг", day=date(2026, 4, 3)), "done", item
    )
    assert await rules.set_report_day(olga, 15) == 1
    assert await rules.report_day(olga) == 15
    assert [one.due for one in (await cards.open_item(olga, item)).dates] == [
        date(2026, 4, 10), date(2026, 7, 15), date(2026, 10, 20), date(2026, 12, 30)
    ]  # fmt: skip
    assert await rules.set_report_day(olga, 15) == 0
    theirs = (await cards.open_item(vera, (await found(vera, "мониторинг")).id)).dates
    assert [one.due.day for one in theirs] == [10, 10, 9, 30]
    assert await rules.report_day(vera) == 10
    with pytest.raises(DomainError):
        await rules.set_report_day(olga, 29)
    await planned(olga, written(report, TRIP, "Отчёт о сигналах | Ежеквартально | методист | | Отчет"), key="again")
    assert [one.due.day for one in (await cards.open_item(olga, (await found(olga, "сигналах")).id)).dates][:2] == [
        15,
        15,
    ]


async def test_a_record_changes_its_item_and_its_date(olga: Work, anna: Work, maria: Work) -> None:
    await planned(olga, written("Выезды | 1 раз в квартал | психолог | |", SEMINAR))
    trips, seminar = (await found(olga, "выезды")).id, (await found(olga, "ранняя")).id
    record = await records.log_activity(anna, Facts(type=Type.TRIP, title="Выезд", day=date(2026, 2, 3)), "trip", trips)

    async def counted() -> tuple[str, date | None] | None:
        item = (await records.open_activity(anna, record)).item
        return (item.content, item.due) if item else None

    assert await counted() == ("Выезды", date(2026, 3, 31))
    before = (await records.open_activity(anna, record)).answers
    await records.change_activity(anna, record, before, before | {"day": "2026-03-02"})
    assert await counted() == ("Выезды", date(2026, 3, 31))  # its own date is still the nearest
    await records.change_activity(anna, record, before, before | {"day": "2026-05-05"})
    assert await counted() == ("Выезды", date(2026, 6, 30))
    await changes.link(anna, record, seminar)
    assert await counted() == ("Семинар «Ранняя помощь»", date(2026, 4, 30))
    with pytest.raises(NotFound):
        await changes.unlink(maria, record)
    for _ in range(2):
        await changes.unlink(anna, record)
    assert await counted() is None
    await records.change_activity(anna, record, before, before | {"day": "2026-07-07"})
    assert await counted() is None
    offered = [one.content for one in await fits.choices(anna, "Ранняя помощь", Type.SEMINAR, date(2026, 2, 3))]
    assert offered == ["Семинар «Ранняя помощь»", "Выезды"]
    sought = await fits.choices(anna, "Ранняя помощь", Type.SEMINAR, date(2026, 2, 3), "выезд")
    assert [one.content for one in sought] == ["Выезды"]
    assert await fits.choices(anna, "Ранняя помощь", Type.SEMINAR, date(2025, 2, 3)) == []


async def test_a_reading_that_nobody_accepted_is_forgotten(olga: Work, town: Town, clock: FakeClock) -> None:
    old = await drafted(olga, written(SEMINAR))
    clock.move(days=20)
    new = await drafted(olga, written(SEMINAR), key="new")
    assert await forget_old_drafts(town.db, clock) == 0
    clock.move(days=11)
    assert await forget_old_drafts(town.db, clock) == 1
    with pytest.raises(NotFound):
        await drafts.review(olga, old)
    assert (await accept.accept(olga, new))["items"] == 1


async def test_what_a_converter_left_in_a_title_is_shown_nowhere_and_the_same_file_changes_nothing(olga: Work) -> None:
    file = written("<b>Круглый стол</b> «<Club> и дом» | Апрель | Ветрова О. | 15 | Протокол")
    await planned(olga, file)
    assert (await found(olga, "круглый")).content == "Круглый стол «<Club> и дом»"
    async with olga.db.reading() as session:
        assert (await session.scalars(select(PlanItem.content))).one() == "Круглый стол «<Club> и дом»"
    assert (await planned(olga, file, key="again"))["changed"] == 0
