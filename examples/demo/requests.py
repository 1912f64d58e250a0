"""Two autumn weeks of asking: a consultation, a supervision and a group the whole way, and the journals of them."""

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

from examples.demo.cast import CURATORS, SPECIALIST
from examples.demo.moves import move, talk
from examples.demo.sheets import table_rows
from examples.demo.tally import Deed
from simulator.driver import Simulator
from simulator.phone import Phone
from simulator.records import Message

ZONE = ZoneInfo("Europe/Moscow")
SOON, HELD = datetime(2026, 9, 16, 14, 0, 1, tzinfo=ZONE), datetime(2026, 9, 16, 16, 10, tzinfo=ZONE)
ADVISED = datetime(2026, 9, 18, 9, 0, 1, tzinfo=ZONE)
GATHERING, GATHERED = datetime(2026, 9, 21, 10, 0, tzinfo=ZONE), datetime(2026, 9, 22, 13, 0, tzinfo=ZONE)
ASKED = datetime(2026, 9, 30, 16, 30, tzinfo=ZONE)
"""Two weeks after both were held."""
PATIENCE = 60.0
TOPIC, GROUP_TOPIC, LEGAL = "Диагностика семьи", "Эмоциональное выгорание", "Юридическая"
ADVICE = "Составить карту семьи"
MINUTES, GROUP_MINUTES, ANSWER_MINUTES = 60, 90, 10
STARTS = datetime(2026, 9, 16, 15, 0, tzinfo=ZONE)
NUMBER, CODE = re.compile(r"Заявка № (\d+) отправлена"), re.compile(r"Код случая: (\d\d-\d\d-\d{3})")

Row = tuple[object, ...]


async def play_requests(
    sim: Simulator, coordinator: Phone, specialist: Phone, curators: Sequence[Phone], logged: Sequence[Deed] = ()
) -> list[str]:
    """Everything below in its order; returns where the papers differ from what was done, nothing when they agree.

    `logged` are the supervisions that were recorded before without a request: the journal has them too.
    """
    curator = curators[0]
    await consult(curator, specialist)
    code, wrong = await arrange(curator, specialist)
    wrong += description_differences(await meet(sim, curator, specialist), code)
    await follow(sim, curator, specialist)
    group = await gather(sim, curators, specialist)
    await tell(sim, curator, specialist)
    return wrong + journal_differences(*await take_journals(coordinator), code, group, logged)


async def consult(curator: Phone, specialist: Phone) -> None:
    """A question in three steps and the answer in one: it is recorded and closed by that."""
    await talk(curator, "/request", "[Консультация]", f"[{LEGAL}]", "[Обычная]")
    await talk(curator, "Кто подписывает согласие на обработку данных?", "[Отправить]")
    await specialist.hears(f"Новая заявка № {_number(curator)}", timeout=PATIENCE)
    await talk(specialist, "[Ответить]", "Законный представитель.")
    await curator.hears("Законный представитель.", timeout=PATIENCE)
    await specialist.hears("Сейчас: закрыта", timeout=PATIENCE)  # the letter that asked says so


async def arrange(curator: Phone, specialist: Phone) -> tuple[str, list[str]]:
    """A supervision is asked for in six steps, accepted, and one of the offered times is picked.

    Returns its case code, and where the invitation for the calendar differs.
    """
    number, code = await _ask(curator, "Индивидуальная", TOPIC, "Какие методики взять, чтобы не спугнуть семью?")
    await specialist.hears(f"Новая заявка № {number}", timeout=PATIENCE)
    await _accept(specialist, curator)
    await talk(specialist, "[Предложить время]", "16 сентября 15:00\n17 сентября в 10:30", "[Дальше]")
    await talk(specialist, "[Дальше]", "https://example.org/meet", "[Отправить]")
    await curator.hears("предложено время", timeout=PATIENCE)
    await talk(curator, "[ср 16.09 15:00]")
    invitations = [await phone.hears("Назначено: Супервизия", timeout=PATIENCE) for phone in (curator, specialist)]
    return code, [wrong for message in invitations for wrong in _calendar_differences(message)]


