"""A year of a centre, day by day, from an empty database: who does what on which day, and who answers when."""

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta
from functools import partial

from sqlalchemy import text

from examples.year.answering import answer, close_past
from examples.year.cast import (
    ADMIN,
    CENTER,
    COORDINATOR,
    CURATORS,
    DISTRICTS,
    JOINER,
    LATE_DISTRICT,
    LEAVER,
    ON_LEAVE,
    STAFF,
    ZERO_DISTRICT,
    Who,
)
from examples.year.hands import Hands
from examples.year.registers import ENTERED, TOLD, Steps
from examples.year.world import Letter, World
from models.calendar import is_working, next_working
from models.dates import in_words
from models.periods import Period, Span

DAY, WEEK = timedelta(days=1), timedelta(days=7)
BEFORE = timedelta(days=30)
"""How long before its first day the centre is founded."""
MORNING, DIGEST, NOON, AFTERNOON, EVENING = time(8, 1), time(9, 0), time(11, 0), time(15, 0), time(18, 0)
PLAN, JOINS, LEAVES, LEAVE, ASKED = 3, 20, 130, 60, (45, 240)
"""Days from the first one: the plan is sent, somebody joins, leaves, goes on leave; the questionnaires."""
AWAY = timedelta(days=21)
MOST_CAME = 3
"""Families that come in a quarter."""
DECEMBER = 12
"""The month in which the quarter's report is due before the quarter is over."""
REQUESTS = ("Супервизия", "Консультация", "Материалы", "Стажировка")
EVERY, LOGS = 9, 0.06
"""Days between two requests, and how likely somebody logs something on a working day."""
LOGGED = (
    ("[Учебные ›]", "[Семинар]", "Раннее выявление: с чего начать"),
    ("[Учебные ›]", "[Тренинг]", "Эмоциональная устойчивость куратора"),
    ("[Учебные ›]", "[Лекторий]", "Жизнестойкость подростка"),
    ("[Организационные ›]", "[Совещание]", "Итоги работы кураторов"),
    ("[Организационные ›]", "[Методический совет]", "Методическая помощь специалистам района"),
    ("[Поддержка ›]", "[Супервизия]", "Семья не идёт на контакт"),
    ("[Поддержка ›]", "[Консультация]", "Заполнение мониторинга плана реабилитации"),
    ("[Досуговые ›]", "[Праздник]", "Вместе веселее"),
)
ZERO_QUARTER = 2
"""The quarter of which one district says that nothing happened."""

Deed = Callable[[], Awaitable[None]]


def numbered(screen: str) -> list[tuple[str, str]]:
    """The lines of a list: what their buttons say, and their words."""
    found = [line.partition(". ") for line in screen.splitlines()]
    return [(number, said) for number, point, said in found if point and number.isdigit()]


