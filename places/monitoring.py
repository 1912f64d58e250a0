"""Places of the quarter's monitoring and of questionnaires."""

from enum import StrEnum

from places.place import Id, Place


class ReportThen(StrEnum):
    """What is done with a district's report."""

    FILL = "fill"
    ZERO = "zero"
    LATER = "later"
    PLEAD = "plead"
    """«Попросить открыть»: it is closed."""
    REOPEN = "reopen"
    """The coordinator takes it although it is closed."""
    RIGHT = "right"
    """«Всё верно»: what was given before the quarter was over stands."""
    SEE = "see"
    """The report as its curator sees it."""
    CARD = "card"
    """The report as the coordinator sees it."""


class ReportPlace(Place, prefix="report"):
    """A report of one quarter."""

    report: Id
    then: ReportThen


class BoardPlace(Place, prefix="board"):
    """The coordinator's board of a quarter."""

    monitoring: Id


class QuestionnairePlace(Place, prefix="round"):
    """A round of a questionnaire, to be answered."""

    questionnaire: Id


class ResultsPlace(Place, prefix="results"):
    """The results of a round of a questionnaire."""

    questionnaire: Id
