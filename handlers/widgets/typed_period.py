"""A period that is typed: the one reading of papers and of the summary."""

from datetime import date

from models.forms.kinds import TextKey
from models.period_words import parse_period
from models.periods import Period
from services.periods import name_of

SAID_BACK = 60
"""Letters of what was typed that are said back."""


def typed_period(text: str | None, today: date) -> Period | TextKey:
    """The period that the text of a message names; what is wrong with it where it names none, or one too far away."""
    if text is None:
        return TextKey("form-only-text")
    try:
        period = parse_period(text, today)
    except ValueError:
        return TextKey("summary-not-dates", {"typed": text[:SAID_BACK]})
    return period if period.near(today) else TextKey("form-day-far", {"day": name_of(period)})