class Life:
    """The year of one plan."""

    def __init__(self, world: World, plan: tuple[str, bytes], days: int) -> None:
        self.world, self.plan, self.days = world, plan, days
        self.start = world.today
        self._todo: defaultdict[date, list[Deed]] = defaultdict(list)
        self._families = {who.telegram_id: 8 + number for number, who in enumerate(CURATORS)}
        self._away: dict[int, date] = {}
        self._told: Counter[tuple[int, Period]] = Counter()

    async def live(self) -> None:
        """From the first day to the last."""
        await self._found()
        self._intend()
        for _ in range(self.days):
            await self._day()
            self.world.tomorrow()

    # a day

    async def _day(self) -> None:
        world, today = self.world, self.world.today
        works = is_working(today)
        for hour in (MORNING, DIGEST) if works else (DIGEST,):
            world.at(hour)
            self._receive(await world.post(morning=True))
        world.at(NOON)
        if works:
            for deed in self._todo.pop(today, []):
                await deed()
            await self._log()
            self._receive(await world.post())
        for hour in (AFTERNOON, EVENING) if works else (EVENING,):
            world.at(hour)
            self._receive(await world.post())

    def _receive(self, letters: list[Letter]) -> None:
        """When each of them is answered, if at all."""
        for letter in letters:
            wait = self._wait(letter)
            if wait is None:
                self.world.diary.unanswered += 1
                continue
            day = max(self.world.today + wait, self._away.get(letter.who.telegram_id, self.world.today))
            if self.world.hour >= NOON or not is_working(day):
                day = next_working(max(day, self.world.today + DAY))
            self._todo[day].append(lambda letter=letter: self._answer(letter))  # type: ignore[misc]

    def _wait(self, letter: Letter) -> timedelta | None:
        who, luck = letter.who, self.world.hands(letter.who).chance.random()
        reports = any(one.kind.startswith("monitoring") for one in letter.about)
        if who is LATE_DISTRICT and reports:
            return 2 * WEEK
        if reports:
            return timedelta(days=1)
        return None if luck < who.never else WEEK if luck < who.never + who.late else timedelta()

    async def _answer(self, letter: Letter) -> None:
        reports = any(one.kind.startswith("monitoring") for one in letter.about)
        if reports and letter.who in CURATORS:
            await self._report(letter)
        else:
            await answer(self.world, letter)

    async def _enter(self, who: Who, register: str, steps: Steps) -> None:
        """An entry of a register, from the command to «Записано»."""
        hands = self.world.hands(who)
        with self.world.trying(who, f"реестр: {register}"):
            await hands.talk("/registers")
            while not (name := next((one for one in hands.phone.buttons if one.startswith(register)), "")):
                await hands.talk("[Дальше ›]")
            told = [one.format(year=self.start.year) for one in steps]
            await hands.talk(f"[{name}]", "[Добавить]", *told, "[Сохранить]")

    async def _tell(self, who: Who, noticed: str) -> None:
        """A curator has heard of a family: two taps."""
        with self.world.trying(who, "сигнал"):
            await self.world.hands(who).talk("/signal", f"[{noticed}]")
            self._told[who.telegram_id, Period.around(Span.QUARTER, self.world.today)] += 1

    # what is intended

    def _intend(self) -> None:
        at = self.start
        self._on(at + timedelta(days=PLAN), self._send_plan)
        self._on(at + timedelta(days=JOINS), self._join)
        self._on(at + timedelta(days=LEAVES), self._leave)
        self._on(at + timedelta(days=LEAVE), self._go_on_leave)
        for days in ASKED:
            self._on(at + timedelta(days=days), self._ask_all)
        for days, who, register, steps in ENTERED:
            self._on(at + timedelta(days=days), partial(self._enter, who, register, steps))
        for after, who, noticed in TOLD:
            self._on(at + after, partial(self._tell, who, noticed))
        for number, days in enumerate(range(PLAN + 8, self.days - 20, EVERY)):
            who, kind = CURATORS[number % len(CURATORS)], REQUESTS[number % len(REQUESTS)]
            self._on(at + timedelta(days=days), lambda who=who, kind=kind: self._request(who, kind))  # type: ignore[misc]

    def _on(self, day: date, deed: Deed) -> None:
        self._todo[day if is_working(day) else next_working(day)].append(deed)

    async def _found(self) -> None:
        clock = self.world.clock
        begins = clock.now()
        clock.set(begins - BEFORE)  # who was there in the quarter before owes its report
        admin = self.world.hands(ADMIN)
        await admin.talk("/start", "/center", CENTER, "\n".join(DISTRICTS), "[Москва]", "[Сохранить]")
        await self._come_in(COORDINATOR, admin)
        for who in STAFF:
            await self._invite(who, who.place)
        clock.set(begins)

    async def _invite(self, who: Who, place: str) -> None:
        host = self.world.hands(COORDINATOR)
        await host.talk("/invite")
        if vacancy := next((one for one in host.phone.buttons if place and one.startswith(f"{place[:40]} · ")), ""):
            await host.talk(f"[{vacancy}]")
            if "Какая должность" in host.phone.screen:  # the plan calls it by a name
                await host.talk("Педагог")
        else:
            await host.talk(*(["[Другое место]"] if host.sees("Другое место") else []), f"[{who.role}]")
            if place:
                await host.talk(f"[{place}]" if place in host.phone.buttons else place)
        await host.talk(who.name, "[Сохранить]")
        await self._come_in(who, host)

    async def _come_in(self, who: Who, host: Hands) -> None:
        code = host.phone.screen.rpartition("start=")[2].split()[0]
        guest = self.world.hands(who)
        await guest.talk(f"/start {code}", "[Согласен]", who.name)

    async def _send_plan(self) -> None:
        """The plan is read, its responsibles are looked through, it is accepted, and reminding is switched on."""
        hands = self.world.hands(COORDINATOR)
        await hands.phone.send_file(*self.plan)
        with self.world.trying(COORDINATOR, "план"):
            await hands.talk("[Ответственные]")
            await self._assign(hands)
            await hands.talk("[Готово]", "[Принять]")
            if hands.sees("Закрыть прошлое"):
                await hands.talk("[Закрыть прошлое]")
                await close_past(hands)
            await hands.talk("/reminders", "[Правила]", "[Кому что придёт]", "[Включить]")

    async def _assign(self, hands: Hands) -> None:
        """Half of those whom nobody is called by become somebody's; the rest stay vacant."""
        for _ in range(12):
            vacant = [number for number, said in numbered(hands.phone.screen) if said.endswith("вакансия")]
            for number in vacant[::2]:
                await hands.phone.press(number)
                posts = [(one, said) for one, said in numbered(hands.phone.screen) if "вакансия" not in said]
                named = [one for one, said in posts if "Координатор" not in said and "Куратор" not in said]
                await hands.phone.press((named or [one for one, _ in posts])[int(number) % len(named or posts)])
                if hands.sees("Несколько мест") or "Кто это" in hands.phone.screen:
                    await hands.talk("[Готово]")  # several could be ticked
            if not hands.sees("Дальше ›"):
                return
            await hands.talk("[Дальше ›]")

    async def _join(self) -> None:
        """Somebody comes to a post that the plan left vacant; where there is none, to one of their own."""
        query = (
            "SELECT title FROM posts JOIN plan_item_posts h ON h.post_id = posts.id WHERE NOT EXISTS "
            "(SELECT 1 FROM holdings WHERE holdings.post_id = posts.id) GROUP BY title ORDER BY COUNT(*) DESC, title"
        )
        async with self.world.db.reading() as session:
            vacant = (await session.execute(text(query))).scalars().first()
        with self.world.trying(JOINER, "приглашение"):
            await self._invite(JOINER, vacant or "Дефектолог")

    async def _leave(self) -> None:
        hands = self.world.hands(COORDINATOR)
        with self.world.trying(COORDINATOR, "увольнение"):
            await hands.talk("/people", "[Все люди]")
            while not (label := next((one for one in hands.phone.buttons if one.startswith(LEAVER.name[:20])), "")):
                await hands.talk("[Дальше ›]")
            await hands.talk(f"[{label}]", "[Освободить место]", "[Да, освободить]")

    async def _go_on_leave(self) -> None:
        hands, until = self.world.hands(ON_LEAVE), self.world.today + AWAY
        self._away[ON_LEAVE.telegram_id] = until + DAY
        with self.world.trying(ON_LEAVE, "пауза"):
            await hands.talk("/reminders", "[Пауза]", in_words(until))

    async def _ask_all(self) -> None:
        hands = self.world.hands(COORDINATOR)
        with self.world.trying(COORDINATOR, "анкета"):
            await hands.talk("/questionnaires", "[Все анкеты]", "[Разослать анкету]", "[Мотивация]")
            for label in [one for one in hands.phone.buttons if one.startswith(("Куратор", "Методист", "Психолог"))]:
                await hands.talk(f"[{label}]")
            await hands.talk("[К проверке]")
            await hands.finish()

    async def _request(self, who: Who, kind: str) -> None:
        hands = self.world.hands(who)
        with self.world.trying(who, f"заявка: {kind}"):
            await hands.talk("/request", f"[{kind}]")
            await hands.finish()

    async def _log(self) -> None:
        for who in (COORDINATOR, *STAFF):
            chance = self.world.hands(who).chance
            if chance.random() < LOGS and self._here(who):
                *kind, title = chance.choice(LOGGED)
                await self._log_one(who, kind, title)

    async def _log_one(self, who: Who, kind: list[str], title: str) -> None:
        hands = self.world.hands(who)
        with self.world.trying(who, f"запись: {title}"):
            await hands.talk("/log", *kind)
            await hands.finish(title)
            if hands.sees("Засчитать") and hands.chance.random() < 0.7:
                await hands.talk("[Засчитать]")

    def _here(self, who: Who) -> bool:
        gone = who is LEAVER and self.world.today >= self.start + timedelta(days=LEAVES)
        return not gone and self.world.today >= self._away.get(who.telegram_id, self.start)

    async def _report(self, letter: Letter) -> None:
        """A curator's quarter: numbers that fit together, or a zero."""
        who, hands = letter.who, self.world.hands(letter.who)
        quarter = (self.world.today.month - 1) // 3 or 4
        hands.numbers = self._numbers(who)
        if who is ZERO_DISTRICT and quarter == ZERO_QUARTER:
            message = self.world.telegram.chats[who.telegram_id].get(letter.number)
            if message and message.reply_markup:
                with self.world.trying(who, "ноль"):
                    await hands.phone.press_on(message, "Ноль за квартал")
                    await hands.finish()
                    return
        await answer(self.world, letter)
        if "✅ Сдано" in hands.phone.screen:
            self._families[who.telegram_id] = hands.numbers["F6"]

    def _numbers(self, who: Who) -> dict[str, int]:
        chance, opening = self.world.hands(who).chance, self._families[who.telegram_id]
        now = Period.around(Span.QUARTER, self.world.today)
        told = self._told[who.telegram_id, now if self.world.today.month == DECEMBER else now.before()]
        came, left = min(chance.randint(0, 3), told or MOST_CAME), chance.randint(0, 2)
        signals = told or came + 1
        closing = opening + came - left
        numbers = {"K1": 2, "S1": signals, "F1": opening, "F2": came, "F3": left, "F4": left, "F5": 0, "F6": closing}
        return numbers | {"C1": closing + 5, "M1": closing, "Z1": 4, "Z2": 5, "Z3": 1, "R1": 0, "N1": came}
