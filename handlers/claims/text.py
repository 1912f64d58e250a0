"""What stands on the window of the check."""

from markupsafe import Markup

from handlers.claims.getters import CheckFacts
from handlers.claims.kept import WrongNumber
from handlers.widgets.text import lines
from services.periods import name_of
from services.texts import texts
from services.work import Work

DATES = {
    "dates.approved": "claims-dates-approved",
    "dates.calendar": "claims-dates-calendar",
    "dates.year": "claims-dates-year",
}


def found_text(_work: Work, shown: CheckFacts) -> Markup | None:
    """What disagrees, and how much does not; nothing before a text came."""
    found = shown.found
    if not found.checked:
        return None
    period = name_of(shown.period)
    if not found.many:
        return texts().html("claims-well" if found.right else "claims-nothing", right=found.right, period=period)
    head = texts().html("claims-wrong", wrong=found.many, right=found.right, period=period)
    more = texts().html("claims-more", more=found.many - len(found.wrong)) if found.many > len(found.wrong) else None
    return lines(head, *(_line(one) for one in found.wrong), more)


def _line(one: WrongNumber) -> Markup:
    if one.what in DATES:
        return texts().html(DATES[one.what], text=one.text, found=str(one.recorded))
    if one.listed is None:
        return texts().html("claims-of-records", text=one.text, recorded=str(one.recorded))
    if one.recorded is None:
        return texts().html("claims-of-list", text=one.text, listed=str(one.listed))
    return texts().html("claims-of-both", text=one.text, listed=str(one.listed), recorded=str(one.recorded))


def ask_text(_work: Work, shown: CheckFacts) -> Markup:
    """What to send, and of which period the records are."""
    return texts().html("claims-ask", period=name_of(shown.period))


def before_text(_work: Work, shown: CheckFacts) -> str:
    """The period before."""
    return f"‹ {name_of(shown.period.before(), brief=True)}"


def after_text(_work: Work, shown: CheckFacts) -> str:
    """The period after."""
    return f"{name_of(shown.period.after(), brief=True)} ›"
