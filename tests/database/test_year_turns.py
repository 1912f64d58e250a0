"""The year turns: December to January day by day, as everybody reads it, on both databases."""

from datetime import date, timedelta

import pytest
from aiogram.methods import SendMessage

from models.activities import Category, Facts, Type
from models.activity_filters import Filter
from models.periods import Period, Span
from models.plan_years import PlanYear
from models.requests.tables import RequestKind
from places import table
from places.place import Place
from places.plan import YearPlace, YearThen
from scheduler.letters.table import LETTERS
from services.activities import lists, records
from services.monitoring.counters import count_deeds
from services.plan import cards, past
from services.plan.lists import View, list_items, overview
from services.reminders import snoozes
from services.reminders.inner.year import papers
from services.reminders.rules import switch
from services.requests import journal
from services.roster.centers import load_rosters
from services.summary.figures import summarise
from services.timer_repair import repair_timers
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.databases import ON_SQLITE
from tests.support.outbox import Post
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire
from tests.support.telegram import Telegram, seen
from tests.support.town import ANNA, EVERYBODY, OLGA, Town

ROWS = (
    "Круглый стол «Итоги» | 4 декабря | психолог | 10 |",
    "Памятка для семей | до 18 декабря | психолог | |",
    "Совещание кураторов | 29 декабря | психолог | |",
    "Отчёт за год | до 31 декабря | методист | |",
    "Занятия клуба | IV квартал | психолог | |",
    "Выезды | по запросу | психолог | |",
    "Консультирование | в течение года | психолог | |",
)
FOURTH = Period.around(Span.QUARTER, date(2026, 12, 1))
ANNAS = ("Круглый стол", "Памятка", "Совещание", "Занятия")


@pytest.fixture
def post(town: Town, clock: FakeClock) -> Post:
    return Post(town, clock, Telegram(), LETTERS)


@pytest.fixture
async def december(town: Town, olga: Work, clock: FakeClock) -> Work:
    """The plan of the year stands since November, and reminding is on."""
    at(clock, "2026-11-20 10:00")
    await planned(olga, written(*ROWS))
    await switch(olga, on=True)
    await repair_timers(town.db, clock)
    return olga


Read = dict[str, list[tuple[date, str]]]


async def day_by_day(post: Post, since: date, until: date) -> Read:
    """The clock goes through these days, at the digest's hour and in the evening; what each person reads, by day."""
    names = {who.telegram_id: who.name for who in EVERYBODY}
    read: Read = {name: [] for name in names.values()}
    for number in range((until - since).days + 1):
        day = since + timedelta(days=number)
        for hour in ("09:00", "18:00"):
            before = len(post.telegram.calls)
            at(post.clock, f"{day} {hour}")
            await repair_timers(post.db, post.clock)
            await fire(post.town)
            await post.run(seconds=10, step=5)
            for call in post.telegram.calls[before:]:
                if isinstance(call, SendMessage):
                    read[names[int(call.chat_id)]].append((day, seen(call.text)))
    return read


def days_of(letters: list[tuple[date, str]], *words: str) -> list[str]:
    return [f"{day:%d.%m}" for day, text in letters if any(one in text for one in words)]


def labels(post: Post) -> dict[str, Place]:
    """Every button that was ever sent, the newest of a name last."""
    sent = [one.reply_markup for one in post.telegram.calls if isinstance(one, SendMessage) and one.reply_markup]
    rows = [row for keyboard in sent for row in getattr(keyboard, "inline_keyboard", [])]
    return {one.text: place for row in rows for one in row if (place := table.read(one.callback_data or ""))}


