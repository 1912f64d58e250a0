"""A paper in Word: a template filled with facts. What people typed stays text, whatever it looks like."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from documents.papers.trouble import BrokenTemplate, Trouble
from documents.papers.widths import measure
from documents.style.word import set_properties
from models.printable import printable
from models.stored import Json, JsonObject

TEMPLATES = Path(__file__).parent / "templates"
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def fill(template: str | bytes, words: JsonObject) -> bytes:
    """The .docx of a template: one of ours by its name, or a centre's own. Raises BrokenTemplate."""
    source = io.BytesIO(template) if isinstance(template, bytes) else TEMPLATES / f"{template}.docx"
    document = DocxTemplate(source)
    document.init_docx()
    told = document.docx.core_properties
    for name in PROPERTIES:  # they would be filled too, and are the centre's below
        setattr(told, name, "")
    try:
        document.render(facts_for(words), environment(), autoescape=True)
    except TemplateError as error:
        raise BrokenTemplate(Trouble.SYNTAX, what=str(error)) from None
    for table in document.docx.tables:
        measure(table, kept=isinstance(template, bytes))
    _own(document, words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def environment() -> ImmutableSandboxedEnvironment:
    """What a template may do: reach what it is given, and nothing behind it. A centre's own is no program."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def facts_for(words: JsonObject) -> dict[str, Any]:
    """What a template is given: every text as it prints, and the numbers of the parts."""
    return {**_clean(words), "numeral": _Numbers().next}


def _own(document: DocxTemplate, words: Mapping[str, Json]) -> None:
    """The file is the centre's and made now, whoever wrote the template and when."""
    set_properties(document.docx, words["center"], datetime.fromisoformat(words["made_at"]), words["title"])


class _Numbers:
    """Numbers the parts as they stand: one that is left out leaves no gap."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """The number of the next part, in Roman figures: «I», «II» …"""
        self._last += 1
        left, said = self._last, ""
        for value, letters in ROMAN:
            said += letters * (left // value)
            left %= value
        return said


def _clean(value: Json) -> Json:
    """Without what does not print: Word would not open it. Braces are written as XML's numbers: what a person typed is
    no mark of the template, whatever is done to the template after it is filled."""
    if isinstance(value, str):
        escaped = str(escape(printable(value)))
        return Markup(escaped.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 — escaped just above
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value
