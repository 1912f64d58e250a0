"""Anonymous questionnaires: what is asked, who has answered, and how often each answer was given.

No answer stands in the database by itself: an answered sheet only adds one to some counts, so there is nothing that
could be linked to a person by a key, an order or a time.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.calendar import next_working, previous_working
from models.errors import DomainError

FEWEST = 5
"""Answers from which results are shown: fewer would tell who said what."""
POINTS = (1, 2, 3, 4, 5)
CLUSTERED = {"sqlite_with_rowid": False}
"""Without row numbers, which would keep the order of answering."""


class Theme(StrEnum):
    """The ready questionnaires (план Вологды 2020, строки 1.1.1–1.1.3)."""

    MOTIVATION = "motivation"
    SATISFACTION = "satisfaction"
    PERFORMANCE = "performance"


@dataclass(frozen=True)
class Question:
    """A statement to agree with from 1 to 5, or a question with options; `options` of a scale are its points."""

    id: str
    scale: bool
    text: str
    options: tuple[str, ...]

    def check(self, answer: str) -> None:
        """Raise DomainError for an answer that the question does not offer."""
        if answer not in {str(number) for number in range(len(self.options))}:
            raise DomainError("error-stale")


@cache
def questions_of(theme: Theme) -> tuple[Question, ...]:
    """The questions of a ready questionnaire."""
    source = resources.files("models").joinpath("data", "questionnaires.json")
    return read_questions(json.loads(source.read_text(encoding="utf-8"))[theme])


def read_questions(rows: Sequence[Sequence[str]]) -> tuple[Question, ...]:
    """Questions out of JSON rows: kind, text, options."""
    points = tuple(map(str, POINTS))
    return tuple(
        Question(f"q{number}", kind == "scale", text, points if kind == "scale" else tuple(options))
        for number, (kind, text, *options) in enumerate(rows, 1)
    )


class Questionnaire(Base):
    """One round of a questionnaire. Its questions are kept as they were asked."""

    __tablename__ = "questionnaires"
    __table_args__ = (Index(None, "center_id", "theme", "opened_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    theme: Mapped[Theme] = mapped_column(enum_column(Theme))
    questions: Mapped[list[list[str]]] = mapped_column(JSON)
    until: Mapped[date]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    @property
    def asked(self) -> tuple[Question, ...]:
        return read_questions(self.questions)

    def reminded(self, opened: date) -> date | None:
        """The working day before the last one, on which whoever has not answered is reminded, once; None for a round
        so short that it would be the day of asking. `opened` is the day it was opened on the centre's calendar."""
        day = previous_working(self.until - timedelta(days=1))
        return day if day > opened else None

    @property
    def told_over(self) -> date:
        """The working day after the end, on which the coordinator hears of it."""
        return next_working(self.until + timedelta(days=1))

    def check_open(self, today: date) -> None:
        """Raise DomainError when no answers are taken any more."""
        if self.over(today):
            raise DomainError("questionnaire-closed")

    def over(self, today: date) -> bool:
        return self.closed_at is not None or today > self.until

    def close(self, now: datetime) -> None:
        """Take no more answers; results are shown from then on, and never while answers still come: the difference
        of two results would be somebody's answer."""
        if self.closed_at is not None:
            raise DomainError("questionnaire-closed")
        self.closed_at = now


class QuestionnairePost(Base):
    """A post that is asked."""

    __tablename__ = "questionnaire_posts"
    __table_args__ = (Index(None, "post_id"),)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)


class Respondent(Base):
    """A person who has answered: that they did, and nothing of what or when."""

    __tablename__ = "questionnaire_respondents"
    __table_args__ = CLUSTERED
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)


class Tally(Base):
    """How often an answer was given."""

    __tablename__ = "questionnaire_tallies"
    __table_args__ = CLUSTERED
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaires.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(String(8), primary_key=True)
    answer: Mapped[str] = mapped_column(String(8), primary_key=True)
    times: Mapped[int]


@dataclass(frozen=True)
class Result:
    """A question's answers: how often each option, and for a scale the mean, in tenths."""

    question: Question
    times: tuple[int, ...]

    @property
    def count(self) -> int:
        return sum(self.times)

    @property
    def mean_tenths(self) -> int | None:
        """The mean of a scale times ten, a half up; None for a choice or no answers."""
        if not self.question.scale or not self.count:
            return None
        total = sum(point * times for point, times in zip(POINTS, self.times, strict=True))
        return (total * 20 + self.count) // (self.count * 2)


def results(questions: Sequence[Question], tallies: Mapping[tuple[str, str], int]) -> list[Result]:
    """The counts in the order of the questions and their options."""
    return [Result(q, tuple(tallies.get((q.id, str(n)), 0) for n in range(len(q.options)))) for q in questions]


def check_answers(questions: Sequence[Question], answers: Mapping[str, object]) -> None:
    """Raise DomainError unless every question has one of its answers."""
    for question in questions:
        question.check(str(answers.get(question.id)))
