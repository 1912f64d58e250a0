"""Invented plans as untidy as real ones: one seed, one document, with what is to be read out of it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import openpyxl

from models.plan_years import PlanYear
from tests.unit.plan_files import cell, paragraph, row, table, word_plan

HEADERS = {
    "number": ("№ п/п", "№", "", "N п/п"),
    "content": ("Мероприятие", "Содержание работы", "Наименование мероприятия", "Вопросы", "Предмет контроля", "Тема"),
    "deadline": ("Срок", "Сроки проведения", "Дата, время, место", "Сроки осуществления", "Когда", "Период"),
    "responsible": ("Ответственный", "Ответств.", "Отв.", "Кто проводит", "Исполнители", "Докладывает"),
    "product": ("Форма отчёта", "Отчётный документ", "Выход", "Форма представления"),
}
KINDS = ("Семинар", "Круглый стол", "Итоговый тренинг", "Выезд", "Всероссийская акция", "Беседа", "Вечер")
THEMES = ("для кураторов", "о сопровождении семей", "«Тёплый дом»", "в Лесном районе", "с опекунами", "для педагогов")
DEADLINES = (
    *(["март"], ["апрель", "ноябрь"], ["15.03", "20.09"], ["в течение года"], ["1 раз в квартал"]),
    *(["до 20 декабря"], ["сентябрь – октябрь"], ["II квартал"], ["ежемесячно"], ["май", "июнь", "июль"]),
)
POSTS = (
    *("Зам. директора по соц. работе", "Ст. методист", "Соцпедагог", "Педагоги", "Медсестра", "ЗУВР", "Психолог"),
    *("Лугина О.С.", "Ветрова Н.П.", "Инспектор ПДН", "Классные руководители", "Рук. клуба", "Мед. работник"),
)
HOLDERS = ("Полянский Р.А.", "Озёрная Т.В.")
PAPERS = ("Протокол", "Справка", "Отчёт", "Лист регистрации")
SECTIONS = ("I. Работа с кадрами", "II. Работа с семьями", "III. Досуг")
MONTHS = ("Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь")
FOREIGN = (
    (("Месяц", "Темы"), ("Январь", "Итоги года"), ("Февраль", "О детях")),
    (("Наименование", "Единица", "Количество", "Цена", "Сумма"), ("Бумага", "пачка", "5", "300", "1500")),
    (("ФИО", "Должность", "Телефон"), ("Лугина О.С.", "методист", "2-02"), ("Ветрова Н.П.", "психолог", "2-03")),
)


@dataclass(frozen=True)
class Want:
    """A row as it is to be read."""

    content: str
    section: tuple[str, ...]
    deadlines: tuple[str, ...]
    responsibles: tuple[str, ...]


@dataclass
class Document:
    """A Word file or a workbook, the year it is for, its rows, and how many rows its other tables have."""

    data: bytes = b""
    name: str = "plan.docx"
    year: PlanYear = field(default_factory=lambda: PlanYear(2026))
    rows: list[Want] = field(default_factory=list)
    foreign: int = 0


def documents(count: int) -> Iterator[Document]:
    """So many documents, the same on every run."""
    return (_Maker(random.Random(seed)).document() for seed in range(count))


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.made = Document()
        if chance.random() < 0.3:
            self.made.year = PlanYear(2025, school=True)
        self.columns = self._columns()
        self.wordings = {name: chance.choice(HEADERS[name]) for name in self.columns}
        self.breaks = chance.random() < 0.6
        self.number = 0

    def document(self) -> Document:
        """Paragraphs and tables in a layout of its own."""
        if self.chance.random() < 0.15:
            return self._workbook()
        elements = [paragraph(self._title())]
        layout: Callable[[], list[str]] = self.chance.choice(
            (self._plain, self._in_rows, self._by_paragraphs, self._cut_in_two, self._by_months, self._month_columns)
        )
        elements += self._other() + layout() + self._other()
        self.made.data = word_plan(*elements)
        return self.made

    # -- layouts

    def _plain(self) -> list[str]:
        return [table(self._header(), *self._some(()))]

    def _in_rows(self) -> list[str]:
        rows = [self._header()]
        if self.chance.random() < 0.3:
            rows.append(row(*(str(place + 1) for place in range(len(self.columns)))))
        for section in SECTIONS:
            rows += [self._heading(section), *self._some((section,))]
            if self.chance.random() < 0.3:
                rows.append(self._header())
        if self.chance.random() < 0.3:
            total = ["" for _ in self.columns]
            total[self.columns.index("content")] = f"Итого: {len(self.made.rows)}"
            rows.append(row(*total))
            self.made.foreign += 1
        return [table(*rows)]

    def _by_paragraphs(self) -> list[str]:
        elements = []
        for section in SECTIONS:
            elements += [paragraph(section), table(self._header(), *self._some((section,)))]
            elements += self._other()
        return elements

    def _cut_in_two(self) -> list[str]:
        return [table(self._header(), *self._some(())), paragraph(""), table(*self._some(()))]

    def _by_months(self) -> list[str]:
        """No deadline's column: the month's heading dates the rows."""
        self.columns.remove("deadline")
        rows = [self._header()]
        for month in self.chance.sample(MONTHS, 4):
            rows += [self._heading(month), *self._some((month,), deadline=[month.lower()])]
        return [table(*rows)]

    def _month_columns(self) -> list[str]:
        """Months as columns with marks in them."""
        self.columns.remove("deadline")
        rows = [row(*(self.wordings[name] for name in self.columns), *MONTHS)]
        for _ in range(self.chance.randint(3, 6)):
            marked = sorted(self.chance.sample(range(len(MONTHS)), 2))
            words = self._words((), deadline=[MONTHS[place].lower() for place in marked])
            marks = ("+" if place in marked else "" for place in range(len(MONTHS)))
            rows.append(row(*(words[name] for name in self.columns), *marks))
        return [table(*rows)]

    def _workbook(self) -> Document:
        """Sheets: the plan, and one that is left out."""
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append([self._title()])
        sheet.append([self.wordings[name] for name in self.columns])
        for section in SECTIONS:
            sheet.append([section])
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=4)
            for _ in range(self.chance.randint(2, 5)):
                words = self._words((section,))
                sheet.append([words[name] for name in self.columns])
        header, *lines = self.chance.choice(FOREIGN)
        other = book.create_sheet("Приложение")
        for line in (header, *lines):
            other.append(line)
        self.made.foreign += len(lines)
        packed = io.BytesIO()
        book.save(packed)
        self.made.data, self.made.name = packed.getvalue(), "plan.xlsx"
        return self.made

    # -- pieces

    def _title(self) -> str:
        return f"План работы центра на {self.made.year.words}"

    def _columns(self) -> list[str]:
        rest = ["content", "deadline", "responsible", "product"]
        if self.chance.random() < 0.5:
            self.chance.shuffle(rest)
        if self.chance.random() < 0.3:
            rest.remove("product")
        return (["number"] if self.chance.random() < 0.7 else []) + rest

    def _header(self) -> str:
        return row(*(self.wordings[name] for name in self.columns))

    def _heading(self, section: str) -> str:
        return row(cell(section, span=len(self.columns)))

    def _some(self, section: tuple[str, ...], deadline: list[str] | None = None) -> list[str]:
        """Rows; of some two the cell of responsibles is merged."""
        rows = []
        for _ in range(self.chance.randint(2, 5)):
            words = self._words(section, deadline)
            rows.append(row(*(words[name] for name in self.columns)))
            if self.chance.random() < 0.15:
                rows[-1] = self._merged(words, "restart")
                again = self._words(section, deadline, people=self.made.rows[-1].responsibles)
                rows.append(self._merged(again, "continue"))
        return rows

    def _merged(self, words: dict[str, str], how: str) -> str:
        cells = ((name, words[name]) for name in self.columns)
        return row(*(cell(text, merge=how) if name == "responsible" else text for name, text in cells))

    def _words(
        self, section: tuple[str, ...], deadline: list[str] | None = None, people: tuple[str, ...] = ()
    ) -> dict[str, str]:
        """The cells of a new item, which is wanted from now on."""
        self.number += 1
        content = f"{self.chance.choice(KINDS)} {self.chance.choice(THEMES)} {self.number}"
        deadlines = tuple(deadline or self.chance.choice(DEADLINES))
        shown = "" if people else None
        if not people:
            people, shown = self._people()
        self.made.rows.append(Want(content, section, deadlines, people))
        return {
            "number": str(self.number),
            "content": content,
            "deadline": "\n".join(deadlines) if self.breaks else ", ".join(deadlines),
            "responsible": shown or "",
            "product": self.chance.choice(PAPERS),
        }

    def _people(self) -> tuple[tuple[str, ...], str]:
        """Who answers, and how the cell says it."""
        if self.chance.random() < 0.2:
            post = f"Методист {(holder := self.chance.choice(HOLDERS))}"
            return (post,), f"Методист\n{holder}" if self.breaks else post
        # a name under a post is who holds it, so that here names stand first
        people = tuple(
            sorted(self.chance.sample(POSTS, self.chance.randint(1, 3)), key=lambda one: "." not in one[-2:])
        )
        return people, "\n".join(people) if self.breaks else ", ".join(people)

    def _other(self) -> list[str]:
        """A table that is not the plan, sometimes."""
        if self.chance.random() < 0.6:
            return []
        header, *lines = self.chance.choice(FOREIGN)
        self.made.foreign += len(lines)
        return [paragraph("Приложение"), table(row(*header), *(row(*line) for line in lines))]
