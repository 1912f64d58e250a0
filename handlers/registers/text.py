"""What stands on the windows and buttons of registers."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.registers.getters import (
    EntryFacts,
    EntryListFacts,
    FieldFacts,
    HomeFacts,
    RegisterSettingsFacts,
    TotalsFacts,
)
from handlers.widgets.text import lines, paragraphs
from models.dates import brief, in_words
from models.forms.kinds import Label, TextKey
from models.registers.definition import FieldType, RegisterField
from models.registers.money import money_said
from models.registers.tallies import RegisterTally
from services.periods import name_of
from services.registers.lists import EntryEdit, EntryLine, RegisterLine
from services.registers.words import answer_said, change_said, label_of, recorded_as
from services.texts import label, small, texts
from services.work import Work

TITLE = 60
"""Characters of an entry on its button."""
ROW = 200
"""Characters of a row of the plan."""
SHOWN = 12
"""Lines of one cut of the totals."""


def home_text(_work: Work, shown: HomeFacts) -> Markup:
    """What registers there are."""
    return texts().html("registers-home" if shown.page.items else "registers-none")


def register_line(_work: Work, one: RegisterLine) -> Label:
    """«Проекты · 3»."""
    return f"{one.name} · {one.entries}" if one.entries else one.name


def hidden_line(_work: Work, one: RegisterLine) -> Label:
    """A register that is out of use."""
    return TextKey("register-hidden-line", {"name": one.name})


def list_text(work: Work, shown: EntryListFacts) -> Markup:
    """Which register, how many entries, what they are narrowed to."""
    register, by = shown.register, shown.narrowing
    told = [
        texts().html("register-by-state", state=register.state_called(by.state)) if by.state else None,
        texts().html("register-by-year", year=str(by.year)) if by.year else None,
        texts().html("register-by-words", words=by.words) if by.words else None,
    ]
    head = texts().html("register-list", name=register.name, count=shown.page.total)
    empty = texts().html("register-none-such" if shown.narrowed else "register-empty") if shown.empty else None
    return paragraphs(lines(head, *told), empty)


def entry_line(work: Work, one: EntryLine) -> str:
    """«15 марта · Грант «Мир детства»»; of a total its quarter, district and number."""
    title = one.title[:TITLE]
    if not title:
        return texts().plain(
            "register-total-line", day=f"{one.day:%m.%Y}", district=one.district or "none", number=one.number or 0
        )
    return f"{brief(one.day, work.today)} · {title}"


def card_text(work: Work, shown: EntryFacts) -> Markup:
    """The answers, the state, the plan's row, who made it, what was changed since."""
    card = shown.card
    register = card.register
    said = [(one.label, answer_said(one, card.values.get(one.name), card.names)) for one in register.asked]
    state = texts().html("register-card-state", state=register.state_called(card.state)) if register.states else None
    made = work.actor.local(card.created_at).date()
    return paragraphs(
        lines(
            texts().html("register-card", name=register.name),
            *(texts().html("form-line", label=name, answer=answer) for name, answer in said if answer),
            state,
        ),
        lines(
            texts().html("register-card-item", item=card.item[:ROW]) if card.item else None,
            texts().html("register-card-made", who=card.author, day=in_words(made)),
        ),
        lines(texts().html("register-history"), *(_edit(work, shown, one) for one in card.edits))
        if card.edits
        else None,
    )


def _edit(work: Work, shown: EntryFacts, one: EntryEdit) -> Markup:
    register, names = shown.card.register, shown.card.names
    told = {"day": f"{work.actor.local(one.at):%d.%m}", "who": one.person}
    if one.of_record:
        return texts().html("register-edit-record", what=recorded_as(register, one.field), **told)
    old, new = (change_said(register, one.field, said, names) for said in (one.old, one.new))
    return texts().html("register-edit", what=label_of(register, one.field), old=old or "–", new=new or "–", **told)