async def meet(sim: Simulator, curator: Phone, specialist: Phone) -> bytes:
    """The reminder of the last hour, the meeting, its description without two parts, one recommendation.

    Returns «Описание супервизии» as it came into the chat.
    """
    move(sim, SOON)
    for phone in (curator, specialist):
        await phone.hears("Через час: Супервизия", timeout=PATIENCE)
    move(sim, HELD)
    await specialist.hears(f"Встреча прошла? Супервизия: {TOPIC}", timeout=PATIENCE)
    await talk(specialist, "[Провести]", "[Сохранить]")
    await curator.hears("записана как проведённая", timeout=PATIENCE)
    await talk(specialist, "[Описать]", "Семья закрыта, на вопросы отвечает односложно.", "С чего начать диагностику?")
    await talk(specialist, "[Пропустить]", "Разобрали три методики.", "[Пропустить]", "[Сохранить]")
    await curator.hears("описана", timeout=PATIENCE)
    await talk(specialist, "[Рекомендация]", ADVICE, "[Куратор]", "18 сентября", "[Отправить]")
    await curator.hears(ADVICE, timeout=PATIENCE)
    await talk(specialist, "[Описание в Word]")
    return await _paper(specialist, "Описание супервизии")


async def follow(sim: Simulator, curator: Phone, specialist: Phone) -> None:
    """The day of the recommendation comes, and it is done."""
    move(sim, ADVISED)
    await curator.hears(f"Сегодня срок рекомендации: {ADVICE}", timeout=PATIENCE)
    await talk(curator, "[Выполнено]")
    await specialist.hears("выполнено", timeout=PATIENCE)


async def gather(sim: Simulator, curators: Sequence[Phone], specialist: Phone) -> list[str]:
    """Three ask about the same; one group is made of them, they vote, the time is appointed, it is held.

    Returns their case codes.
    """
    move(sim, GATHERING)
    asked = []
    for curator in curators:
        asked.append(await _ask(curator, "Групповая", GROUP_TOPIC, "Третий месяц нет сил. Как вернуться к работе?"))
        await specialist.hears(f"Новая заявка № {asked[-1][0]}", timeout=PATIENCE)
    await _accept(specialist, curators[-1])
    await talk(specialist, "[Собрать группу]", "[Собрать группу]")
    for curator in curators:
        await curator.hears("собирают группу", timeout=PATIENCE)
    for number, _ in asked[:-1]:
        await specialist.hears(f"Заявка № {number}. Супервизия: {GROUP_TOPIC}\nСейчас: принята: ", timeout=PATIENCE)
    await talk(specialist, "[Предложить время]", "22 сентября 11:00\n23 сентября 15:00")
    await talk(specialist, "[Дальше]", f"[{GROUP_MINUTES} мин]", "Кабинет 3", "[Отправить]")
    for curator in curators:
        await curator.hears("Встреча общая", timeout=PATIENCE)
        await talk(curator, "[Открыть заявку]", "[вт 22.09 11:00]")
    await talk(specialist, "/requests", "[В работе]", f"[{asked[0][0]}.]", "[● вт 22.09 11:00 · 3]")
    for phone in (*curators, specialist):
        await phone.hears("Назначено: Супервизия", timeout=PATIENCE)
    move(sim, GATHERED)
    await specialist.hears(f"Встреча прошла? Супервизия: {GROUP_TOPIC}", timeout=PATIENCE)
    await talk(specialist, "[Провести]", "[Дальше]", "[Сохранить]")
    for curator in curators:
        await curator.hears("записана как проведённая", timeout=PATIENCE)
    return [code for _, code in asked]


async def tell(sim: Simulator, curator: Phone, specialist: Phone) -> None:
    """Two weeks later the curator is asked about both, says that they helped, and both are closed."""
    move(sim, ASKED)
    question = "{}. Прошло две недели. Помогло?"
    letters = [await curator.hears(question.format(topic), timeout=PATIENCE) for topic in (LEGAL, TOPIC)]
    answers = zip(letters, ("Вопрос снят.", "Семья разговорилась."), strict=True)
    for number, (letter, words) in enumerate(answers, 1):
        await curator.press(f"{number} Помогло", message=letter)
        await talk(curator, words)
        await specialist.hears(words, timeout=PATIENCE)


async def take_journals(coordinator: Phone) -> tuple[bytes, bytes]:
    """The journal of supervisions in Excel and the one of consultations in Word, asked for in the chat."""
    await talk(coordinator, "/requests", "[Журналы]", "[Супервизии, Excel]", "[Консультации, Word]")
    names = "Журнал супервизий 2026.xlsx", "Журнал консультаций 2026.docx"
    return await _paper(coordinator, names[0]), await _paper(coordinator, names[1])


def description_differences(paper: bytes, code: str) -> list[str]:
    """What «Описание супервизии» does not say."""
    file = Document(BytesIO(paper))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])
    parts = (f"Код случая: {code}", "Запрос: С чего начать диагностику?", f"Супервизор: {SPECIALIST.name}", ADVICE)
    return [f"в описании супервизии нет «{part}»" for part in parts if part not in words]


