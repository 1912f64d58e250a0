"""What stands on the summary's windows and buttons."""

from markupsafe import Markup

from handlers.summary.getters import PageFacts, PeriodFacts
from handlers.widgets.text import wrong
from models.periods import Period
from services.periods import name_of
from services.summary.behind import Behind
from services.work import Work


def page_text(_work: Work, shown: PageFacts) -> Markup:
    """The part that is open."""
    return shown.parts[shown.number]


def number_text(_work: Work, number: int) -> str:
    """A page, from 1."""
    return str(number + 1)


def before_text(_work: Work, shown: PageFacts) -> str:
    """The period before."""
    return f"‹ {name_of(shown.period.before(), brief=True)}"


def after_text(_work: Work, shown: PageFacts) -> str:
    """The period after."""
    return f"{name_of(shown.period.after(), brief=True)} ›"


def line_text(_work: Work, line: Behind) -> str:
    """«Кураторы – 11»."""
    return f"{line.name} – {line.now}"


def period_text(_work: Work, period: Period) -> str:
    """A period that is offered."""
    return name_of(period)


def wrong_text(_work: Work, shown: PeriodFacts) -> Markup | None:
    """What was wrong with what was typed."""
    return wrong(shown.wrong)
