"""A plan that was read and waits for «Принять»: its JSON, and what is still to be asked of the coordinator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.access import Role
from models.deadlines import Schedule, ScheduleKind, read
from models.plan.reading import Level, PlanReading, PlanRow, as_json
from models.plan.rules import with_holidays
from models.plan.tables import CELLS
from models.plan.words import fold
from models.plan_years import PlanYear
from models.stored import JsonObject

NOBODY, VACANT = "nobody", "vacant"
"""What a responsible may become beside a post's id: nothing, or a post of that name that nobody holds yet."""
EVERYONE = {Role.SPECIALIST: "all:specialist", Role.CURATOR: "all:curator"}
"""Everybody of a role, whoever comes and leaves."""
Choice = int | str | list[int]
"""What a responsible becomes: one of these words, a post, several of them, or one holder's part of a post («7@3»)."""


def posts_in(choice: Choice) -> set[int]:
    """The ids of the posts that a choice names."""
    if isinstance(choice, list):
        return set(choice)
    post = str(choice).partition("@")[0]
    return {int(post)} if post.isdecimal() else set()


@dataclass(frozen=True)
class DraftRow:
    """A row as the draft keeps it."""

    json: JsonObject

    @property
    def place(self) -> int:
        return int(self.json["row"])

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(self.json["section"])

    def words(self, column: str) -> str:
        """A cell without markup, empty when there is none."""
        return self.json["plain"].get(column) or self.json[column] or ""

    def row(self) -> PlanRow:
        """As much of the row as a comparison of two plans needs."""
        cells = {name: self.json[name] for name in CELLS}
        return bare_row(self.place, self.section, int(self.json["ordinal"]), cells, self.json["plain"])

    @property
    def marked(self) -> str:
        """The words by which the file marks it as done; empty mostly."""
        return str(self.json.get("marked", ""))

    @property
    def called(self) -> list[str]:
        """Who answers for it, in the plan's words, each once."""
        return list(dict.fromkeys(one["text"] for one in self.json["responsibles"]))


def bare_row(
    place: int, section: tuple[str, ...], ordinal: int, cells: Mapping[str, str | None], plain: Mapping[str, str]
) -> PlanRow:
    """A row of cells alone, with nothing read out of them."""
    return PlanRow(
        place=place,
        section=section,
        ordinal=ordinal,
        line=place,
        number=cells["number"],
        content=cells["content"],
        deadline=cells["deadline"],
        responsible=cells["responsible"],
        coverage=cells["coverage"],
        product=cells["product"],
        expected_result=cells["expected_result"],
        note=cells["note"],
        other={},
        swapped=False,
        responsibles=(),
        coverage_reading=None,
        evidence=(),
        deadline_reading=None,
        plain=plain,
        inherited=(),
        put_right=(),
    )