def totals_text(_work: Work, shown: TotalsFacts) -> Markup:
    """A register in a period: the whole, and cut by state, kind, district, colleague, channel."""
    found, register = shown.found, shown.found.register
    sort = next((one for one in register.fields if one.column == "sort"), None)
    states = [(register.state_called(str(one)), tally) for one, tally in found.states.items()]
    sorts = [(sort.called(str(one)), tally) for one, tally in found.sorts.items() if one] if sort else []
    people = [
        texts().html("register-totals-hours", name=name, entries=entries, hours=hours)
        for name, entries, hours in found.people[:SHOWN]
    ]
    channels: dict[str, int] = {}
    for (_, channel), count in found.channels.items():
        channels[channel] = channels.get(channel, 0) + count
    published = [texts().html("register-totals-line", name=name, what=str(n)) for name, n in channels.items() if name]
    return paragraphs(
        lines(
            texts().html("register-totals", name=register.name, period=name_of(found.period)),
            _tally(texts().plain("register-totals-all"), found.whole),
        ),
        _cut("register-totals-states", states),
        _cut("register-totals-sorts", sorts, sort.label if sort else ""),
        _cut("register-totals-districts", found.districts),
        lines(texts().html("register-totals-people"), *people) if people else None,
        lines(texts().html("register-totals-channels"), *published) if published else None,
        texts().html("register-totals-silent", channels=", ".join(found.silent)) if found.silent else None,
    )


def _cut(key: str, found: Sequence[tuple[str, RegisterTally]], name: str = "") -> Markup | None:
    told = [_tally(called, tally) for called, tally in found[:SHOWN]]
    return lines(texts().html(key, name=name), *told) if told else None


def _tally(name: str, one: RegisterTally) -> Markup:
    more = [texts().plain("register-tally-entries", count=one.entries)]
    if one.number:
        more.append(texts().plain("register-tally-number", count=one.number))
    if one.amount:
        more.append(money_said(one.amount))
    if one.hours:
        more.append(texts().plain("register-tally-hours", count=one.hours, people=one.people))
    return texts().html("register-totals-line", name=name, what=", ".join(more))


def before_text(_work: Work, shown: TotalsFacts) -> str:
    """The period before."""
    return f"‹ {name_of(shown.period.before(), brief=True)}"


def after_text(_work: Work, shown: TotalsFacts) -> str:
    """The period after."""
    return f"{name_of(shown.period.after(), brief=True)} ›"


def settings_text(_work: Work, shown: RegisterSettingsFacts) -> Markup:
    """The register, the rows of the plan that are counted by it, its fields."""
    own = shown.own
    rows = [texts().html("register-settings-row", row=row[:ROW]) for row in own.rows[:3]]
    return paragraphs(
        texts().html("register-settings", name=own.register.name, hidden=str(shown.hidden).lower()),
        lines(texts().html("register-settings-rows"), *rows) if rows else texts().html("register-settings-no-rows"),
        texts().html("register-settings-fields"),
    )


def field_line(_work: Work, one: RegisterField) -> Label:
    """A field, and whether it is out of use."""
    return TextKey("register-field-line", {"name": one.label, "hidden": str(one.hidden).lower()})


def field_text(_work: Work, shown: FieldFacts) -> Markup:
    """A field, its kind, what of the plan is counted by it, whether it is reminded of."""
    one = shown.field
    counted = texts().html("register-field-counts", row=shown.rows[0][:ROW]) if shown.rows else None
    return paragraphs(
        texts().html(
            "register-field",
            name=one.label,
            kind=small(label("register-kind", one.kind)),
            hidden=str(one.hidden).lower(),
        ),
        lines(counted, texts().html("register-field-reminds") if shown.reminds else None),
        texts().html("register-field-sure") if shown.sure else None,
    )


def kind_button(_work: Work, kind: FieldType) -> Label:
    """What a field of that kind holds."""
    return TextKey(f"register-kind-{kind.replace('_', '-')}")
