"""What stands on the summary's windows and buttons."""

from markupsafe import Markup

from handlers.summary.getters import PageFacts, PeriodFacts, TurnoutFacts
from handlers.widgets.text import lines, paragraphs, wrong
from models.dates import brief
from models.events.funnel import Funnel, TurnoutCut
from models.periods import Period
from services.periods import name_of
from services.summary.behind import Behind
from services.summary.sentences import came_words, refused
from services.texts import texts
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


def turnout_text(work: Work, shown: TurnoutFacts) -> Markup:
    """From «позвали» to «полезно»: the whole, its lines, and who never came."""
    head = texts().html("summary-turnout-head", period=name_of(shown.period))
    if shown.found.empty:
        return paragraphs(head, texts().html("summary-turnout-none"))
    told = [_turnout_line(work, shown.cut, one) for one in shown.page.items]
    absent = ", ".join(one.name for one in shown.found.absent)
    return paragraphs(
        head,
        came_words(shown.found.total),
        lines(*told) if told else None,
        texts().html("summary-turnout-absent", districts=absent) if absent else None,
    )


def _turnout_line(work: Work, cut: TurnoutCut, one: Funnel) -> Markup:
    name = one.name
    if cut is TurnoutCut.EVENTS and one.at is not None:
        name = f"{brief(work.actor.local(one.at).date(), work.today)} · {one.name}"
    elif cut is TurnoutCut.QUARTERS:
        name = name_of(Period.read(one.name))
    counts = {"asked": one.asked, "answered": one.answered, "coming": one.coming, "came": one.came}
    more = {"people": one.people, "said": one.said, "useful": one.useful, "refused": refused(one) or "none"}
    share = "none" if one.share is None else str(one.share)
    return texts().html("summary-turnout-line", name=name, share=share, **counts, **more)
