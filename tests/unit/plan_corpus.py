"""Invented plans as untidy as real ones: one seed, one document, with what is to be read out of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
    *(["март"], ["апрель", "ноябрь"], ["15.03.2026", "20.09.2026"], ["в течение года"], ["1 раз в квартал"]),
    *(["до 20 декабря"], ["сентябрь – октябрь"], ["II квартал"], ["ежемесячно"], ["май", "июнь", "июль"]),
)
POSTS = (
    *("Зам. директора по соц. работе", "Ст. методист", "Соцпедагог", "Педагоги", "Медсестра", "ЗУВР", "Психолог"),
    *("Лугина О.С.", "Ветрова Н.П.", "Инспектор ПДН", "Классные руководители", "Рук. клуба", "Мед. работник"),
)
HOLDERS = ("Полянский Р.А.", "Озёрная Т.В.")
PAPERS = ("Протокол", "Справка", "Отчёт", "Лист регистрации")
SECTIONS = ("I. Работа с кадрами", "II. Работа с семьями", "III. Досуг")
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
    """A Word file, its rows, and how many rows its other tables have."""

    data: bytes = b""
    rows: list[Want] = field(default_factory=list)
    foreign: int = 0


def documents(count: int) -> Iterator[Document]:
    """So many documents, the same on every run."""
    return (_Maker(random.Random(seed)).document() for seed in range(count))


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.made = Document()
        self.columns = self._columns()
        self.wordings = {name: chance.choice(HEADERS[name]) for name in self.columns}
        self.breaks = chance.random() < 0.6
        self.number = 0

    def document(self) -> Document:
        """Paragraphs and tables in a layout of its own."""
        elements = [paragraph("План работы центра на 2026 год")]
        layout: Callable[[], list[str]] = self.chance.choice(
            (self._plain, self._in_rows, self._by_paragraphs, self._cut_in_two)
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

    # -- pieces

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

    def _some(self, section: tuple[str, ...]) -> list[str]:
        return [self._item(section) for _ in range(self.chance.randint(2, 6))]

    def _item(self, section: tuple[str, ...]) -> str:
        self.number += 1
        content = f"{self.chance.choice(KINDS)} {self.chance.choice(THEMES)} {self.number}"
        deadlines = tuple(self.chance.choice(DEADLINES))
        # a name under a post is who holds it, so that here names stand first
        people = tuple(
            sorted(self.chance.sample(POSTS, self.chance.randint(1, 3)), key=lambda one: "." not in one[-2:])
        )
        shown = "\n".join(people) if self.breaks else ", ".join(people)
        if self.chance.random() < 0.2:
            people = (f"Методист {(holder := self.chance.choice(HOLDERS))}",)
            shown = f"Методист\n{holder}" if self.breaks else people[0]
        self.made.rows.append(Want(content, section, deadlines, people))
        words = {
            "number": str(self.number),
            "content": content,
            "deadline": "\n".join(deadlines) if self.breaks else ", ".join(deadlines),
            "responsible": shown,
            "product": self.chance.choice(PAPERS),
        }
        return row(*(words[name] for name in self.columns))

    def _other(self) -> list[str]:
        """A table that is not the plan, sometimes."""
        if self.chance.random() < 0.6:
            return []
        header, *lines = self.chance.choice(FOREIGN)
        self.made.foreign += len(lines)
        return [paragraph("Приложение"), table(row(*header), *(row(*line) for line in lines))]
