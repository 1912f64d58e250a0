"""A report as it is filled in: its form, its numbers, those of the quarter before. Parts of the use cases."""

from dataclasses import dataclass, field
from datetime import date

from models.monitoring.checks import Finding, check, check_counted
from models.monitoring.days import Dates
from models.monitoring.form import Level, MonitoringForm
from models.monitoring.tables import State
from models.monitoring.tree import Facts
from models.periods import Period, Span
from models.stored import JsonObject


@dataclass(frozen=True)
class Begun:
    """Who typed the first number of a draft, and on which day of the centre."""

    person: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A report in a person's hands; `json` and `of` are how a dialogue keeps it."""

    report_id: int
    place: str
    quarter: Period
    dates: Dates
    state: State
    form_id: int | None
    form: MonitoringForm
    now: dict[str, int]
    before: dict[str, int]
    reasons: dict[str, str]
    comment: str = ""
    comment_code: str = ""
    begun: Begun | None = None
    """Who began the draft, when it was somebody else."""
    alone: bool = False
    """Whether a curator counts what is their own: the district's numbers are added up."""
    counted: dict[str, int] = field(default_factory=dict)
    """What the bot itself has counted of it, by code: the signals of the map."""

    @property
    def facts(self) -> Facts:
        return Facts(self.now, self.before)

    @property
    def findings(self) -> list[Finding]:
        return [*check(self.form, self.facts), *check_counted(self.facts, self.counted)]

    @property
    def missing(self) -> list[str]:
        """The codes without a number, in the form's order."""
        return [one.code for one in self.form.indicators if one.code not in self.now]

    @property
    def asked(self) -> list[str]:
        """The codes that are asked one after another: all but what the quarter before has said."""
        carried = self.form.carried(self.before)
        return [one.code for one in self.form.indicators if one.code not in carried]

    @property
    def unexplained(self) -> list[Finding]:
        """Warnings that still want a reason."""
        return [one for one in self.findings if one.level is Level.WARNING and one.key not in self.reasons]

    @property
    def json(self) -> JsonObject:
        return {
            "report": self.report_id,
            "place": self.place,
            "quarter": self.quarter.first.isoformat(),
            "dates": [day.isoformat() for day in (self.dates.opens, self.dates.in_time, self.dates.last)],
            "state": self.state.value,
            "form_id": self.form_id,
            "form": self.form.json,
            "now": self.now,
            "before": self.before,
            "reasons": self.reasons,
            "comment": [self.comment, self.comment_code],
            "begun": [self.begun.person, self.begun.day.isoformat()] if self.begun else None,
            "alone": self.alone,
            "counted": self.counted,
        }

    @classmethod
    def of(cls, kept: JsonObject) -> "Sheet":
        return cls(
            report_id=kept["report"],
            place=kept["place"],
            quarter=Period.around(Span.QUARTER, date.fromisoformat(kept["quarter"])),
            dates=Dates(*map(date.fromisoformat, kept["dates"])),
            state=State(kept["state"]),
            form_id=kept["form_id"],
            form=MonitoringForm.of(kept["form"]),
            now=kept["now"],
            before=kept["before"],
            reasons=kept["reasons"],
            comment=kept["comment"][0],
            comment_code=kept["comment"][1],
            begun=Begun(begun[0], date.fromisoformat(begun[1])) if (begun := kept.get("begun")) else None,
            alone=kept.get("alone", False),
            counted=kept.get("counted", {}),
        )


Numbers = dict[str, int]


LONGEST_REASON = 200


@dataclass(frozen=True)
class Put:
    """What came of typing numbers: the sheet now, and numbers that somebody else had typed meanwhile."""

    sheet: Sheet
    taken: dict[str, int]
