"""Makes the example plan in four formats, as difficult as real ones: `python examples/make_plan.py [FOLDER [YEAR]]`.

The centre, the towns and the people are invented. The rows that must come out of every file stand in
`plan-2026.expected.json`; beside each writer is said what it makes difficult.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import docx
import xlsxwriter
from docx.document import Document
from docx.table import Table

YEAR = 2026
HEADER = (
    *("№ п/п", "Содержание работы", "Срок исполнения", "Ответственные"),
    *("Охват (чел.)", "Форма отчёта", "Примечание"),
)
STAFF = "Специалисты Центра «Светлый берег»"
MADE = datetime.datetime(2026, 1, 19, 9, 0)  # noqa: DTZ001 - a stamp inside the files, of no zone


@dataclass(frozen=True)
class Item:
    """A row as it must come out; a swapped one is written with the deadline and the responsible exchanged."""

    number: str
    content: str
    deadline: str
    responsible: str | None
    coverage: str | None = None
    product: str | None = None
    note: str | None = None
    swapped: bool = False


@dataclass(frozen=True)
class Edition:
    """The same plan of another year, or of a centre where the people are called otherwise."""

    year: int = YEAR
    called: Mapping[str, str] = field(default_factory=dict)
    """Words of the plan and what stands in their place."""

    def say(self, text: str) -> str:
        """The words of this edition: years are as far from its own as those written here are from 2026."""
        for ours, theirs in self.called.items():
            text = text.replace(ours, theirs)
        return re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + self.year - YEAR), text)


FIRST = Edition()

BEFORE = (
    "УТВЕРЖДАЮ",
    "Директор ГБУ «Центр помощи семье и детям «Светлый берег»",
    "Н.П. Ветрова",
    "«16» февраля 2026 г.",
    "Приказ № 4 от 16.01.2026 г.",
    "План работы Ресурсного центра западного округа",
    "Заречинской области",
    "на 2026 год",
    "Составила: социальный педагог Лугина О.С.",
    "Анализ деятельности Ресурсного центра за 2025 год",
    "Задачи:",
    "1) трансляция опыта специалистов Центра;",
    "2) методическая поддержка кураторов.",
    "В 2025 году специалисты провели: семинары (3), круглые столы (1), совещания (2), тренинг (1).",
    "Были проведены:",
    "1. Семинар «Сопровождение семьи: первые шаги» (24 чел.)",
    "2. Совещание с представителями районов «Итоги года» (9 чел.)",
    "3. Областной семинар «Ресурсы замещающей семьи» (31 чел.)",
    "4. Круглый стол «Раннее выявление» (12 чел.)",
    "5. Совещание «Планы и отчёты» (9 чел.)",
    "6. Тренинг «Тихая гавань» (10 чел.)",
    "На 2026 год Ресурсный центр ставит следующие задачи:",
    "1) обучение кураторов округа (не менее 45 человек);",
    "2) поддержка замещающих родителей (не менее 120 человек);",
    "3) привлечение волонтёров (15 человек).",
)
AFTER = (
    "*По мере необходимости мероприятия могут быть проведены в дистанционном формате.",
    "Ожидаемые результаты:",
    "1) Кураторы овладеют приёмами раннего выявления.",
    "2) Опыт Центра будет описан и издан.",
    "Социальный педагог",
    "О.С. Лугина",
)
BASE = "Информационно-методический материал Методические разработки"
ONLINE = "Сценарий мероприятия, размещение информации на сайте и в социальных сетях"
SUPERVISION = Item(
    "5",
    "Организация супервизий со специалистами и кураторами округа.",
    "По запросу специалистов",
    "Лугина О.С. Снегирева М.Д. Полянский Р.А.",
    "не менее 20",
    "Описание супервизии Журнал супервизий",
)
COLLECTION = Item(
    "2.1.1.",
    "Методическая копилка (для специалистов: - по раннему выявлению; - по сопровождению выпускников)",
    "Январь-декабрь",
    STAFF,
    None,
    "Электронное и печатное издание",
)
LINKS = Item(
    "1",
    "Размещение информации о работе Центра в социальных сетях и на сайте",
    "Еженедельно",
    "Полянский Р.А.",
    None,
    "https://vk.example.com https://ok.example.com svetlybereg.example.ru",
)
TALE = Item(
    "1",
    "«Рождественская сказка»",
    "Январь",
    "Специалисты Центра психолого-педагогической помощи",
    "30",
    ONLINE,
    None,
    True,
)
WEBINAR = Item("2.2.4.", "Вебинар «Мониторинг без ошибок»", "25.03.2026", "Полянский Р.А., методист", "40", "Запись")
PRACTICE = Item("2.2.2.", "Школа куратора: практика", "октябрь, ноябрь", "Лугина О.С.", "12", "Лист регистрации")
II, III = "II. Методическая работа", "III. Досуговая деятельность для семей и детей"
EVENTS = "2. Конференции, семинары, совещания"
PLAN: dict[tuple[str, ...], tuple[Item, ...]] = {
    ("1. Организационная деятельность",): (
        Item(
            "1",
            "Участие в заседаниях рабочей группы.",
            "По плану работы округа",
            "Ветрова Н.П.",
            None,
            "Протоколы",
        ),
        Item(
            "2",
            "Методическое сопровождение специалистов.",
            "В течении года",
            STAFF,
            None,
            "Методические материалы",
        ),
        Item(
            "3",
            "Мониторинг по округу.",
            "Ежеквартально",
            "Лугина О.С. Снегирева М.Д.",
            "6",
            "Сводный мониторинг",
        ),
        Item("4", "Участие в консилиумах.", "По запросу муниципалитетов", "Лугина О.С.", None, "Протоколы"),
        SUPERVISION,
        Item("6", "Выезды в районы округа.", "1 раз в квартал", STAFF, "не менее 60", "Отчет о выездах"),
        Item(
            "7",
            "Повышение квалификации специалистов.",
            "В течение года",
            STAFF,
            "8",
            "Сертификаты, удостоверения",
        ),
        Item(
            "8.",
            "Участие в Комплексе мер области по поддержке детей на 2023 – 2024 годы.",
            "Ежеквартально, до 5 числа месяца, следующего за отчетным",
            "Лугина О.С.",
            None,
            "Отчеты",
        ),
        Item("9.", "Ведение банка данных выпускников.", "Ежемесячно", "Полянский Р.А.", "140", "Банк данных"),
    ),
    (EVENTS, "Работа с кураторами"): (
        Item(
            "1",
            "Совещание с представителями районов «Итоги работы кураторов за 2025 год»",
            "Февраль",
            "Лугина О.С., Снегирева М.Д.",
            "9",
            "Протокол",
        ),
        Item("2", "Круглый стол «Трудный случай: кто рядом»", "Апрель", "Полянский Р.А.", "15", BASE),
        Item("3", "Областной семинар", "3 июня", "Ветрова Н.П., Лугина О.С., методист", "не менее 30", BASE),
        Item(
            "4",
            "Практикум «Разговор с подростком»",
            "2-я декада августа",
            "Снегирева М.Д.,",
            "15-20",
            "Протокол",
        ),
        Item(
            "5",
            "Лекторий",
            "II – III квартал",
            "педагог-психолог, методист",
            "25",
            "Лист регистрации. Фотоотчет.",
        ),
        Item(
            "7",
            "Совещание «Новый год»",
            "Декабрь",
            "заместитель директора, заведующие отделениями",
            "9",
            "Протокол",
        ),
    ),
    (EVENTS, "Подготовка и сопровождение замещающих семей"): (
        Item(
            "1.",
            "Занятия для родителей.",
            "Каждый второй вторник месяца",
            "Снегирева М.Д.",
            "не менее 12",
            "Конспекты",
        ),
        Item(
            "2.",
            "Разработка буклетов и памяток.",
            "По плану",
            None,
            "100 экз.",
            "Буклеты, листовки, памятки.",
        ),
        Item("3.", "Помощь в подготовке круглого стола.", "Май", "Полянский Р.А., Снегирева М.Д.", None, "План"),
        Item(
            "4.",
            "Тренинг «Тихая гавань».",
            "март, ноябрь",
            "педагог-психолог",
            "10",
            "Лист регистрации. Фотоотчет.",
        ),
        Item(
            "5.",
            "Консультации специалистов по вопросам сопровождения.",
            "В течение года (по запросу специалистов)",
            "специалисты отделений (психологи, логопед, юрисконсульт), заведующие отделениями",
            "по запросу учреждений",
            "Отзыв специалиста по запросу.",
        ),
        Item(
            "6.",
            "Проект «Дом, где тепло»",
            "с апреля по октябрь",
            "Ветрова Н.П., Полянский Р.А.",
            "50",
            "Фотоотчет",
        ),
    ),
    ("3. Информационное обеспечение деятельности",): (
        LINKS,
        Item("2", "Публикации в районных газетах", "1 раз в полугодие", "Полянский Р.А.", None, "Публикации"),
        Item("3", "Распространение буклетов на приёмах", "Ежемесячно", STAFF, "300 экз.", "Доклады и материалы"),
        Item("4", "Листовка «Телефон доверия»", "к 17 мая", "методист", "200 экз.", "Листовка"),
        Item("5", "Страница «Вопрос – ответ»", "Постоянно", "педагог-психолог", None, "Ссылка"),
    ),
    (II, "2.1. Издание и сборники"): (
        COLLECTION,
        Item(
            "2.1.2.",
            "Сборник «Опыт куратора»",
            "до 1 октября 2026 г.",
            "заведующие отделениями методист отделения, юрисконсульт",
            "50 экз.",
            "продукт: сборник, статья в сборнике «Забота. Опыт. Время»",
        ),
        Item("2.1.3.", "Статья в журнал", "IV квартал", "методист", "300", "продукты: - статья; - аннотация"),
    ),
    (II, "2.2. Обучение кураторов"): (
        Item("2.2.1.", "Школа куратора: вводное", "сентябрь", "Лугина О.С.", "12", "Лист регистрации"),
        PRACTICE,
        Item("2.2.3.", "Стажировка в отделении", "по согласованию", "заместитель директора", "4", "Отчет"),
        WEBINAR,
    ),
    (III,): (
        TALE,
        Item("2", "«Широкая Масленица»", "Март", "Специалисты отделения помощи семье", "40", ONLINE, None, True),
        Item("3", "«День Победы»", "Май", "Специалисты Ресурсного центра", "40", ONLINE, None, True),
        Item("4", "«День защиты детей»", "Июнь", "Специалисты отделения", "60", ONLINE, "вместе с клубом", True),
        Item("5", "«День знаний»", "Август", "Специалисты Ресурсного центра", "35", ONLINE, None, True),
        Item(
            "6",
            "«Осенняя карусель»",
            "Ноябрь",
            "Специалисты отделения помощи семье",
            "40",
            ONLINE,
            None,
            True,
        ),
        Item("7", "«Новогодний огонёк»", "Декабрь", "Специалисты Ресурсного центра", "50", ONLINE, None, True),
    ),
}
# where a page cuts a row: the column and the words that stand on the next page
CUTS = {
    SUPERVISION: {1: "кураторами округа.", 3: "Полянский Р.А.", 5: "Журнал супервизий"},
    TALE: {2: "педагогической помощи", 5: "размещение информации на сайте и в социальных сетях"},
}


def headings() -> dict[tuple[str, ...], list[str]]:
    """The headings to write before each section; those that are new, two of them in one line for «II»."""
    written: dict[tuple[str, ...], list[str]] = {}
    before: tuple[str, ...] = ()
    for path in PLAN:
        new = [title for place, title in enumerate(path) if path[: place + 1] != before[: place + 1]]
        written[path] = ["".join(new)] if path[0] == II and len(new) == 2 else new
        before = path
    return written


def cells(item: Item, edition: Edition = FIRST) -> list[str]:
    """The row as written, swapped where it is."""
    return [edition.say(text) for text in _cells(item)]


def _cells(item: Item) -> list[str]:
    deadline, responsible = item.deadline, item.responsible or ""
    if item.swapped:
        deadline, responsible = responsible, deadline
    others = [item.coverage or "", item.product or "", item.note or ""]
    return [item.number, item.content, deadline, responsible, *others]


def cut(item: Item, edition: Edition) -> list[list[str]]:
    """The row in one piece, or in the two that a page has made of it, the second without a number."""
    row = _cells(item)
    rest = [""] * len(row)
    for column, words in CUTS.get(item, {}).items():
        row[column], rest[column] = row[column].removesuffix(words).rstrip(" "), words
    return [[edition.say(text) for text in part] for part in (row, rest) if any(part)]


def write_text(path: Path, edition: Edition = FIRST) -> None:
    """Tabs, a row of dashes, tags and stars in headings, tags in cells, rows cut by pages."""
    lines = ["", *(f"{edition.say(line)}  " for line in BEFORE), ""]
    lines += ["\t".join(HEADER), "\t".join("-" * len(name) for name in HEADER)]
    for section, titles in headings().items():
        for title in titles:
            if title.startswith("II."):
                lines += ["", f"**{II}****{section[-1]}**", ""]
            elif title.startswith("2.2"):
                lines += ["", f"**{title}**", ""]
            else:
                lines.append(f"<b>{title}</b>" + "\t" * (len(HEADER) - 1))
        for item in PLAN[section]:
            first, *rest = ("\t".join(row) for row in cut(item, edition))
            lines.append(_with_tags(item, first))
            for line in rest:
                lines += ["", "4", "", line]
    path.write_text("\n".join([*lines, "", *map(edition.say, AFTER), ""]), encoding="utf-8")


def _with_tags(item: Item, line: str) -> str:
    if item is LINKS:
        for link in (item.product or "").split():
            line = line.replace(link, f'<a href="{link}">{link}</a>')
    if item is COLLECTION:
        line = line.replace("- по раннему выявлению; ", "<ul><li>- по раннему выявлению;</li> <li>")
        line = line.replace("выпускников)", "выпускников)</li></ul>")
    return line


def write_csv(path: Path, edition: Edition = FIRST) -> None:
    """Semicolons and cp1251, as Russian Excel saves it, with line breaks in cells."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    blank = [""] * (len(HEADER) - 1)
    writer.writerows([edition.say(line), *blank] for line in BEFORE)
    writer.writerow(HEADER)
    for section, titles in headings().items():
        writer.writerows([title, *blank] for title in titles)
        for item in PLAN[section]:
            row = cells(item, edition)
            row[5] = row[5].replace(" Журнал", "\nЖурнал").replace(" Методические", "\nМетодические")
            writer.writerow(row)
    writer.writerows([edition.say(line), *blank] for line in AFTER)
    path.write_bytes(stream.getvalue().encode("cp1251"))