@ON_SQLITE
async def test_nobody_reads_the_same_twice_while_the_year_turns(december: Work, post: Post, anna: Work) -> None:
    await records.log_activity(anna, Facts(type=Type.SEMINAR, title="Без чисел", day=date(2026, 11, 5)), "numberless")
    monitoring = Facts(
        type=Type.MONITORING, title="Мониторинг за I квартал", day=date(2026, 4, 5)
    )  # nobody comes to it
    await records.log_activity(anna, monitoring, "nobody")
    read = await day_by_day(post, date(2026, 12, 1), date(2027, 1, 31))
    for name, letters in read.items():
        texts = [text for _, text in letters]
        assert len(set(texts)) == len(texts), name
        mornings = [day for day, text in letters if not text.startswith(("Прошло?", "Сегодня срок"))]
        assert len(set(mornings)) == len(mornings), "one message a morning, but for what is today"
    olga, of_anna = read[OLGA.name], read[ANNA.name]
    # the first working day of December: the new plan, and what the papers lack; to each their part, once
    assert days_of(olga, "Плана на 2027 год ещё нет: пришлите файл") == ["01.12"]
    assert "впереди ещё 5 сроков, 3 строки в записях, пунктах и отчётах, не написано 5 текстов анализа" in olga[0][1]
    assert days_of(of_anna, "Плана на 2027") == []
    assert days_of(of_anna, "нужно дописать 1 строку: записи без чисел") == ["01.12"]
    # from 20 December, a Sunday: what is open in the year, to whoever may close it
    assert days_of(olga, "До конца года не отмечено 5 сроков") == ["21.12"]
    assert days_of(of_anna, "До конца года не отмечено 4 срока", "До конца года не отмечены 4 срока") == ["21.12"]
    # after the holidays: the old year's debts, and nothing else of it
    assert days_of(olga, "В плане 2026 года не отмечено: 5.") == ["11.01"]
    assert days_of(of_anna, "В плане 2026 года не отмечено: 4.") == ["11.01"]
    january = [(day, text) for letters in read.values() for day, text in letters if day.year == 2027]
    assert days_of(january, *ANNAS, "Отчёт за год", "Выезды", "Консультирование", "рочен") == []
    assert {day for day, text in january if "ониторинг" not in text} == {date(2027, 1, 11)}
    shown = labels(post)
    assert shown["Прошлый год"] == YearPlace(year=2026, then=YearThen.PAST)
    assert shown["Закрыть год"] == YearPlace(year=2026, then=YearThen.PAST)
    assert len(await past.list_past(await post.town.work(ANNA), 2026)) == 4
    assert shown["2 Впереди (5)"] == YearPlace(year=2026, then=YearThen.AHEAD)


async def test_what_is_ahead_are_the_dates_that_the_letter_counts(town: Town, december: Work, clock: FakeClock) -> None:
    """Every date of an item, nothing that passed or is done, and none of a deadline in the next year."""
    rows = (
        "Практикум | 3 ноября, 3 декабря, 24 декабря | психолог | |",
        "Сведения | ежемесячно, до 10 числа месяца, следующего за отчётным | методист | |",
    )
    await planned(december, written(*ROWS, *rows), key="again")
    at(clock, "2026-12-03 10:00")
    held = Facts(type=Type.OTHER, title="Практикум", day=date(2026, 12, 3))
    await records.log_activity(december, held, "k", (await found(december, "Практикум")).id)
    page = await list_items(december, View.AHEAD, year=2026)
    assert [f"{line.due:%d.%m} {line.content}" for line in page.items] == [
        "04.12 Круглый стол «Итоги»",
        "10.12 Сведения",
        "18.12 Памятка для семей",
        "24.12 Практикум",
        "29.12 Совещание кураторов",
        "30.12 Отчёт за год",
        "30.12 Занятия клуба",
        "30.12 Сведения",
    ]
    async with town.db.reading() as session:
        roster = (await load_rosters(session, {december.center_id}, clock.now()))[december.center_id]
        counted = await papers(session, roster, PlanYear(2026), december.today)
    assert counted.ahead == len(page.items)


@ON_SQLITE
async def test_what_is_marked_is_not_said(december: Work, post: Post, clock: FakeClock, anna: Work) -> None:
    at(clock, "2026-12-20 10:00")
    every = await past.list_past(december)
    assert "Отчёт за год" in [one.content for one in every], "the year's last date may be closed too"
    closed = await past.close_done(december, [one.id for one in every], None, "k")
    ahead = [one.content for one in await past.list_past(december)]
    assert (closed, ahead) == (4, ["Совещание кураторов"]), "what begins later was not done"
    days = {one.day for one in (await lists.list_own(december)).items}
    assert max(days) == date(2026, 12, 20), "no record of a day to come"
    assert await past.close_cancelled(december, [one.id for one in await past.list_past(december)], "Перенесено") == (
        1,
        False,
    )
    await planned(december, written("Семинар | до 29 января | психолог | |", year=2027), key="next")
    read = await day_by_day(post, date(2026, 12, 20), date(2027, 1, 15))
    texts = [text for letters in read.values() for _, text in letters]
    assert not [text for text in texts if "2026 года" in text or "До конца года" in text]


