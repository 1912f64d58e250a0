"""A day of the invented centre, from its founding to the first summary, played with real phones on a real bot."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from examples.demo.cast import ADMIN, CENTER, COORDINATOR, CURATORS, DISTRICTS, SPECIALIST, STAFF, Part
from examples.demo.moves import come_in, found_center, invite, talk
from examples.demo.tally import Deed, Tally, count, read
from simulator.driver import Simulator
from simulator.phone import Phone

MORNING = datetime(2026, 9, 15, 10, 0, tzinfo=ZoneInfo("Europe/Moscow"))
QUARTER, QUARTER_BEFORE = (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 4, 1), date(2026, 6, 30))
SVETLANA, ANNA, NINA = CURATORS
SENTENCE = "1 июня праздник «День защиты детей» в Заречном районе, 45 детей, 20 замещающих родителей и 6 волонтёров"
"""All of a record in the words of somebody who has two free minutes."""


@dataclass(frozen=True)
class Logged:
    """What somebody logs: the facts for our arithmetic, and the taps and words that say them to the bot."""

    who: Part
    deed: Deed
    steps: tuple[str, ...]


LOGGED = (
    Logged(  # taps only, but for the title
        SVETLANA,
        Deed(
            SVETLANA.name,
            "Супервизия",
            "Нежелание семьи идти на контакт и следовать плану реабилитации",
            date(2026, 9, 15),
            "Лесной район",
            {"Кураторы": (5, 0), "Специалисты": (2, 0)},
        ),
        (
            *("[Меню]", "[Записать мероприятие]", "[Поддержка ›]", "[Супервизия]"),
            "Нежелание семьи идти на контакт и следовать плану реабилитации",
            *("[Сегодня]", "[Дальше]", "[Район]", "[Дальше]"),
            *("[Кураторы]", "[5]", "[Специалисты]", "[2]", "[Дальше]"),
            *("[Пропустить]", "[Описание супервизии]", "[Дальше]", "[Пропустить]", "[Сохранить]"),
        ),
    ),
    Logged(  # everything typed
        ANNA,
        Deed(
            ANNA.name,
            "Круглый стол",
            "Организация работы с семьями в трудной жизненной ситуации",
            date(2026, 9, 14),
            "Заречный район",
            {"Кураторы": (4, 0), "Педагоги": (12, 0), "Члены Советов помощи": (3, 0)},
            {"Памятки": 20, "Буклеты": 15},
        ),
        (
            *("/log", "круглый стол", "Организация работы с семьями в трудной жизненной ситуации", "вчера"),
            *("заречный", "[Дальше]", "кураторы 4, педагоги 12, советы помощи 3", "[Дальше]"),
            "Договорились о ежемесячных встречах Советов помощи и кураторов",
            *("[Лист регистрации]", "папка 3", "[Дальше]", "памятки 20, буклеты 15", "[Дальше]", "[Сохранить]"),
        ),
    ),
    Logged(  # the calendar, and a mixed format
        NINA,
        Deed(
            NINA.name,
            "Семинар",
            "Детство без жестокости и слёз",
            date(2026, 8, 27),
            "Озёрский район",
            {"Кураторы": (8, 3), "Специалисты опеки": (2, 0)},
            {"Листовки": 30},
        ),
        (
            *("[Меню]", "[Записать мероприятие]", "[Учебные ›]", "[Семинар]", "Детство без жестокости и слёз"),
            *("[Другая дата]", "[‹]", "[27]", "[Дальше]", "[Смешанный]", "[Сегмент]", "[Дальше]"),
            *("[Кураторы]", "[8]", "[3]", "[Специалисты опеки]", "[2]", "0", "[Дальше]"),
            *("[Пропустить]", "[Лист регистрации]", "[Фотоотчёт]", "[Дальше]"),
            *("[Листовки]", "[30]", "[Дальше]", "[Сохранить]"),
        ),
    ),
    Logged(  # a publication has nobody to count
        SPECIALIST,
        Deed(
            SPECIALIST.name, "Публикация", "О деятельности ресурсного центра – страница в соцсетях", date(2026, 9, 15)
        ),
        (
            *("[Меню]", "[Записать мероприятие]", "[Информационные ›]", "[Публикация]"),
            *("https://vk.com/wall-000_12", "О деятельности ресурсного центра – страница в соцсетях"),
            *("[Сегодня]", "[Без территории]", "[К проверке]", "[Сохранить]"),
        ),
    ),
    Logged(  # one sentence and two taps; it was in the quarter before
        ANNA,
        Deed(
            ANNA.name,
            "Праздник",
            "День защиты детей",
            date(2026, 6, 1),
            "Заречный район",
            {"Дети и подростки": (45, 0), "Замещающие родители": (20, 0), "Волонтёры": (6, 0)},
        ),
        (SENTENCE, "[Откуда это]", "[Сохранить]"),
    ),
    Logged(
        COORDINATOR,
        Deed(
            COORDINATOR.name,
            "Совещание",
            "Результаты деятельности кураторов по технологии раннего выявления",
            date(2026, 9, 11),
            "",
            {"Кураторы": (0, 9), "Представители муниципалитетов": (0, 6)},
        ),
        (
            "/log",
            *("[Организационные ›]", "[Совещание]"),
            "Результаты деятельности кураторов по технологии раннего выявления",
            *("в пятницу", "[Без территории]", "[Дистанционно]", "[Область]", "[Дальше]"),
            *("кураторы 9", "представители муниципалитетов 6", "[Дальше]", "Отчёты приняты от всех районов"),
            *("[Протокол]", "[Отзыв специалиста]", "[✓ Отзыв специалиста]", "[К проверке]", "[Сохранить]"),
        ),
    ),
)
DEEDS = tuple(logged.deed for logged in LOGGED)


@dataclass(frozen=True)
class Day:
    """The day played: everybody's phone by the name in Telegram."""

    phones: dict[str, Phone]

    def phone(self, part: Part) -> Phone:
        """Somebody's phone."""
        return self.phones[part.telegram_name]