def write_xlsx(path: Path, edition: Edition = FIRST) -> None:
    """Numbers and a date as Excel's own, merged headings, a responsible over two rows, an old sheet."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": MADE, "title": f"План на {edition.year} год"})
    sheet = book.add_worksheet(str(edition.year))
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(1, 1, 50)
    at = 0
    for line in BEFORE:
        sheet.write(at, 0, edition.say(line))
        at += 1
    sheet.write_row(at, 0, HEADER, bold)
    for section, titles in headings().items():
        for title in titles:
            at += 1
            sheet.merge_range(at, 0, at, len(HEADER) - 1, title, bold)
        for item in PLAN[section]:
            at += 1
            for column, text in enumerate(cells(item, edition)):
                _write(sheet, at, column, text, {"day": day, "wrap": wrap})
            if item is PRACTICE:
                sheet.merge_range(at - 1, 3, at, 3, edition.say(item.responsible or ""), wrap)
    for line in AFTER:
        at += 1
        sheet.write(at, 0, edition.say(line))
    old = book.add_worksheet(str(edition.year - 1))
    old.write_row(0, 0, HEADER)
    old.write_row(1, 0, ("1", "Прошлогодний семинар", f"Март {edition.year - 1}", STAFF, "10", "Протокол", ""))
    book.close()


def _write(sheet: Any, line: int, column: int, text: str, formats: dict[str, Any]) -> None:
    if re.fullmatch(r"\d\d\.\d\d\.\d{4}", text):
        sheet.write_datetime(line, column, datetime.datetime.strptime(text, "%d.%m.%Y"), formats["day"])  # noqa: DTZ007
    elif text.isdigit():
        sheet.write_number(line, column, int(text))
    elif text:
        sheet.write_string(line, column, text, formats["wrap"])


def write_docx(path: Path, edition: Edition = FIRST) -> None:
    """The stamp in a table of its own, automatic numbers, merged cells, a header said again."""
    document = docx.Document()
    stamp = document.add_table(rows=1, cols=2)
    stamp.cell(0, 1).text = edition.say("\n".join(BEFORE[:5]))
    for line in BEFORE[5:]:
        document.add_paragraph(edition.say(line))
    table = document.add_table(rows=0, cols=len(HEADER))
    _add(table, list(HEADER))
    for section, titles in headings().items():
        for title in titles:
            row = table.add_row()
            row.cells[0].merge(row.cells[-1]).text = title
        if section[0] == II and section[1].startswith("2.2"):
            _add(table, list(HEADER))
        for item in PLAN[section]:
            _add_item(table, item, edition)
    for line in AFTER:
        document.add_paragraph(edition.say(line))
    save(document, path)


def _add(table: Table, texts: list[str]) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx forgot to annotate it
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text


def _add_item(table: Table, item: Item, edition: Edition) -> None:
    for texts in cut(item, edition):
        _add(table, [text.replace(" Методические", "\nМетодические") for text in texts])
    row = table.rows[-1]
    if item in PLAN[EVENTS, "Подготовка и сопровождение замещающих семей"]:
        row.cells[0].text = ""  # the number is the list's
        row.cells[0].paragraphs[0].style = "List Number"
    if item is COLLECTION:
        head, *points = edition.say(item.content).split(" - ")
        row.cells[1].text = head
        inner = row.cells[1].add_table(rows=0, cols=1)
        for point in points:
            inner.add_row().cells[0].text = f"- {point}"  # type: ignore[no-untyped-call]
    if item is PRACTICE:
        above = table.rows[-2].cells[3]
        row.cells[3].text = ""
        above.merge(row.cells[3]).text = edition.say(item.responsible or "")


def save(document: Document, path: Path) -> None:
    """Saves with fixed times, so that the file changes only when the plan does."""
    document.core_properties.created = document.core_properties.modified = MADE
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)


def write_expected(path: Path, edition: Edition = FIRST) -> None:
    rows = [
        {"section": list(section), "ordinal": ordinal, **_said(asdict(item), edition)}
        for section, items in PLAN.items()
        for ordinal, item in enumerate(items, start=1)
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _said(item: dict[str, Any], edition: Edition) -> dict[str, Any]:
    return {name: edition.say(value) if isinstance(value, str) else value for name, value in item.items()}


def make(folder: Path, edition: Edition = FIRST) -> None:
    """Writes all files into the folder."""
    name = f"plan-{edition.year}"
    folder.mkdir(parents=True, exist_ok=True)
    write_text(folder / f"{name}.txt", edition)
    write_csv(folder / f"{name}.csv", edition)
    write_xlsx(folder / f"{name}.xlsx", edition)
    write_docx(folder / f"{name}.docx", edition)
    write_expected(folder / f"{name}.expected.json", edition)


if __name__ == "__main__":
    folder, year = [*sys.argv[1:], *(str(Path(__file__).parent), str(YEAR))[len(sys.argv) - 1 :]]
    make(Path(folder), Edition(int(year)))