@dataclass(frozen=True)
class DraftContent:
    """The JSON of a draft with the questions that it answers."""

    json: JsonObject

    @classmethod
    def of(
        cls,
        reading: PlanReading,
        file: str,
        year: int,
        posts: Mapping[str, Choice],
        guesses: Sequence[str] = (),
        holidays: Sequence[Sequence[str]] = (),
    ) -> "DraftContent":
        """A fresh draft. `posts` say what every responsible (folded) becomes, `guesses` which of these to look at,
        `holidays` are the school's as the centre has told them."""
        whole = as_json(reading)
        numbered = {title: number for number, title in enumerate(dict.fromkeys(row.plan for row in reading.rows))}
        if reading.plans:
            whole["rows"] = [
                {**json, "plan": numbered[row.plan]} for json, row in zip(whole["rows"], reading.rows, strict=True)
            ]
        others = [cls.of(one, file, one.year or year, posts, guesses, holidays).json for one in reading.others]
        return cls(
            {
                "title": reading.title or "",
                "year": year,
                "school": reading.school,
                "doubted": reading.doubted,
                "file": file,
                "columns": whole["plan"]["columns"],
                "rows": whole["rows"],
                "targets": whole["targets"],
                "problems": whole["problems"],
                "answers": {},
                "posts": dict(posts),
                "guesses": list(guesses),
                "plans": list(reading.plans),
                "chosen": list(range(len(reading.plans))),
                "others": others,
                "holidays": [list(one) for one in holidays],
                "lone": reading.lone,
                "tables": [table.as_json() for table in reading.unread],
            }
        )

    @property
    def year(self) -> int:
        return int(self.json["year"])

    @property
    def plan_year(self) -> PlanYear:
        """The days the plan is for."""
        return with_holidays(PlanYear(self.year, bool(self.json.get("school"))), self.json.get("holidays", ()))

    @property
    def doubted(self) -> bool:
        """Whether it is still to be said if the plan is for a school year or a calendar one."""
        return bool(self.json.get("doubted"))

    def of_year(self, *, school: bool) -> "DraftContent":
        """The coordinator said which of the two it is."""
        left = [one for one in self.json["problems"] if one["code"] != "school_year"]
        return DraftContent({**self.json, "school": school, "doubted": False, "problems": left})

    def marked(self) -> list[DraftRow]:
        """The rows that the file marks as done."""
        return [row for row in self.rows if row.marked]

    @property
    def keeps_marks(self) -> bool:
        """Whether the coordinator agreed that what is marked was done before the bot."""
        return bool(self.json.get("keeps_marks"))

    def with_marks(self, *, kept: bool) -> "DraftContent":
        """The marks count, or they do not."""
        return DraftContent({**self.json, "keeps_marks": kept})

    def noticed(self, *levels: Level) -> list[str]:
        """Lines of the protocol of these levels, row by row: «строка 14: столбцы переставлены»."""
        shown = {row.place for row in self.rows} | {None}
        found = [one for one in self.json["problems"] if one["level"] in levels and one["row"] in shown]
        return [one["text"] for one in sorted(found, key=lambda one: one["row"] or 0)]

    @property
    def rows(self) -> list[DraftRow]:
        """Those of the plans that were chosen, where the file holds several."""
        chosen = {None, *self.json.get("chosen", ())}
        return [DraftRow(row) for row in self.json["rows"] if row.get("plan") in chosen]

    def schedule(self, row: DraftRow) -> Schedule:
        """What the row's deadline means, by the coordinator's answer where there is one."""
        answer = self.json["answers"].get(str(row.place))
        return read(row.words("deadline") if answer is None else answer, self.plan_year)

    def doubts(self) -> list[DraftRow]:
        """Rows whose deadline was not understood for certain and not asked yet."""
        return [row for row in self.rows if str(row.place) not in self.json["answers"] and self._doubtful(row)]

    def _doubtful(self, row: DraftRow) -> bool:
        schedule = self.schedule(row)
        return schedule.kind is ScheduleKind.UNDETERMINED or bool(schedule.why)

    def called(self) -> list[str]:
        """Every responsible of the plan in its words, in the plan's order, each once."""
        found: dict[str, str] = {}
        for row in self.rows:
            for called in row.called:
                found.setdefault(fold(called), called)
        return list(found.values())

    def post(self, called: str) -> Choice:
        """What the draft makes of a responsible: a post, several, or a word instead; VACANT where nobody chose."""
        choice: Choice = self.json["posts"].get(fold(called), VACANT)
        return choice

    def guessed(self, called: str) -> bool:
        """Whether that is a guess which nobody has looked at."""
        return fold(called) in self.json.get("guesses", ()) and not self.matched_by_hand(called)

    def guesses(self) -> list[str]:
        """The responsibles whose posts were guessed."""
        return [called for called in self.called() if self.guessed(called)]

    def answered(self, place: int, text: str) -> "DraftContent":
        return DraftContent({**self.json, "answers": {**self.json["answers"], str(place): text}})

    def matched(self, called: str, post: Choice) -> "DraftContent":
        by_hand = [*self.json.get("by_hand", ()), fold(called)]
        return DraftContent({**self.json, "posts": {**self.json["posts"], fold(called): post}, "by_hand": by_hand})

    def matched_by_hand(self, called: str) -> bool:
        """Whether the coordinator chose the post of this responsible."""
        return fold(called) in self.json.get("by_hand", ())
