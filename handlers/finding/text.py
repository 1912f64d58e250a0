"""What was found, and what the library lacks, in words."""

from markupsafe import Markup

from handlers.finding.getters import (
    FoundFacts,
    QuestFacts,
    QuestsFacts,
    ReadingFacts,
    SynonymsFacts,
)
from handlers.widgets.text import lines, paragraphs
from models.dates import short
from models.forms.kinds import TextKey
from models.library.kinds import MaterialKind
from services.library.quests import QuestLine
from services.library.rubrics import RubricLine
from services.library.search import Hit
from services.library.synonyms import SynonymLine
from services.periods import name_of
from services.texts import label, texts
from services.work import Work

ASKED = 120
"""Characters of a question that are shown."""


def found_text(_work: Work, shown: FoundFacts) -> Markup:
    """What was looked for and how much of it there is."""
    hits = shown.hits
    if not hits.asked and shown.question:
        head = texts().html("find-nothing-asked")
    elif not shown.question:
        head = texts().html("find-home", count=hits.total)
    else:
        state = "exact" if hits.exact else "near" if hits.items else "none"
        head = texts().html(f"find-{state}", asked=shown.question[:ASKED], count=hits.total)
    read_as = [texts().html("find-read-as", word=word, read=other) for word, other in hits.read_as]
    by = ", ".join(filter(None, (label("library-kind", shown.kind) if shown.kind else "", shown.rubric)))
    return paragraphs(
        head,
        lines(*read_as) if read_as else None,
        texts().html("find-narrowed", by=by) if by else None,
        texts().html("find-waits") if shown.waits else None,
        texts().html("find-pick") if shown.picks else None,
    )


def hit_text(_work: Work, one: Hit) -> str:
    """«Буклет · Травля в классе, 2025»."""
    kind = "" if one.kind is MaterialKind.OTHER else f"{label('library-kind', one.kind)} · "
    return f"{kind}{one.title}{f', {one.year}' if one.year else ''}"


def want_button(_work: Work, shown: FoundFacts) -> TextKey:
    """What was found may be another thing than what is needed: «нужен такой» would be said of what stands there."""
    return TextKey("find-want-other" if shown.hits.exact else "find-want")


def news_button(_work: Work, shown: FoundFacts) -> TextKey:
    """Whether it begins or ends."""
    return TextKey("find-news-stop" if shown.hears else "find-news-start")


def rubric_text(_work: Work, one: RubricLine) -> str:
    """A rubric with how many materials stand under it."""
    return f"{one.name} ({one.materials})"


def lacking_text(_work: Work, shown: QuestsFacts) -> TextKey:
    """How much the library lacks."""
    return TextKey("find-quests" if shown.page.items else "find-no-quests", {"count": shown.page.total})


def quest_line(_work: Work, one: QuestLine) -> str:
    """«7 · про самоповреждение»."""
    return f"{one.count} · {one.asked}"


def quest_text(work: Work, shown: QuestFacts) -> Markup:
    """One of them whole."""
    card = shown.card
    first, last = work.actor.local(card.first_at).date(), work.actor.local(card.last_at).date()
    nowhere = texts().plain("find-no-district")
    districts = ", ".join(f"{name or nowhere} ({times})" for name, times in card.districts)
    waiting = [texts().html("find-quest-person", name=name, district=district) for name, district in card.waiting]
    return paragraphs(
        texts().html("find-quest", asked=card.asked, count=card.count, first=short(first), last=short(last)),
        texts().html("find-quest-districts", districts=districts) if districts else None,
        lines(texts().html("find-quest-waiting"), *waiting) if waiting else None,
        texts().html("find-quest-answered", title=card.material) if card.material else None,
    )


def synonyms_text(_work: Work, shown: SynonymsFacts) -> TextKey:
    """What the lines are for."""
    return TextKey("find-synonyms" if shown.page.items else "find-no-synonyms")


def synonym_line(_work: Work, one: SynonymLine) -> str:
    """A line, which is taken away by a tap."""
    return f"✖ {one.words}"


def reading_text(_work: Work, shown: ReadingFacts) -> Markup:
    """What was read in the quarter."""
    found, name = shown.reading, name_of(shown.period)
    if not found.uses.total:
        return texts().html("find-reading-none", period=name, new=found.lately)
    centre = texts().plain("find-no-district")
    materials = [
        texts().html(
            "find-read-line", title=one.title, times=one.times, people=one.people, helped=one.helped, rated=one.rated
        )
        for one in found.materials
    ]
    districts = [
        texts().html("find-read-district", name=one.district or centre, times=one.total) for one in found.uses.districts
    ]
    ways = ", ".join(f"{label('material-use', how)} – {times}" for how, times in found.ways)
    return paragraphs(
        lines(
            texts().html("find-reading", period=name, times=found.uses.total, new=found.lately),
            texts().html("find-reading-ways", ways=ways),
        ),
        lines(*materials),
        lines(texts().html("find-reading-districts"), *districts),
    )
