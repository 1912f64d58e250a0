"""Rounds and their results in words."""

from markupsafe import Markup

from handlers.questionnaires.forms import theme_name
from handlers.questionnaires.getters import RoundFacts, Waiting
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words, short
from models.questionnaires import FEWEST, Result
from services.questionnaires.rounds import Round
from services.texts import texts
from services.work import Work


def waiting_text(_: Work, waiting: Waiting) -> str:
    """What waits for answers, and until when."""
    _id, theme, until = waiting
    return f"{theme_name(theme)} · {short(until)}"


def round_line(_: Work, one: Round) -> str:
    """A round on its button."""
    return f"{theme_name(one.theme)} · {short(one.until)} · {one.answered}"


def round_text(_: Work, shown: RoundFacts) -> Markup:
    """What was asked, until when, and how many have answered."""
    one = shown.found.round
    return texts().html(
        "questionnaire-round", theme=theme_name(one.theme), until=in_words(one.until), answered=one.answered
    )


def results_text(_: Work, shown: RoundFacts) -> Markup:
    """The results when they may be shown, else why they may not."""
    found = shown.found
    if not found.round.over:
        return texts().html("questionnaire-still-open")
    if found.results is None:
        return texts().html("questionnaire-too-few", fewest=FEWEST)
    before = {one.question.text: one for one in found.before or []}
    against = None
    if found.before and found.before_at:
        against = texts().html("questionnaire-against", day=short(found.before_at.date()))
    return paragraphs(against, *(_result(one, before.get(one.question.text)) for one in found.results))


def _result(one: Result, before: Result | None) -> Markup:
    if one.question.scale:
        words = {"question": one.question.text, "mean": _tenths(one.mean_tenths)}
        if before is None:
            return texts().html("questionnaire-mean", **words)
        return texts().html("questionnaire-mean-was", **words, before=_tenths(before.mean_tenths))
    earlier = before.times if before and before.question == one.question else None
    listed = [
        texts().html("questionnaire-option", option=option, times=times)
        if earlier is None
        else texts().html("questionnaire-option-was", option=option, times=times, before=earlier[number])
        for number, (option, times) in enumerate(zip(one.question.options, one.times, strict=True))
    ]
    return lines(texts().html("questionnaire-question", question=one.question.text), *listed)


def _tenths(mean: int | None) -> str:
    return "–" if mean is None else f"{mean // 10},{mean % 10}"
