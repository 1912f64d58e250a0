"""Messengers in words."""

from markupsafe import Markup

from handlers.messengers.getters import HomeFacts
from services.texts import label, texts
from services.work import Work


def home_text(_work: Work, shown: HomeFacts) -> Markup:
    """Where letters go."""
    own = shown.own
    second = label("messenger", own.second) if own.second else "none"
    return texts().html(
        "messengers-home",
        told=label("messenger", own.told),
        first=label("messenger", own.first),
        second=second,
        together=str(own.together).lower(),
    )
