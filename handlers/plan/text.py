"""The plan in words: its views and their lines, what stands on buttons, promises against who came."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.plan.getters import (
    CountedSection,
    CoverageFacts,
    OtherYear,
    PlanFacts,
    PlanListFacts,
    ProposalAnswer,
)
from handlers.plan.past import PastFacts, PastSection
from handlers.widgets.pages import Listed
from handlers.widgets.text import lines, paragraphs
from models.activities import Category
from models.dates import brief, short
from models.forms.kinds import TextKey
from models.periods import Period
from models.plan.aims import Aim
from models.plan.product import Product
from models.plan.reached import Reached
from models.registers.definition import Register
from places.plan import ItemPlace
from services.periods import name_of
from services.plan.card import Date
from services.plan.lists import Line, View
from services.plan.past import PastDate
from services.registers.linking import RowRegisters
from services.texts import label, texts
from services.work import Work

LINE = 58
"""Characters of a line on its button."""
LONGEST = 3900
"""Characters of a card: a message holds 4096."""
SECTION, WHOLE = 52, 300
"""Characters of a section on its button, and in the message."""
PAST = 110
"""Characters of a date that passed undone: two dozen of them stand in a message."""
CELL = 600
"""Characters of a cell in a message."""
BAR = 10
SIGNS = {">=": "at-least", "<=": "at-most", "~": "about"}


def home_text(_work: Work, shown: PlanFacts) -> TextKey:
    """Which plan it is and what is late in it, or that there is none."""
    if shown.plan is not None:
        return TextKey("plan-home", {"year": shown.plan.year.words, "late": shown.plan.counts[View.OVERDUE]})
    return TextKey("plan-none-year", {"year": shown.awaited.words}) if shown.awaited else TextKey("plan-none")


def asked_text(_work: Work, shown: PlanFacts) -> TextKey | None:
    """Where there is no plan of this year yet, who sends it."""
    if shown.asked is None:
        return None
    return TextKey("plan-ask-file", {"names": shown.asked}) if shown.asked else TextKey("plan-ask-nobody")


def view_text(_work: Work, view: tuple[View, int | None]) -> TextKey:
    """«Просрочено (2)»."""
    name, count = view
    return TextKey(f"plan-view-{name.value}", {} if count is None else {"count": count})


def year_text(_work: Work, other: OtherYear) -> TextKey:
    """«План на 2027», «Прошлый год (2)»."""
    if other.left is None:
        return TextKey("plan-of-year", {"year": other.year.brief})
    return TextKey("plan-last-year", {"count": other.left})


def coverage_text(_work: Work, shown: CoverageFacts) -> Markup | TextKey:
    """As many of the promises as a message holds."""
    if shown.found is None:
        return TextKey("plan-none")
    head = texts().html("plan-coverage-year", year=shown.found.year.words)
    return fitting(head, *[aim_text(aim) for aim in shown.found.aims])


def list_text(_work: Work, shown: PlanListFacts) -> TextKey:
    """Which view it is, or that it is empty."""
    found = shown.page.items
    what = shown.what if shown.view is View.SEARCH else ""
    if shown.view is View.SPAN:
        first, last = map(date.fromisoformat, shown.what.split("/"))
        what = name_of(Period.of(first, last))
    if shown.view is View.SECTION and found:
        what = " / ".join(found[0].section) or texts().plain("plan-no-section")
    return TextKey(
        f"plan-{'list' if found else 'empty'}-{shown.view.value}", {"page": shown.page.number + 1, "what": what}
    )


def line_text(work: Work, line: Line) -> str:
    """«27.02 Совещание…»; ✅ when nothing of it is left to do, ⚠️ when its day has passed."""
    day = f"{line.due:%d.%m} " if line.due else ""
    late = line.due is not None and line.due < work.today
    if line.later is not None:
        day += f"({texts().plain('plan-later', day=f'{line.later:%d.%m}')}) "
    mark = "✖ " if line.cancelled else "✅ " if line.total and not line.left else "⚠️ " if late else ""
    number = f"{line.number.rstrip('.')}. " if line.number and not day else ""
    return f"{mark}{day}{number}{line.content or '–'}"[:LINE]


def sections_text(_work: Work, shown: Listed[CountedSection]) -> Markup:
    """The sections whole."""
    return lines(*(_section_line(path, count) for _, path, count in shown.page.items))


def _section_line(path: Sequence[str], count: int) -> Markup:
    return texts().html("plan-section-line", name=section_name(path)[:WHOLE], count=count)


def section_text(_work: Work, section: CountedSection) -> str:
    """By its beginning, with how many items it has."""
    return f"{section_name(section[1])[:SECTION]} ({section[2]})"


def section_name(path: Sequence[str]) -> str:
    """The last of the titles that it stands under."""
    return path[-1] if path else texts().plain("plan-no-section")


def past_text(_work: Work, shown: PastFacts) -> TextKey:
    """How many dates passed undone, and how many of them are chosen."""
    if not shown.count:
        return TextKey("plan-past-empty")
    ticked = {"count": shown.count, "ticked": len(shown.ticked)}
    return TextKey("plan-past-year" if shown.year_ends else "plan-past", ticked)


def past_lines(_work: Work, shown: PastFacts) -> Markup:
    """«1. 15.01 Совещание», with ⏳ where the coordinator is asked already; «20.02 (с 13.02) …» was moved. Or the
    sections whole."""
    if shown.by_section:
        return lines(*(_section_line(one.section.path, len(one.dates)) for one in shown.sections.items))
    return lines(*(Markup.escape(f"{number}. {_past_line(one)}") for number, one in shown.page.numbered))


def _past_line(one: PastDate) -> str:
    moved = one.moved_from not in (None, one.due)
    was = texts().plain("plan-past-moved", day=f"{one.moved_from:%d.%m}") if moved else ""
    return f"{'⏳ ' if one.proposed else ''}{one.due:%d.%m} {was}{one.content}"[:PAST]


def past_section_text(_work: Work, section: PastSection) -> str:
    """By its beginning, with how many of its dates passed undone."""
    return f"{section_name(section.section.path)[:SECTION]} ({len(section.dates)})"


def decision_text(_work: Work, answer: ProposalAnswer) -> TextKey:
    """«Согласиться», «2 Отказать»."""
    return TextKey(f"plan-proposal-{answer.place.then.value}", {"number": answer.number})


def act_text(_work: Work, place: ItemPlace) -> TextKey:
    """What is done with an item."""
    return TextKey(f"plan-act-{place.then.value}")


def register_now_text(_work: Work, shown: RowRegisters) -> TextKey:
    """«Сейчас: Конкурсы и гранты, по словам пункта.»"""
    if shown.now is None:
        return TextKey("register-link-none")
    by = "hand" if shown.by_hand else "words"
    return TextKey("register-link-now", {"register": shown.now.name, "by": by})


def register_text(_work: Work, one: Register) -> Markup:
    """By its name, as the centre calls it."""
    return Markup.escape(one.name)


def return_text(_work: Work, one: Date) -> TextKey:
    """«Вернуть 31.03.2026»."""
    return TextKey("plan-return-date", {"day": short(one.due)})


def date_text(work: Work, one: Date) -> str:
    """«⚠️ 30 января», one that has passed undone; «27 февраля»."""
    return f"{'⚠️ ' if one.due < work.today else ''}{brief(one.due, work.today)}"


def fitting(*parts: Markup | None) -> Markup:
    """As many of the parts as a message holds, the first ones first."""
    shown: list[Markup] = []
    for part in parts:
        if part and sum(len(one.striptags()) + 2 for one in (*shown, part)) <= LONGEST:
            shown.append(part)
    return paragraphs(*shown)


def counted_how(reached: Reached | None) -> Markup | None:
    """What stands in the number, where it is not visits alone: first times, of one year or of several."""
    if reached is None or not reached.first:
        return None
    years = ", ".join(f"{year} – {count}" for year, count in sorted(reached.first.items()))
    visits = "none" if reached.visits is None else reached.visits
    several = str(reached.several_years).lower()
    return texts().html(
        "plan-counted-how", first=sum(reached.first.values()), visits=visits, several=several, years=years
    )


def measure(fact: int, target: int, comparator: str | None, product: Product) -> Markup:
    """«37 из 50 чел., не менее» with a bar."""
    filled = BAR if fact >= target else fact * BAR // max(target, 1)
    bar = "▓" * filled + "░" * (BAR - filled)
    sign = SIGNS.get(comparator or "", "exactly")
    return texts().html("plan-measure", fact=fact, target=target, bar=bar, sign=sign, unit=product.value)


def aim_text(aim: Aim) -> Markup:
    """A promise of the plan against who came."""
    who = texts().html("plan-aim", who=aim.who[:CELL])
    if aim.fact is None:
        return lines(who, texts().html("plan-aim-uncounted", target=aim.target))
    counted = ", ".join(label("category", one.value) for one in Category if one in aim.categories)
    return lines(
        who,
        measure(aim.fact, aim.target, aim.comparator, Product.PEOPLE),
        texts().html("plan-aim-who", counted=counted),
        counted_how(aim.reached),
    )


def linked(due: date | None, today: date) -> TextKey:
    """What is said above a card when a record was counted for the item, or for its date that is due then."""
    return TextKey("plan-linked") if due is None else TextKey("plan-linked-date", {"due": brief(due, today)})