def journal_differences(
    supervisions: bytes, consultations: bytes, code: str, group: Sequence[str], logged: Sequence[Deed] = ()
) -> list[str]:
    """Where the rows of the journals differ from what was done; the codes are those the curators were told."""
    (sheet,) = load_workbook(BytesIO(supervisions)).worksheets
    excel = [tuple("" if cell is None else cell for cell in row) for row in table_rows(sheet)]
    (table,) = Document(BytesIO(consultations)).tables
    word = [tuple(cell.text for cell in row.cells) for row in table.rows[1:]]
    return [
        *_differ("супервизий", excel, _supervisions(code, group, logged)),
        *_differ("консультаций", word, _consultations()),
    ]


def _supervisions(code: str, group: Sequence[str], logged: Sequence[Deed]) -> list[Row]:
    svetlana, by = CURATORS[0].place, SPECIALIST.name
    advised, done = f"{ADVICE} (Куратор, до 18.09.2026)", "выполнено 1 из 1"
    places, codes, people = "; ".join(one.place for one in CURATORS), "; ".join(group), len(CURATORS)
    alone = ("16.09.2026", "индивидуальная", "дистанционно", svetlana, "Куратор", code, TOPIC, 1, by, MINUTES)
    together = ("22.09.2026", "групповая", "дистанционно", places, "Куратор", codes, GROUP_TOPIC, people, by)
    rows: list[Row] = [_logged(one) for one in logged]
    rows += [(*alone, advised, "30.09.2026", done), (*together, GROUP_MINUTES, "", "", "")]
    return [(number, *row) for number, row in enumerate(rows, 1)]


def _logged(deed: Deed) -> Row:
    came = sum(here + afar for here, afar in deed.people.values())
    said = (f"{deed.day:%d.%m.%Y}", "групповая", "очно", deed.district, "", "", deed.title, came, deed.author)
    return (*said, "", "", "", "")


def _consultations() -> list[Row]:
    who = (CURATORS[0].place, "Куратор", "1", SPECIALIST.name)
    return [("1", "15.09.2026", LEGAL, "дистанционно", *who, str(ANSWER_MINUTES), "", "30.09.2026", "")]


def _differ(journal: str, told: Sequence[Row], true: Sequence[Row]) -> list[str]:
    if len(told) != len(true):
        return [f"журнал {journal}: строк {len(told)}, на деле {len(true)}"]
    pairs = zip(told, true, strict=True)
    return [f"журнал {journal}: сказано {said}, на деле {then}" for said, then in pairs if said != then]


def _calendar_differences(message: Message) -> list[str]:
    if message.document is None:
        return ["к встрече не приложен файл для календаря"]
    (event,) = Calendar.from_ical(message.document.data).walk("VEVENT")
    starts = event.decoded("dtstart")
    return [] if starts == STARTS else [f"в календаре встреча {starts}, на деле {STARTS}"]


async def _ask(curator: Phone, mode: str, topic: str, question: str) -> tuple[str, str]:
    """The six steps; returns the number of the request and its case code."""
    await talk(curator, "/request", "[Супервизия]", *([] if mode == "Индивидуальная" else [f"[{mode}]"]))
    await talk(curator, "[Дистанционно]", "[Дальше]", f"[{topic}]", "[Обычная]", "[После обеда]", "[Выдать код]")
    await talk(curator, question, "[Отправить]")
    return _number(curator), _found(CODE, curator)


async def _accept(specialist: Phone, curator: Phone) -> None:
    """The newest card is accepted: the curator is told, and the card says whose it is."""
    await talk(specialist, "[Принять]")
    await curator.hears("принята", timeout=PATIENCE)
    await specialist.hears("Сейчас: принята: ", timeout=PATIENCE)


def _number(phone: Phone) -> str:
    return _found(NUMBER, phone)


def _found(pattern: re.Pattern[str], phone: Phone) -> str:
    found = pattern.search(phone.last.text)
    if found is None:
        raise LookupError(f"no {pattern.pattern} in «{phone.last.text}»")
    return found[1]


async def _paper(phone: Phone, name: str) -> bytes:
    """The newest document whose name begins so; waits for it. Raises TimeoutError where none comes."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for message in reversed(phone.received):
                if message.document and message.document.name.startswith(name):
                    return message.document.data
            await asyncio.sleep(0.1)
