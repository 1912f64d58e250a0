"""Whatever people do to a plan in whatever order: what is told is true when it is told, and in its hours."""

import asyncio
from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from models.activities import Facts, Type
from models.calendar import is_working
from models.identities import Messenger
from models.notifications import EDITS, NoticeKind, Status
from models.people import Pace
from scheduler.letters.table import LETTERS
from services.activities import records
from services.people.inner.reachability import mark_reachable
from services.plan import cards, changes
from services.reminders import own, rules, snoozes
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.databases import emptied, migrated
from tests.support.outbox import Post
from tests.support.plan import found, planned, written
from tests.support.reminders import fire
from tests.support.telegram import Telegram
from tests.support.town import ANNA, IGOR, OLGA, Who, settle

WORDS = ("Игра", "Сказка", "Поход", "Выставка")
ROWS = (
    "Игра | до 24 марта | психолог | |",
    "Сказка | 20 марта | психолог, руководитель | |",
    "Поход | ежемесячно | руководитель | |",
    "Выставка | до 27 марта | логопед | |",
)
PEOPLE = (ANNA, IGOR, OLGA)
TOLD = (Status.SENT, Status.COALESCED)
NUDGES = {NoticeKind.DATE_AHEAD, NoticeKind.DATE_TODAY, NoticeKind.DATE_OVERDUE}
STEPS, EXAMPLES = 40, 2


class Reminders(RuleBasedStateMachine):
    """A plan lives: things are done, moved, put off, called off; people pause, block, choose; days pass."""

    db: Database
    runner: asyncio.Runner

    def do(self, coroutine: Any) -> Any:
        return self.runner.run(coroutine)

    @initialize()
    def begin(self) -> None:
        self.do(emptied(self.db))
        self.clock = FakeClock()
        self.town = self.do(settle(self.db, self.clock))
        self.post = Post(self.town, self.clock, Telegram(), LETTERS)
        self.olga = self.do(self.town.work(OLGA))
        self.do(planned(self.olga, written(*ROWS)))
        self.do(rules.switch(self.olga, on=True))
        self.items = {word: self.do(found(self.olga, word)).id for word in WORDS}
        self.done: dict[str, list[int]] = {word: [] for word in WORDS}
        self.key = 0
        self.seen: set[int] = set()

    @rule(hours=st.sampled_from([1, 6, 24, 24, 24, 72]))
    def time(self, hours: int) -> None:
        self.clock.move(hours=hours)

    @rule()
    def tick(self) -> None:
        self.do(fire(self.town))

    @rule(meanwhile=st.sampled_from(["", "", *WORDS]))
    def send(self, meanwhile: str) -> None:
        self.do(fire(self.town))
        if meanwhile:
            self.save(meanwhile)
        self.do(self.post.run(seconds=4, step=2))

    @rule(word=st.sampled_from(WORDS))
    def save(self, word: str) -> None:
        self.key += 1
        facts = Facts(type=Type.LESSON, title=f"{word} {self.key}", day=self.olga.today)
        self.done[word].append(self.do(records.log_activity(self.olga, facts, f"k{self.key}", self.items[word])))

    @rule(word=st.sampled_from(WORDS))
    def delete(self, word: str) -> None:
        if self.done[word]:
            self.do(records.delete_activity(self.olga, self.done[word].pop()))

    @rule(word=st.sampled_from(WORDS), days=st.integers(-5, 20))
    def move(self, word: str, days: int) -> None:
        day = self.olga.today + timedelta(days=days)
        if day.year == self.clock.now().year:
            self.do(changes.move(self.olga, self.items[word], self._date(word), day, "Болезнь"))

    @rule(word=st.sampled_from(WORDS))
    def cancel_or_restore(self, word: str) -> None:
        item = self.items[word]
        card = self.do(cards.open_item(self.olga, item))
        cancelled = card.item.cancelled_at is not None
        self.do(changes.restore(self.olga, item) if cancelled else changes.cancel(self.olga, item, "Не нужно"))

    @rule(word=st.sampled_from(WORDS), who=st.sampled_from(PEOPLE), days=st.sampled_from([1, 3, 7]))
    def snooze(self, word: str, who: Who, days: int) -> None:
        work = self.do(self.town.work(who))
        self.do(snoozes.snooze_date(work, self._date(word), work.today + timedelta(days=days)))

    @rule(who=st.sampled_from(PEOPLE), pace=st.sampled_from(Pace))
    def choose(self, who: Who, pace: Pace) -> None:
        self.do(own.choose_pace(self.do(self.town.work(who)), pace))

    @rule(who=st.sampled_from(PEOPLE), days=st.sampled_from([None, 0, 5]))
    def pause(self, who: Who, days: int | None) -> None:
        work = self.do(self.town.work(who))
        self.do(own.pause(work, None if days is None else work.today + timedelta(days=days)))

    @rule(who=st.sampled_from(PEOPLE), reachable=st.booleans())
    def block_or_return(self, who: Who, reachable: bool) -> None:
        self.do(mark_reachable(self.db, self.clock, Messenger.TELEGRAM, who.telegram_id, reachable=reachable))

    def _date(self, word: str) -> int:
        return int(self.do(cards.open_item(self.olga, self.items[word])).dates[0].id)

    @invariant()
    def what_was_told_was_true(self) -> None:
        if not hasattr(self, "post"):
            return
        rows = self.do(self.post.rows())
        told = [row for row in rows if row.status in TOLD and row.id not in self.seen]
        self.seen.update(row.id for row in told)
        waiting = self._open()
        for row in told:
            assert row.ended_at is not None
            if row.kind in EDITS:  # what stands in the chat already is put right at once and makes no sound
                continue
            local = row.ended_at.astimezone(self.town.zone)
            assert is_working(local.date()), (local, row.kind)
            assert 8 <= local.hour < 20, (local, row.kind)
            if row.kind.value.startswith("date"):
                assert row.subject_id in waiting, "done, cancelled, or gone"
                assert row.details["due"] == waiting[row.subject_id].isoformat(), "moved"

    def _open(self) -> dict[int, date]:
        """The dates that are still to be done, as the items' cards show them."""
        dues: dict[int, date] = {}
        for item in self.items.values():
            card = self.do(cards.open_item(self.olga, item))
            if card.item.cancelled_at is None:
                dues |= {one.id: one.due for one in card.dates if one.open}
        return dues

    @invariant()
    def once(self) -> None:
        if not hasattr(self, "post"):
            return
        rows = [row for row in self.do(self.post.rows()) if row.status in TOLD]
        days = Counter(
            (row.person_id, row.details.get("evening"), row.ended_at.astimezone(self.town.zone).date())
            for row in rows
            if row.kind is NoticeKind.DIGEST and row.ended_at
        )
        assert all(count == 1 for count in days.values()), "one digest a day, and one of its events"
        of_date = Counter(
            (row.person_id, row.subject_id, row.details["due"], row.ended_at.astimezone(self.town.zone).date())
            for row in rows
            if row.kind in NUDGES and row.ended_at
        )
        assert all(count == 1 for count in of_date.values()), of_date


def test_whatever_people_do(tmp_path: Any) -> None:
    with asyncio.Runner() as runner:
        Reminders.db, Reminders.runner = runner.run(migrated(f"sqlite+aiosqlite:///{tmp_path}/plan.db")), runner
        run_state_machine_as_test(
            Reminders,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
        runner.run(Reminders.db.close())