async def play(sim: Simulator, admin: Phone) -> Day:
    """Everything from the founding of the centre to the first summary on the coordinator's screen."""
    phones = {ADMIN.telegram_name: admin}
    phones |= {part.telegram_name: sim.phone(part.telegram_name) for part in (COORDINATOR, *STAFF)}
    coordinator = phones[COORDINATOR.telegram_name]
    await admin.start()
    await come_in(coordinator, await found_center(admin, CENTER, DISTRICTS), COORDINATOR.name)
    for part in STAFF:
        link = await invite(coordinator, part.role, part.place, part.name)
        await come_in(phones[part.telegram_name], link)
    for logged in LOGGED:
        await talk(phones[logged.who.telegram_name], *logged.steps)
    await talk(coordinator, "/summary")
    return Day(phones)


def expected() -> tuple[Tally, Tally]:
    """The figures of this quarter and of the one before, counted from the facts."""
    return count(DEEDS, *QUARTER), count(DEEDS, *QUARTER_BEFORE)


def curators() -> int:
    """How many curators came to all that was logged this year."""
    return sum(sum(deed.people.get("Кураторы", (0, 0))) for deed in DEEDS if deed.day.year == MORNING.year)


def differences(summary: str) -> list[str]:
    """Where the summary's figures differ from the facts; nothing when they agree."""
    now, before = read(summary)
    true, true_before = expected()
    # the summary tells of remote visits for its own period only
    return [*_differ("за квартал", now, true), *_differ("до него", before, replace(true_before, remote=0))]


def _differ(period: str, said: Tally, true: Tally) -> list[str]:
    shown, counted = asdict(said), asdict(true)
    shown, counted = shown | shown.pop("lines"), counted | counted.pop("lines")
    return [
        f"{period}: «{name}» – в сводке {shown.get(name, 0)}, на деле {counted.get(name, 0)}"
        for name in sorted({*shown, *counted})
        if shown.get(name, 0) != counted.get(name, 0)
    ]
