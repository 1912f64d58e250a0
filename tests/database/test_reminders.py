"""What is told of the plan, when and to whom, on both databases."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from models.access import Role
from models.activities import Facts, Type
from models.errors import DomainError
from models.identities import Messenger
from models.notifications import Notification
from models.people import Pace
from services.activities import records
from services.people import invites, members
from services.people.inner.reachability import mark_reachable
from services.plan import cards, changes
from services.reminders import deputies, overdue, own, preview, rules, snoozes
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire, outbox, remind, said, said_all
from tests.support.town import ANNA, STRANGER, Town

SEMINAR = "Семинар «Ранняя помощь» | до 31 марта | психолог | не менее 20 | Протокол"


async def lines(town: Town) -> list[tuple[str, str, str]]:
    return [(row.name, row.kind, row.nudge) for row in await outbox(town, waiting=True)]


async def test_nothing_is_told_before_it_is_switched_on(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-03-31 09:00")
    await fire(town)
    assert await outbox(town) == []


async def test_a_date_is_told_of_by_its_offsets(town: Town, olga: Work, clock: FakeClock) -> None:
    at(clock, "2026-02-02 12:00")
    await planned(olga, written(SEMINAR))
    await remind(town, olga)
    told = []
    for day in ("02-27", "03-17", "03-27", "03-30", "03-31", "04-03", "04-07", "04-20"):
        before = len(await outbox(town))
        at(clock, f"2026-{day} 08:59")
        await fire(town)
        assert len(await outbox(town)) == before, f"{day}: an hour early"
        at(clock, f"2026-{day} 09:00")
        await fire(town)
        await fire(town)
        told += [(row.name, row.kind, row.nudge, f"{row.day:%m-%d}") for row in (await outbox(town))[before:]]
    assert told == [
        ("Анна", "date_ahead", "before30", "02-27"),
        ("Анна", "date_ahead", "before14", "03-17"),
        ("Анна", "date_ahead", "before3", "03-27"),
        ("Анна", "date_ahead", "week0", "03-30"),
        ("Анна", "date_today", "day0", "03-31"),
        ("Анна", "date_overdue", "overdue3", "04-03"),
        ("Анна", "date_overdue", "late7", "04-07"),
        ("Ольга", "date_late", "", "04-07"),
        ("Ольга", "week_overdue", "", "04-20"),
    ]


async def test_after_downtime_only_the_newest_is_told(town: Town, olga: Work, clock: FakeClock) -> None:
    at(clock, "2026-02-02 12:00")
    await planned(olga, written(SEMINAR))
    await remind(town, olga)
    at(clock, "2026-04-01 11:00")
    await fire(town)
    assert await lines(town) == [("Анна", "date_overdue", "day0")]
    assert await said_all(town) == ["Анна: – · Семинар «Ранняя помощь» – 31 марта 2026, 1 день назад"]
    at(clock, "2026-06-01 11:00")
    await fire(town)
    assert [row.kind for row in await outbox(town)] == ["date_overdue", "week_overdue"]


async def test_what_was_done_is_not_told(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    (row,) = await outbox(town)
    item = (await found(olga, "ранняя")).id
    done = await records.log_activity(
        anna, Facts(type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 3, 30)), "k", item
    )
    assert await said(town, row) == "(выполнено)"
    at(clock, "2026-04-03 09:00")
    await fire(town)
    assert len(await outbox(town)) == 1
    await records.delete_activity(anna, done)
    await fire(town)
    assert [(r.kind, r.nudge) for r in await outbox(town)] == [("date_today", "day0"), ("date_overdue", "overdue3")]
    assert await said(town, row) == "(есть более новое напоминание)"


async def test_a_moved_date_is_told_of_anew(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    (row,) = await outbox(town)
    item = (await found(olga, "ранняя")).id
    (one,) = (await cards.open_item(olga, item)).dates
    await changes.move(olga, item, one.id, date(2026, 4, 14), "Болезнь")
    await fire(town)
    assert await said(town, row) == "(срок перенесён на 14 апреля 2026)"
    assert await lines(town) == [("Анна", "date_today", "day0"), ("Анна", "date_ahead", "before14")]
    at(clock, "2026-04-14 09:00")
    await fire(town)
    last = (await outbox(town))[-1]
    assert "Сегодня срок по плану: Семинар «Ранняя помощь»" in await said(town, last)
    at(clock, "2026-04-17 09:00")
    await fire(town)
    overdue = (await outbox(town))[-1]
    assert "14 апреля 2026, 3 дня назад (перенесён с 31 марта)" in await said(town, overdue)
    at(clock, "2026-04-14 09:00")
    await changes.cancel(olga, item, "Не нужно")
    assert await said(town, last) == "(отменено)"
    await rules.switch(olga, on=False)
    assert await said(town, last) == "(напоминания выключены)"


async def test_a_cancelled_item_that_comes_back_is_told_of(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    item = (await found(olga, "ранняя")).id
    await changes.cancel(olga, item, "Не нужно")
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    assert await outbox(town) == []
    await changes.restore(olga, item)
    await fire(town)
    assert await lines(town) == [("Анна", "date_today", "day0")]


async def test_letters_have_their_buttons(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    assert await said_all(town) == [
        (
            "Анна: Сегодня срок по плану: Семинар «Ранняя помощь»\n31 марта 2026. Когда сделаете, отметьте выполнение. "
            "[Отметить выполнение] [Отложить] [Перенести срок] [Не моё]"
        )
    ]


async def test_an_event_is_asked_about_in_its_evening(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written("Конференция | 20 марта | психолог | 40 |"))
    at(clock, "2026-03-20 18:00")
    await remind(town, olga)
    assert await said_all(town) == [
        (
            "Анна: Прошло? Сколько человек?\nКонференция, сегодня, 20 марта 2026. "
            "[Записать] [Отложить] [Перенести срок] [Не моё]"
        )
    ]


async def test_an_event_of_a_vacant_post_is_told_on_its_day_and_asked_about(
    town: Town, olga: Work, clock: FakeClock
) -> None:
    at(clock, "2026-01-15 12:00")
    await planned(olga, written("Занятия для родителей | 10 февраля, 8 марта | психолог | 10 |"))
    await members.end_tenure(olga, town.bereg.tenures["Анна Белова"])
    await remind(town, olga)
    days = ("01-19 09:00", "02-09 09:00", "02-10 09:00", "02-10 18:00", "02-13 09:00", "02-17 09:00", "02-22 09:00")
    for day in (*days, "03-05 09:00", "03-06 09:00", "03-08 18:00", "03-10 09:00", "03-13 09:00", "03-17 09:00"):
        at(clock, f"2026-{day}")
        await fire(town)
        await fire(town)
        if day == "02-10 09:00":
            now = await said_all(town)
            assert now[0] == "Ольга: (есть более новое напоминание)"
            assert now[2:] == ["Ольга: – · Занятия для родителей – сегодня, 10 февраля 2026 (место свободно: Психолог)"]
    told = [(row.name, row.kind, row.together, f"{row.day:%m-%d}") for row in await outbox(town)]
    assert [one for one in told if one[1] != "week_overdue"] == [
        ("Ольга", "date_ahead", True, "01-15"),
        ("Ольга", "date_ahead", True, "02-09"),
        ("Ольга", "date_today", True, "02-10"),
        ("Ольга", "date_held", True, "02-10"),
        ("Ольга", "date_late", True, "02-17"),
        ("Ольга", "date_today", True, "03-06"),
        ("Ольга", "date_held", True, "03-10"),
        ("Ольга", "date_late", True, "03-17"),
    ]
    asked = next(row for row in reversed(await outbox(town)) if row.kind == "date_held")
    at(clock, "2026-03-10 09:00")
    line = "Занятия для родителей – 8 марта 2026, 2 дня назад (место свободно: Психолог)"
    assert await said(town, asked) == f"– · {line}"


@pytest.mark.parametrize("how", ["vacant", "away", "blocked"])
async def test_somebody_else_is_told_where_the_post_cannot(
    how: str, town: Town, olga: Work, anna: Work, clock: FakeClock
) -> None:
    await planned(olga, written(SEMINAR))
    if how == "vacant":
        await members.end_tenure(olga, town.bereg.tenures["Анна Белова"])
    if how == "away":
        await own.pause(anna, date(2026, 4, 30))
    if how == "blocked":
        await mark_reachable(town.db, clock, Messenger.TELEGRAM, ANNA.telegram_id, reachable=False)
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    ours = [row for row in await outbox(town) if row.kind != "unreachable"]
    assert [(row.name, row.together) for row in ours] == [("Ольга", True)]
    why = {"vacant": "место свободно: Психолог", "away": "на паузе: Психолог", "blocked": "не получает сообщений"}
    assert why[how] in await said(town, ours[0])
    before = len(await outbox(town))
    at(clock, "2026-04-03 09:00")
    await fire(town)
    assert len(await outbox(town)) == before, "the coordinator is told once"
    await deputies.set_deputy(olga, town.bereg.posts["Анна Белова"], town.bereg.posts["Игорь Савельев"])
    await fire(town)
    last = (await outbox(town))[-1]
    assert (last.name, last.kind) == ("Игорь", "date_overdue")
    assert why[how] in await said(town, last)
    assert await said(town, ours[0]) == "(за пункт отвечает другой)"


async def test_who_comes_into_a_post_hears_what_is_due(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    link = await invites.invite(olga, Role.SPECIALIST, "Психолог", None, "", "key")
    await invites.redeem_invite(town.named(await town.work(STRANGER), STRANGER.telegram_id), link.code, "Инна Серова")
    await fire(town)
    assert [row.name for row in await outbox(town)] == ["Анна", "Инна"]


async def test_the_end_of_a_pause_brings_what_still_holds(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    await own.pause(anna, date(2026, 4, 30))
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    await own.pause(anna, None)
    await fire(town)
    assert [row.name for row in await outbox(town)] == ["Ольга", "Анна"]
    assert (await own.my_reminders(anna)).away_until is None


async def test_a_snoozed_date_comes_back_on_its_day(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-03-17 09:00")
    await remind(town, olga)
    (row,) = await outbox(town)
    (one,) = (await cards.open_item(anna, (await found(anna, "ранняя")).id)).dates
    await snoozes.snooze_date(anna, one.id, date(2026, 4, 1))
    assert await said(town, row) == "(отложено до 1 апреля 2026)"
    for day in ("03-27 09:00", "03-30 09:00", "03-31 09:00", "04-01 08:59"):
        at(clock, f"2026-{day}")
        await fire(town)
    assert len(await outbox(town)) == 1
    at(clock, "2026-04-01 09:00")
    await fire(town)
    again = (await outbox(town))[1]
    assert "Вы просили напомнить: Семинар «Ранняя помощь»" in await said(town, again)
    async with town.db.reading() as session:
        expires = await session.scalar(select(Notification.expires_at).where(Notification.id == again.id))
    assert expires is not None
    assert expires > clock.now() + timedelta(days=6), "it is worth telling for a week"
    at(clock, "2026-04-03 09:00")
    await fire(town)
    assert [(r.kind, r.nudge) for r in await outbox(town)][2:] == [("date_overdue", "overdue3")]
    with pytest.raises(DomainError):
        await snoozes.snooze_date(anna, one.id, date(2026, 4, 3))


async def test_the_pace_of_a_person(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    await own.choose_pace(anna, Pace.WEEKLY)
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    (row,) = await outbox(town)
    assert (row.together, row.day) == (True, date(2026, 4, 6))
    await own.choose_pace(anna, Pace.AT_ONCE)
    await own.keep_quiet(anna, (time(18), time(11)))
    at(clock, "2026-04-03 09:00")
    await fire(town)
    assert [(r.together, r.day, r.nudge) for r in await outbox(town)][1:] == [(False, date(2026, 4, 3), "overdue3")]
    assert (await own.my_reminders(anna)).quiet == (time(18), time(11))


async def test_more_than_one_of_a_day_come_together(town: Town, olga: Work, clock: FakeClock) -> None:
    rows = [f"Занятие {n} | до 31 марта | психолог | 5 |" for n in ("один", "два")]
    await planned(olga, written(*rows, "Беседа | до 27 марта | психолог | 5 |"))
    at(clock, "2026-03-31 09:00")
    await remind(town, olga)
    assert {row.together for row in await outbox(town)} == {True}
    await planned(olga, written(SEMINAR, year=2026), key="again")
    assert all(text.startswith("Анна: (") or "Семинар" in text for text in await said_all(town))


async def test_quarters_of_items_without_dates(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    at(clock, "2026-01-12 12:00")
    rows = ("Консультации | в течение года | психолог | |", "Выезды | по запросу | психолог | |")
    await planned(olga, written(*rows, "Слёт | По плану министерства | психолог | |"))
    await remind(town, olga)
    assert sorted(await said_all(town)) == [
        "Анна: – · Выезды",
        "Анна: – · Слёт. Уточните срок: /plan",
    ]
    at(clock, "2026-03-17 09:00")
    await fire(town)
    assert (await said_all(town))[-1] == "Анна: – · Консультации. В этом квартале ничего не записано"
    item = (await found(anna, "консультации")).id
    await records.log_activity(
        anna, Facts(type=Type.CONSULTATION, title="Консультация", day=date(2026, 3, 16)), "k", item
    )
    assert (await said_all(town))[-1] == "Анна: (в этом квартале уже записано)"
    at(clock, "2026-06-16 09:00")
    await fire(town)
    assert "Консультации" in (await said_all(town))[-1]


async def test_one_foreign_date_is_asked_for_with_a_button(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written("Слёт | По плану министерства | психолог | |"))
    at(clock, "2026-04-01 09:00")
    await remind(town, olga)
    (text,) = await said_all(town)
    assert text == "Анна: – · Слёт. Уточните срок: /plan"
    await changes.clarify(olga, (await found(olga, "слёт")).id, "до 20 апреля")
    assert (await said_all(town))[0] == "Анна: (у пункта теперь есть срок)"


async def test_the_coordinator_reminds_and_is_told_not_mine(
    town: Town, olga: Work, anna: Work, clock: FakeClock
) -> None:
    await planned(olga, written(SEMINAR))
    at(clock, "2026-04-01 12:00")
    (late,) = (await overdue.list_overdue(olga)).items
    assert (late.due, late.whom) == (date(2026, 3, 31), ["Анна Белова"])
    await rules.switch(olga, on=True)
    assert await overdue.ask(olga, late.id) == 1
    assert await overdue.ask(olga, late.id) == 1
    (row,) = await outbox(town)
    assert "Координатор просит отметить выполнение" in await said(town, row)
    await overdue.not_mine(anna, (await found(anna, "ранняя")).id)
    last = (await outbox(town))[-1]
    assert last.name == "Ольга"
    assert "Анна Белова пишет, что за этот пункт не отвечает" in await said(town, last)


async def test_the_preview_says_what_the_ringers_do_then(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR, "Беседа | до 20 марта | методист | 5 |", "Мониторинг | март | куратор | 5 |"))
    ahead = [
        (day.day, name, one.kind.value, one.content)
        for day in await preview.preview(olga)
        for name, told in day.people
        for one in told
    ]
    assert await outbox(town) == []
    await remind(town, olga)
    for day in range(16, 23):
        for hour in ("09:00", "18:00"):
            at(clock, f"2026-03-{day} {hour}" if day > 16 else "2026-03-16 12:00")
            await fire(town)
    assert len(ahead) >= 4
    assert sorted((day, name.split()[0], kind) for day, name, kind, _ in ahead) == sorted(
        (row.day, row.name, row.kind) for row in await outbox(town)
    )


async def test_rules_change_what_is_told(town: Town, olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(SEMINAR))
    await rules.switch(olga, on=True)
    before = await rules.read_rules(olga)
    await rules.change_rules(olga, type(before)(before=(10,), digest="10:00"))
    assert (await rules.read_rules(olga)).enabled
    at(clock, "2026-03-20 09:30")
    await fire(town)
    assert await lines(town) == []
    at(clock, "2026-03-20 10:00")
    await fire(town)
    assert await lines(town) == [("Анна", "date_ahead", "before10")]
