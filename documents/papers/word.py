"""A paper in Word: a template filled with facts. What people typed stays text, whatever it looks like."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from documents.papers.widths import measure
from documents.style.word import set_properties
from models.printable import printable
from models.stored import Json, JsonObject

TEMPLATES = Path(__file__).parent / "templates"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class BrokenTemplate(ValueError):
    """A template that cannot be filled: what Jinja says of it."""


def fill(template: str | bytes, words: JsonObject) -> bytes:
    """The .docx of a template: one of ours by its name, or a centre's own. Raises BrokenTemplate."""
    source = io.BytesIO(template) if isinstance(template, bytes) else TEMPLATES / f"{template}.docx"
    document = DocxTemplate(source)
    # a centre's own template is no program: it reaches what it is given and nothing behind it
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    numbers = _Numbers()
    try:
        document.render({**_clean(words), "numeral": numbers.next}, environment, autoescape=True)
    except TemplateError as error:
        raise BrokenTemplate(str(error)) from None
    for table in document.docx.tables:
        measure(table)
    _own(document, words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


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
