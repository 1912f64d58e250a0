"""What came out of the year: tables for people, one object for machines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from examples.year.letters import Told
from examples.year.recount import Recounted
from examples.year.rows import Row

CONTENT, DEADLINE = 56, 34


@dataclass(frozen=True)
class Outcome:
    """A year of one plan, looked at from the outside."""

    plan: str
    year: int
    seconds: float
    rows: Sequence[Row]
    letters: Mapping[str, Told]
    wrong_dates: Sequence[str]
    reminded_of_done: Sequence[str]
    forgotten: Sequence[str]
    recounts: Sequence[Recounted]
    stuck: Sequence[str]
    pressed: int
    unanswered: int

    @property
    def differences(self) -> int:
        """How much of it is not as it must be."""
        wrong = sum(not row.ok for row in self.rows)
        told = sum(len(one.twice) + len(one.mornings) for one in self.letters.values())
        counted = sum(len(one.differences) for one in self.recounts)
        dates = len(self.wrong_dates) + len(self.reminded_of_done) + len(self.forgotten)
        return wrong + told + counted + dates + len(self.stuck)

    def as_json(self) -> dict[str, Any]:
        """Everything, in JSON's types."""
        return {
            "plan": self.plan,
            "year": self.year,
            "seconds": round(self.seconds),
            "rows": [
                {
                    "content": row.content,
                    "deadline": row.deadline,
                    "expected": row.expected,
                    "product": row.product,
                    "sql": row.sql,
                    "ok": row.ok,
                }
                for row in self.rows
            ],
            "letters": {
                "people": {name: {"letters": one.letters, "days": one.days} for name, one in self.letters.items()},
                "twice": {name: one.twice for name, one in self.letters.items() if one.twice},
                "mornings": {name: one.mornings for name, one in self.letters.items() if one.mornings},
                "pressed": self.pressed,
                "unanswered": self.unanswered,
                "wrong_dates": list(self.wrong_dates),
                "reminded_of_done": list(self.reminded_of_done),
                "forgotten": list(self.forgotten),
            },
            "recounts": [
                {"name": one.name, "compared": one.compared, "differences": one.differences} for one in self.recounts
            ],
            "stuck": list(self.stuck),
            "differences": self.differences,
        }

    def lines(self) -> Iterator[str]:
        """The tables."""
        yield f"{self.plan}, {self.year} год: {self.seconds:.0f} с"
        yield ""
        yield f"{'Пункт':{CONTENT}}  {'Срок':{DEADLINE}}  ждём  бот  SQL"
        for row in self.rows:
            verdict = "ok" if row.ok else f"DIFF (сроков на карточке {row.dates})"
            cells = f"{row.content[:CONTENT]:{CONTENT}}  {row.deadline[:DEADLINE]:{DEADLINE}}"
            yield f"{cells}  {row.expected:4}  {row.product:3}  {row.sql:3}  {verdict}"
        yield ""
        yield f"Письма: нажато {self.pressed}, без ответа {self.unanswered}"
        for name, one in self.letters.items():
            yield f"{name:{CONTENT}}  {one.letters:4} за {one.days} дн."
            yield from (f"    дважды {said}" for said in one.twice)
            yield from (f"    утром {said}" for said in one.mornings)
        yield from _section("Закрыт не тот срок", self.wrong_dates)
        yield from _section("Напомнили о сделанном", self.reminded_of_done)
        yield from _section("Никому не сказано вовремя", self.forgotten)
        for counted in self.recounts:
            yield ""
            yield f"{counted.name}: сверено {counted.compared}, различий {len(counted.differences)}"
            yield from (f"    {difference}" for difference in counted.differences)
        yield from _section("Не получилось", self.stuck)
        yield ""
        yield f"Различий: {self.differences}"


def _section(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{head}: {len(lines)}"
        yield from (f"    {line}" for line in lines)
