"""What stands on the windows and buttons of the library."""

from markupsafe import Markup

from handlers.library.getters import (
    BODY,
    CopiesFacts,
    FileCheckFacts,
    HomeFacts,
    MaterialFacts,
    MaterialListFacts,
    RubricFacts,
    SettingsFacts,
)
from handlers.library.kept import MaterialList
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words
from models.forms.kinds import Label, TextKey
from models.library.kinds import PHOTOS, MaterialState, Run
from models.library.reading import UNITS, Unit
from services.library.cards import MaterialCard, MaterialLine
from services.library.rubrics import RubricLine
from services.plan.fits import Fit
from services.texts import label, texts
from services.work import Work

ITEM = 300
"""Characters of a row of the plan on a card."""
FEW = 3
"""Materials to be printed that are named at once."""
SHOWN = 12
"""Doubts of a file that are named; of more it is said how many."""


def home_text(_work: Work, shown: HomeFacts) -> Markup:
    """How much there is, and what is to be printed anew."""
    named = ", ".join(f"«{title}»" for title in shown.few[:FEW])
    more = max(0, len(shown.few) - FEW)
    few = texts().html("library-few", named=named, more=more) if named else None
    return paragraphs(texts().html("library-home", count=shown.total), few)


def rubric_button(_work: Work, one: RubricLine) -> Label:
    """A rubric with how many stand under it."""
    return f"{one.name} · {one.materials}" if one.materials else one.name


def own_button(_work: Work, shown: HomeFacts) -> Label:
    """One's own, counted."""
    return TextKey("library-own", {"count": shown.own})


def waiting_button(_work: Work, shown: HomeFacts) -> Label:
    """What waits, counted."""
    return TextKey("library-waiting", {"count": shown.waiting})


def list_text(_work: Work, shown: MaterialListFacts) -> Markup:
    """Which list it is, and how long."""
    if shown.view is MaterialList.RUBRIC:
        return texts().html("library-list-rubric", name=shown.called, count=shown.page.total)
    return texts().html(f"library-list-{shown.view}", count=shown.page.total)


def line_text(_work: Work, one: MaterialLine) -> str:
    """A material on its button."""
    return texts().plain("library-line", title=one.title, kind=label("library-kind", one.kind))


def card_text(work: Work, shown: MaterialFacts) -> Markup:
    """The material, what is said of it, and where it stands."""
    one = shown.card
    return paragraphs(
        lines(texts().html("library-card", title=one.title), _state(work, one)),
        lines(*_facts(one)),
        texts().html("library-card-body", body=_shown(one.body)) if one.body else None,
        _stock(one),
    )


def _shown(body: str) -> str:
    return f"{body[:BODY].rstrip()}…" if len(body) > BODY else body


def _state(work: Work, one: MaterialCard) -> Markup:
    day = in_words(work.actor.local(one.approved_at or one.made_at).date())
    said = texts().html(f"library-state-{one.state}", day=day, reason=one.reason, name=one.made_by)
    return said if one.version == 1 else texts().html("library-version", state=said, number=one.version)


def _facts(one: MaterialCard) -> list[Markup]:
    told = {
        "kind": label("library-kind", one.kind),
        "rubric": one.rubric,
        "audience": one.audience,
        "year": str(one.year or ""),
        "authors": one.authors,
        "keywords": one.keywords,
        "item": _item(one),
        "link": one.link,
        "file": _file(one),
    }
    return [texts().html(f"library-card-{name}", value=value) for name, value in told.items() if value]


def _item(one: MaterialCard) -> str:
    """The row of the plan; of one that names several papers also how many of them came out."""
    words = one.item if len(one.item) <= ITEM else f"{one.item[:ITEM].rstrip()}…"
    return texts().plain("library-item", item=words, issued=one.issued, of=one.papers) if one.papers > 1 else words


def _file(one: MaterialCard) -> str:
    if one.file_type is None:
        return ""
    return texts().plain("library-file", type=one.file_type.upper(), size=max(1, round(one.size / 1024)))


def _stock(one: MaterialCard) -> Markup | None:
    if one.stock is None:
        return None
    told = texts().html("library-stock", printed=one.stock.printed, handed=one.stock.handed, left=one.stock.total)
    return lines(told, texts().html("library-stock-few") if one.stock.few else None)


def check_text(_work: Work, shown: FileCheckFacts) -> Markup:
    """What was found in the file, and what that asks of the person."""
    if shown.photo:
        return texts().html("library-check-photo")
    if shown.silent:
        return texts().html("library-check-silent")
    unit = UNITS.get(shown.type, Unit.PAGE)
    some = [
        texts().html(f"library-doubt-{unit}", what=label("privacy", one.category), number=one.number, of=shown.parts)
        for one in shown.doubts[:SHOWN]
    ]
    more = [texts().html("library-doubts-more", count=len(shown.doubts) - SHOWN)] if len(shown.doubts) > SHOWN else []
    return paragraphs(lines(texts().html("library-check"), *some, *more), texts().html("library-check-what"))


def sure_text(_work: Work, shown: FileCheckFacts) -> Label:
    """What the person says by it."""
    return TextKey("library-nobody" if shown.type in PHOTOS else "privacy-not-personal")


def item_line(_work: Work, one: Fit) -> str:
    """A row of the plan."""
    return one.content


def copies_text(_work: Work, shown: CopiesFacts) -> Markup:
    """What was printed, where it was handed out, what is left where."""
    stock = shown.stock
    if shown.card.stock is None:
        return texts().html("library-copies-none", title=shown.card.title)

    def named(district: int | None, own: str) -> str:
        return shown.districts.get(district, "") if district is not None else texts().plain(own)

    left = [
        texts().html("library-copies-line", where=named(shelf, "print-run-own-shelf"), count=count)
        for shelf, count in stock.left.items()
    ]
    handed = [
        texts().html("library-copies-line", where=named(district, "activity-no-district"), count=count)
        for district, count in stock.by_district.items()
    ]
    return paragraphs(
        lines(
            texts().html("library-copies", title=shown.card.title),
            texts().html("library-stock", printed=stock.printed, handed=stock.handed, left=stock.total),
            texts().html("library-stock-few") if stock.few else None,
        ),
        lines(texts().html("library-copies-left"), *left),
        lines(texts().html("library-copies-handed"), *handed) if handed else None,
    )


def run_button(_work: Work, run: Run) -> Label:
    """What is noted."""
    return TextKey(f"print-run-{run}")


def settings_text(_work: Work, shown: SettingsFacts) -> Markup:
    """What happens to what specialists send."""
    return texts().html("library-settings", at_once=str(shown.rules.at_once).lower())


def at_once_button(_work: Work, shown: SettingsFacts) -> Label:
    """The other way."""
    return TextKey("library-look-first" if shown.rules.at_once else "library-at-once")


def rubric_text(_work: Work, shown: RubricFacts) -> Markup:
    """A rubric, and what stands under it."""
    key = "library-rubric-sure" if shown.sure else "library-rubric"
    return texts().html(key, name=shown.rubric.name, count=shown.rubric.materials)


STATE_TEXTS = tuple(one for one in MaterialState if one is not MaterialState.REMOVED)
FACTS = ("kind", "rubric", "audience", "year", "authors", "keywords", "item", "link", "file")
LISTS = tuple(one for one in MaterialList if one is not MaterialList.RUBRIC)
