"""The centre's words in words."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.widgets.text import lines, paragraphs, said
from handlers.words.getters import ContactsFacts, HomeFacts, NamesFacts, SaidFacts, WordFacts
from models.dates import short
from models.words import WORDS, WordChange
from models.words_file import BadWords
from services.texts import texts
from services.words.naming import Named
from services.work import Work

SHOWN, FAULTS = 6, 10
"""Changes, and places of a file, that are told one by one."""
LONG = 60
"""Characters of a text in a line."""


def home_text(work: Work, shown: HomeFacts) -> Markup:
    """What there is of one's own, and the last change."""
    head = texts().html("words-home", own=shown.own, hidden=shown.hidden)
    if shown.last is None:
        return head
    day = short(work.actor.local(shown.last.at).date())
    told = texts().html("words-last", day=day, by=shown.last.by or "none")
    return paragraphs(head, lines(told, changes_text(shown.last.changes, topics=shown.last.topics)))


def changes_text(changes: Sequence[WordChange], *, topics: bool = False) -> Markup:
    """Each change as a line, the first of many."""
    told = [_change(one) for one in changes[:SHOWN]]
    more = len(changes) - len(told)
    told += [texts().html("words-change-topics")] if topics else []
    return lines(*told, texts().html("words-more", count=more) if more else None)


def _change(one: WordChange) -> Markup:
    if one.key not in WORDS:
        name = texts().plain(f"words-{one.key}")
        return texts().html("words-change-text", what=name, new=_brief(one.new) or "none")
    if one.hides is not None:
        return texts().html("words-change-hidden" if one.hides else "words-change-shown", name=one.new)
    return texts().html("words-change-name", old=one.old, new=one.new)


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONG else f"{plain[: LONG - 1]}…"


def list_text(_work: Work, shown: NamesFacts) -> Markup:
    """Whose names they are."""
    return texts().html("words-list", what=texts().plain(f"words-of-{shown.vocabulary}"))


def line_text(_work: Work, one: Named) -> str:
    """A name; one that is out of use says so."""
    return texts().plain("words-line-hidden", name=one.name) if one.hidden else one.name


def word_text(_work: Work, shown: WordFacts) -> Markup:
    """A name, what the bot calls it, and whether it is offered."""
    one = shown.one
    return lines(
        texts().html("words-card", name=one.name, what=texts().plain(f"words-of-{shown.vocabulary}")),
        texts().html("words-standard", name=one.standard) if one.own else None,
        texts().html("words-out") if one.hidden else None,
    )


def said_text(_work: Work, shown: SaidFacts) -> Markup:
    """The text, and where it stands."""
    head = texts().html(f"words-said-{shown.which.value}")
    return paragraphs(head, Markup.escape(shown.text) if shown.text else texts().html("words-said-none"))


def contacts_text(_work: Work, shown: ContactsFacts) -> Markup:
    """The offices with their telephones, and the emergency line always."""
    if shown.lines:
        told = lines(*(Markup.escape(line) for line in shown.lines))
    else:
        told = texts().html("contacts-none-coordinator" if shown.manages else "contacts-none")
    return paragraphs(texts().html("contacts-list"), told, texts().html("contacts-emergency"))


def fault_lines(refusal: BadWords) -> Markup:
    """Every wrong place of a file, the first ten."""
    faults = [
        texts().html("words-fault", place=", ".join(part for part in (one.sheet, one.cell) if part) or "none",
                     what=said(one.word))
        for one in refusal.faults[:FAULTS]
    ]  # fmt: skip
    more = len(refusal.faults) - len(faults)
    return lines(*faults, texts().html("words-more", count=more) if more else None)
