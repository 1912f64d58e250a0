"""What the windows of a form show."""

from functools import cache
from itertools import takewhile
from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import Bag, work_of
from handlers.form.state import OpenForm, Specs
from handlers.widgets.numbers import numbered
from handlers.widgets.once import shown_once
from handlers.widgets.text import lines, paragraphs, said
from handlers.widgets.whereabouts import whereabouts
from models.forms.form import Field, Trouble, unanswered
from models.forms.kinds import Label, Rows, Tap, TextKey, pairs
from models.phrases import Told, note, words_of
from models.stored import Answers, Json
from services.texts import texts

CARD_LENGTH = 3500
"""How much of a card is shown: a message holds 4096 characters, and the question stands beside it."""
SHORTER = (200, 80)
"""Characters that an answer is cut to when the whole card does not fit, and then when it still does not."""

RESTS = ("phrase-rest-title", "phrase-rest-result", "phrase-guess-district", "phrase-guess-evidence")
"""What the card says where something was put that nobody said so."""
EXIT = Tap("!cancel", TextKey("form-exit"))
"""Out of a ledger, which stays as it is."""


class FormGetters:
    """Getters that know all forms."""

    def __init__(self, specs: Specs) -> None:
        self.specs = specs

    async def step(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """The question, its buttons, and what was wrong with the last answer."""
        now = OpenForm(self.specs, dialog_manager)
        form, draft = now.form, now.draft
        field = form.field(draft["step"])
        hint, trouble, value = form.hint(draft, now.today), draft["trouble"], draft["values"].get(field.name)
        title = said(field.title) if field.title else texts().html(f"{now.spec.speaks}-{field.name}-ask")
        asked = lines(title, *(said(note) for note in form.notes(draft, now.today)))
        free = texts().html("form-free-text") if field.name in now.spec.free else None
        if now.spec.ledger is not None:
            question = paragraphs(lines(asked, _answered(field, value)), free, _wrong(trouble))
            text = now.spec.ledger.question(work_of(dialog_manager), now.view, question)
        else:
            text = paragraphs(
                lines(_head(now), said(now.about) if now.about else None, asked),
                free,
                _answered(field, value) if field.kind.shows_answer or draft["editing"] or form.lone else None,
                _wrong(trouble),
                _doubt(now, field),
                said(hint) if hint else None,
            )
        rows, out = [*_readings(trouble), *form.rows(draft, now.today, now.now)], _navigation(now, field)
        return screen(text, rows + out, tail=_standing(rows) + len(out))

    async def privacy(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """What in the typed text looks like personal data, and where; nothing of the text."""
        stopped, trouble = dialog_manager.dialog_data["privacy"], dialog_manager.dialog_data["draft"]["trouble"]
        text = paragraphs(
            lines(texts().html("privacy-found"), *whereabouts(stopped["places"])),
            texts().html("privacy-erased" if stopped["erased"] else "privacy-not-erased"),
            texts().html("privacy-do"),
            _wrong(trouble),
        )
        return screen(text, [[Tap("!fix", TextKey("privacy-fix"))], [Tap("!own", TextKey("privacy-not-personal"))]])

    async def review(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """The card with every answer, and a button for each to change it."""
        now = OpenForm(self.specs, dialog_manager)
        form, values, name = now.form, now.draft["values"], now.spec.speaks
        if now.spec.ledger is not None:
            trouble = now.draft["trouble"]
            told, ways = now.spec.ledger.card(work_of(dialog_manager), now.view, _wrong(trouble))
            return screen(told, [*_readings(trouble), *ways, [EXIT]])
        asked, extras = form.asked(values), form.extras(values)
        text = paragraphs(
            texts().html("form-review", form=texts().html(f"{now.spec.name}-form")),
            said(now.about) if now.about else None,
            card(name, [*asked, *extras], values),
            told_card(now),
            texts().html("form-review-do"),
        )
        save, out = [Tap("!save", TextKey(now.save_word))], [Tap("!cancel", TextKey("form-cancel"))]
        if extras and now.data.get("more"):
            besides = pairs([Tap(f"@{f.name}", _on_button(name, f, number)) for number, f in enumerate(extras, 1)])
            return screen(text, [save, *besides, [Tap("!less", TextKey("form-back")), *out]])
        fields = [Tap(f"@{f.name}", _on_button(name, f, number)) for number, f in enumerate(asked, 1)]
        more = [Tap("!more", TextKey("form-more"))] if extras else []
        why = [[Tap("!why", TextKey("form-why"))]] if now.told and words_of(now.told) else []
        return screen(text, [save, *pairs(fields), *why, [*more, *out]])

    async def twin(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """A record like this one is there already."""
        found = dialog_manager.dialog_data["twin"]
        rows = [[Tap("!anyway", TextKey("form-save-anyway"))], [Tap("!review", TextKey("form-return"))]]
        return screen(texts().html(found["key"], **found["args"]), rows)

    async def leave(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """Something else was asked for in the middle of a form."""
        now = OpenForm(self.specs, dialog_manager)
        save = [[Tap("!save", TextKey(now.save_word))]] if not now.form.missing(now.draft["values"]) else []
        rows = [*save, [Tap("!stay", TextKey("form-return"))], [Tap("!drop", TextKey("form-drop"))]]
        key = "form-leave" if save else "form-leave-incomplete"
        sends = str(now.save_word != "form-save").lower()
        return screen(texts().html(key, form=texts().html(f"{now.spec.name}-form"), sends=sends), rows)

    async def saved(self, dialog_manager: DialogManager, **_: object) -> Bag:
        """It stands in the database; what next."""
        data, name = dialog_manager.dialog_data["saved"], dialog_manager.start_data["form"]  # type: ignore[call-overload,index]
        once = shown_once(dialog_manager)
        if data.get("once") and not once:
            data = {**data, **data["once"]}
        amend = [Tap(f">{data['amend']}", TextKey("form-amend"))] if data.get("amend") else []
        again = [Tap("!again", TextKey(f"{name}-again"))] if data["again"] else []
        rows = [[*amend, *again]] if amend or again else []
        onward = [[Tap(f">{to}", TextKey(key, args))] for to, key, args in data.get("onward", ())]
        text = texts().html(data["key"], **data["args"], **once)
        note = texts().html(data["note"]) if data.get("note") else None
        return screen(paragraphs(text, note), [*onward, *rows, [Tap("!menu", TextKey("menu"))]])


def _head(now: OpenForm) -> Markup:
    """What is filled in, and which of its questions this is."""
    name = texts().html(f"{now.spec.name}-form")
    if now.form.lone or now.form.asks_itself(now.draft):
        return texts().html("form-lone", form=name)
    if now.draft["editing"]:
        return texts().html("form-editing" if now.data.get("stored") else "form-lone", form=name)
    return _step(name, *now.form.place(now.draft))


@cache
def _step(form: Markup, number: int, total: int) -> Markup:
    return texts().html("form-step", number=str(number), total=str(total), form=form)


def _doubt(now: OpenForm, field: Field) -> Markup | None:
    """Why it is asked although something was said of it."""
    told = now.told
    return said(note(told.doubts[field.name])) if told and field.name in told.doubts else None


def told_card(now: OpenForm) -> Markup | None:
    """What of a sentence was not understood or stands where nobody said so; after a tap, where each answer is from."""
    told = now.told
    if told is None:
        return None
    values = now.draft["values"]
    unsaid = unsaid_in(told, values)
    if not now.data.get("why"):
        return unsaid or None
    from_words = [
        texts().html("phrase-from", label=texts().html(f"{now.spec.speaks}-{name}"), words=words)
        for name, words in words_of(told)
        if values.get(name) == told.values[name] or name == "format"
    ]
    return paragraphs(unsaid, lines(*from_words))


def unsaid_in(told: Told, values: Answers) -> Markup:
    """What stands on a card though nobody said so, as long as nobody changed it, and what was not understood."""
    rest = [
        said(note(one))
        for name, one in told.doubts.items()
        if one["key"] in RESTS and name in told.values and values.get(name) == told.values[name]
    ]
    return paragraphs(*rest, texts().html("phrase-left", words=told.left) if told.left else None)


def _standing(rows: Rows) -> int:
    """How many of the question's last rows stand however many options it has: none of them, and back to all."""
    return len(list(takewhile(lambda row: row[0].data in ("-", ".."), reversed(rows))))


def _readings(trouble: Trouble | None) -> Rows:
    """What a doubtful text may have meant, a button each."""
    return [[Tap(f"?{number}", name)] for number, (name, _) in enumerate(trouble.get("instead", ()) if trouble else ())]


def _wrong(trouble: Trouble | None) -> Markup | None:
    """What was wrong with the last answer."""
    if trouble is None:
        return None
    return texts().html("form-trouble", trouble=texts().html(trouble["key"], **trouble["args"]))


def card(form: str, fields: list[Field], values: dict[str, Json]) -> Markup:
    """The answers as lines «Поле: ответ»; lists of several items go one under another."""
    labelled = [(f, values.get(f.name), f.label or f.title or TextKey(f"{form}-{f.name}")) for f in fields]
    text = lines(*(_answered(field, value, label) for field, value, label in labelled))
    for room in SHORTER:
        if len(text.striptags()) <= CARD_LENGTH:
            return text
        cut = lines(*(_answered(field, value, label, room) for field, value, label in labelled))
        text = paragraphs(cut, texts().html("form-shortened"))
    return text


def _on_button(form: str, field: Field, number: int) -> TextKey:
    if isinstance(field.label, TextKey):
        return field.label
    return TextKey("form-question", {"number": number}) if field.title else TextKey(f"{form}-{field.name}")


def _answered(field: Field, value: Json, label: Label | None = None, room: int | None = None) -> Markup | None:
    if unanswered(value) and value != "":
        return texts().html("form-line-empty", label=said(label)) if label and field.required else None
    items = [item if room is None else _shorter(item, room) for item in field.kind.show(value)]
    if not items:
        return None
    answer = said(items[0]) if len(items) == 1 else Markup("").join(Markup("\n· ") + said(item) for item in items)
    if label is None:
        return texts().html("form-now", answer=answer)
    return texts().html("form-line", label=said(label), answer=answer)


def _shorter(label: Label, room: int) -> Label:
    """The label with no text in it longer than `room` characters."""
    if isinstance(label, str):
        return label if len(label) <= room else f"{label[: room - 1]}…"
    return TextKey(
        label.key, {name: _shorter(arg, room) if isinstance(arg, str) else arg for name, arg in label.args.items()}
    )


def _navigation(now: OpenForm, field: Field) -> list[list[Tap]]:
    draft, form = now.draft, now.form
    answered = not unanswered(draft["values"].get(field.name))
    if now.spec.ledger is not None:
        return [[Tap("!back", TextKey("form-back")), Tap("!review", TextKey("form-to-review"))], [EXIT]]
    cancel = Tap("!cancel", TextKey("form-cancel"))
    if now.spec.shorter and not now.dirty and not form.leads_back(draft):
        return [[Tap("!short", TextKey("form-shorter")), cancel]]
    if form.lone:
        done = [Tap("!next", TextKey(now.save_word if answered else "form-skip"))]
        return [done, [cancel]] if answered or not (field.required or field.kind.has_none) else [[cancel]]
    ways: list[Tap] = []
    if form.leads_back(draft):
        ways.append(Tap("!back", TextKey("form-back")))
    if not draft["editing"] and (answered or not (field.required or field.kind.has_none)):
        ways.append(Tap("!next", TextKey("form-next" if answered else "form-skip")))
    out, missing = [cancel], form.missing(draft["values"])
    if draft["editing"] and missing not in (None, field.name):
        ways.append(Tap("!next", TextKey("form-next")))  # to what the review card still lacks
    if not missing:
        out.insert(0, Tap("!review", TextKey("form-to-review")))
    return [*([ways] if ways else []), out]


def screen(text: Markup, rows: Rows, **more: Any) -> Bag:
    """What the form's windows show. `tail`: how many of the last rows stand however long the keyboard is."""
    shown, short = numbered(text, rows)
    return {"screen": shown, "rows": short, **more}