async def test_the_plan_is_asked_for_only_while_there_is_none(december: Work, post: Post, clock: FakeClock) -> None:
    await planned(december, written("Семинар | до 29 января | психолог | |", year=2027), key="next")
    read = await day_by_day(post, date(2026, 12, 1), date(2026, 12, 2))
    assert "Для отчётов за 2026 год не хватает" in read[OLGA.name][0][1]
    assert "Плана на 2027" not in read[OLGA.name][0][1]


@ON_SQLITE
async def test_what_was_put_off_into_january_is_said_then(december: Work, post: Post, anna: Work) -> None:
    item = await cards.open_item(anna, (await found(anna, "Памятка")).id)
    trips = (await found(anna, "Выезды")).id
    at(post.clock, "2026-12-17 12:00")
    await snoozes.snooze_date(anna, item.dates[0].id, date(2027, 1, 14))
    await snoozes.snooze_item(anna, trips, date(2027, 1, 14))
    read = (await day_by_day(post, date(2027, 1, 13), date(2027, 1, 15)))[ANNA.name]
    assert days_of(read, "Памятка") == ["14.01"], "it was wished"
    assert days_of(read, "Выезды") == [], "a quarter of last year is no matter any more"


async def test_the_plan_opens_on_the_new_year(december: Work, clock: FakeClock) -> None:
    await planned(december, written("Семинар | до 29 января | психолог | |", year=2027), key="next")
    for moment, year, others in (("2026-12-31 23:00", 2026, [2027]), ("2027-01-01 00:10", 2027, [2026])):
        at(clock, moment)
        plan = await overview(december)
        assert plan is not None
        assert (plan.year.year, [one.year for one in plan.others]) == (year, others)


async def test_a_record_of_january_for_december_counts_in_december_everywhere(
    town: Town, december: Work, anna: Work, clock: FakeClock
) -> None:
    at(clock, "2027-01-14 10:00")
    day, petrovsky = date(2026, 12, 4), town.bereg.districts["Петровский район"]
    item = await cards.open_item(anna, (await found(anna, "Круглый стол")).id)
    came = {Category.CURATORS: (12, 0)}
    facts = Facts(type=Type.ROUND_TABLE, title="Итоги", day=day, district_id=petrovsky, attendance=came)
    await records.log_activity(anna, facts, "k", item.item.id)
    held = Facts(
        type=Type.SUPERVISION,
        title="Разбор",
        day=date(2026, 12, 22),
        district_id=petrovsky,
        attendance={Category.CURATORS: (1, 0)},
    )
    await records.log_activity(anna, held, "s")
    # the summary of the quarter, of its month and of the year
    for period in (FOURTH, Period(Span.OWN, date(2026, 12, 1), date(2026, 12, 31)), Period.around(Span.YEAR, day)):
        summary = await summarise(december, period)
        assert (summary.activities.now, summary.visits.now) == (2, 13), period
    assert (await summarise(december, FOURTH.after())).activities.now == 0
    assert len((await lists.list_all(december, wanted=Filter(period=FOURTH))).items) == 2
    # my records
    assert [one.day for one in (await lists.list_own(anna)).items] == [date(2026, 12, 22), day]
    # plan against fact
    card = await cards.open_item(anna, item.item.id)
    assert [(one.due, one.done) for one in card.dates] == [(day, 1)]
    assert card.fact == 12
    assert "Круглый стол «Итоги»" not in [one.content for one in await past.list_past(anna, 2026)]
    # the monitoring's own counters of the fourth quarter, and the journal of supervisions
    (fourth,) = [one for one in await count_deeds(december, 2026) if one.activities]
    assert (fourth.district, fourth.quarter, fourth.activities, fourth.individual) == ("Петровский район", 4, 2, 1)
    assert not [one for one in await count_deeds(december, 2027) if one.activities]
    assert [row.topic for row in await journal.list_held(december, RequestKind.SUPERVISION, 2026)] == ["Разбор"]
    assert await journal.list_held(december, RequestKind.SUPERVISION, 2027) == []
