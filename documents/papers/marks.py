"""The marks of a template, «{{ … }}» and «{% … %}»: whether they can be read, and name nothing but facts.

A centre's template is no program. What it may say is listed here, and what is not listed is refused: facts by their
names, conditions, loops over lists of facts, a few filters. A loop within a loop goes over what the outer one gives, so
no template takes longer than its facts are many.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from html import unescape
from itertools import chain
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, nodes

from documents.papers.trouble import BrokenTemplate, Trouble
from documents.papers.word import environment, facts_for
from models.stored import Json, JsonObject

FILTERS = frozenset({"upper", "lower", "capitalize", "default", "length", "join", "first", "last", "trim"})
TESTS = frozenset({"defined", "none"})
LOOP = {"index": 1, "index0": 0, "revindex": 1, "revindex0": 0, "first": True, "last": True, "length": 1}
NUMERAL = "numeral"
ALIKE = 0.7
"""How much of a name must be right for another to be meant by it."""
SAID = 80
"""Letters of a paragraph that are repeated to whoever sent it."""
PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If, nodes.And, nodes.Or, nodes.Not,
    nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Sub,
)  # fmt: skip
"""What a template may say beside names, fields, loops, filters, tests and the number of a part."""
ENDS = {"endfor": "for", "endif": "if"}
TAGS = frozenset({"for", "if", "elif", "else", *ENDS})
_BEGIN = re.compile(r"(?=<w:p[ >]|\{%|\{\{)")
_MARK = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_UNCLOSED = re.compile(r"\{\{(?!.*\}\})|\{%(?!.*%\})")
_XML = re.compile(r"<[^>]*>")
Scope = Mapping[str, Json]


class Place:
    """Where in the template a mark stands: each mark and each paragraph begins a line of the source."""

    def __init__(self, xml: str) -> None:
        self.source = _BEGIN.sub("\n", xml.replace("\n", " "))
        self._lines = self.source.split("\n")

    def at(self, line: int) -> str:
        """The words of the paragraph around a line, from 1; of a mark between paragraphs the mark itself."""
        here = min(max(line, 1), len(self._lines)) - 1
        before = self.source[: sum(len(one) + 1 for one in self._lines[:here])]
        begins = before.rfind("<w:p")
        if begins < 0 or before.rfind("</w:p>") > begins:
            found = self._lines[here]
        else:
            found = self.source[begins:].partition("</w:p>")[0]
        words = " ".join(unescape(_XML.sub("", found)).split())
        return words if len(words) <= SAID else f"{words[: SAID - 1]}…"

    def of(self, error: TemplateSyntaxError) -> str:
        """The same of what cannot be read: a mark that nobody closed is found out about far behind its beginning."""
        odd = (n for n, one in enumerate(self._lines, 1) if _UNCLOSED.match(one))
        return self.at(next(odd, error.lineno))

    @staticmethod
    def words(text: str) -> str:
        """A paragraph without its marks."""
        return _MARK.sub(" ", text)


class TemplateMarks:
    """The marks of one template, against facts of which none is missing."""

    def __init__(self, template: DocxTemplate, full: JsonObject) -> None:
        self._template, self._full = template, full
        template.init_docx()
        self._environment = environment()

    def check(self, bare: JsonObject) -> None:
        """Raises BrokenTemplate for the first mark that cannot be read, asks for what there is not, or for what a year
        may be without; and where there is none."""
        places = [Place(part) for part in self._parts()]
        for place in places:
            self._closed(place)
            tree = self._read(place)
            _Look(place).at(tree, {**self._full, NUMERAL: ""}, ())
            for words in (self._full, bare):
                self._filled(place, words)
        if not any(_MARK.search(place.source) for place in places):
            raise BrokenTemplate(Trouble.NO_MARKS)

    def _parts(self) -> Iterator[str]:
        template = self._template
        yield template.patch_xml(template.get_xml())
        for kind in (template.HEADER_URI, template.FOOTER_URI):
            for _, part in template.get_headers_footers(kind):
                yield template.patch_xml(template.get_part_xml(part))
        for part in template.docx.part.package.iter_parts():
            if part.content_type.endswith("footnotes+xml"):
                yield template.patch_xml(part.blob.decode("utf-8"))

    def _closed(self, place: Place) -> None:
        """Every loop and every condition that begins ends, the inner one first."""
        begun: list[tuple[str, int]] = []
        for line, name in self._tags(place):
            if name not in TAGS:
                raise BrokenTemplate(Trouble.FORBIDDEN, place.at(line), name)
            if name in ("for", "if"):
                begun.append((name, line))
            elif name in ENDS:
                if not begun:
                    raise BrokenTemplate(Trouble.CLOSING, place.at(line), name)
                if begun[-1][0] != ENDS[name]:
                    raise self._unclosed(place, *begun[-1])
                begun.pop()
            elif not begun:
                raise BrokenTemplate(Trouble.CLOSING, place.at(line), name)
        if begun:
            raise self._unclosed(place, *begun[-1])

    def _unclosed(self, place: Place, name: str, line: int) -> BrokenTemplate:
        trouble = Trouble.LOOP if name == "for" else Trouble.CONDITION
        return BrokenTemplate(trouble, place.at(line), near=f"{{%p end{name} %}}")

    def _tags(self, place: Place) -> Iterator[tuple[int, str]]:
        try:
            begins = False
            for line, kind, value in self._environment.lex(place.source):
                if begins and kind != "whitespace":
                    yield line, value
                    begins = False
                begins = begins or kind == "block_begin"
        except TemplateSyntaxError as error:
            raise BrokenTemplate(Trouble.SYNTAX, place.of(error)) from None

    def _read(self, place: Place) -> nodes.Template:
        try:
            return self._environment.parse(place.source)
        except TemplateSyntaxError as error:
            raise BrokenTemplate(Trouble.SYNTAX, place.of(error)) from None

    def _filled(self, place: Place, words: JsonObject) -> None:
        try:
            self._environment.from_string(place.source).render(facts_for(words))
        except (TemplateError, TypeError, ValueError) as error:
            trouble = Trouble.SYNTAX if words is self._full else Trouble.UNSURE
            raise BrokenTemplate(trouble, place.at(_line_of(error))) from None


def _line_of(error: BaseException) -> int:
    """The line of the template that was being filled."""
    line, at = 1, error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename == "<template>":
            line = at.tb_lineno
        at = at.tb_next
    return line


class _Look:
    """Looks at what a template says, and at what each name stands for."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def at(self, node: nodes.Node, scope: Scope, loops: Sequence[str]) -> None:
        """Raises BrokenTemplate; `loops` are the names that the loops around give."""
        if isinstance(node, nodes.For):
            self._loop(node, scope, loops)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._value(node, scope)
        elif isinstance(node, nodes.Call) and _said(node.node) == NUMERAL and not _given(node):
            pass
        elif _listed(node):
            for one in node.iter_child_nodes():
                self.at(one, scope, loops)
        else:
            self._refuse(Trouble.FORBIDDEN, node, _said(node))

    def _loop(self, node: nodes.For, scope: Scope, loops: Sequence[str]) -> None:
        over = self._value(node.iter, scope)
        if not isinstance(node.target, nodes.Name) or node.recursive or not isinstance(over, list | tuple):
            self._refuse(Trouble.FORBIDDEN, node, _said(node.iter))
        if loops and _root(node.iter) not in loops:
            self._refuse(Trouble.NESTED, node, _said(node.iter))
        name = node.target.name  # type: ignore[attr-defined]  # it was looked at just above
        inner = {**scope, name: _one_of(over), "loop": LOOP}
        for one in chain(node.body, [node.test] if node.test is not None else []):
            self.at(one, inner, (*loops, name))
        for one in node.else_:
            self.at(one, scope, loops)

    def _value(self, node: nodes.Node, scope: Scope) -> Json:
        """What the name or the field stands for."""
        if isinstance(node, nodes.Name):
            return self._known(node, node.name, scope)
        if isinstance(node, nodes.Getattr):
            over, name = self._value(node.node, scope), node.attr
            if hasattr(dict, name) and isinstance(over, dict) and name in over:
                self._refuse(Trouble.UNKNOWN_NEAR, node, _said(node), _field(_said(node.node), name))
            return self._known(node, name, over)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._known(node, node.arg.value, self._value(node.node, scope))
        return self._refuse(Trouble.FORBIDDEN, node, _said(node))

    def _known(self, node: nodes.Node, name: object, within: Json) -> Json:
        if isinstance(within, Mapping) and name in within:
            return within[name]
        known = [str(one) for one in within] if isinstance(within, Mapping) else []
        near = get_close_matches(str(name), known, 1, ALIKE)
        if not near:
            return self._refuse(Trouble.UNKNOWN, node, _said(node))
        of = _said(node.node) if isinstance(node, nodes.Getattr | nodes.Getitem) else ""
        return self._refuse(Trouble.UNKNOWN_NEAR, node, _said(node), _field(of, near[0]))

    def _refuse(self, trouble: Trouble, node: nodes.Node, what: str, near: str = "") -> Any:
        raise BrokenTemplate(trouble, self._place.at(node.lineno), what[:SAID], near)


def _listed(node: nodes.Node) -> bool:
    """Whether a template may say it, if it may say what is in it."""
    if isinstance(node, nodes.Filter):
        return node.name in FILTERS
    return node.name in TESTS if isinstance(node, nodes.Test) else isinstance(node, PLAIN)


def _given(node: nodes.Call) -> bool:
    """Whether it has arguments."""
    return any((node.args, node.kwargs, node.dyn_args, node.dyn_kwargs))


def _one_of(items: Sequence[Json]) -> Json:
    """What stands for each: of several with fields, one that has what any of them has."""
    if items and all(isinstance(one, Mapping) for one in items):
        filled = {key: value for one in items for key, value in one.items() if value}
        return {**items[0], **filled}
    return items[0] if items else ""


def _field(of: str, name: str) -> str:
    """How a field is written: «events['items']» where the name is one of Jinja's own."""
    if not of:
        return name
    return f"{of}['{name}']" if hasattr(dict, name) else f"{of}.{name}"


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _said(node: nodes.Node) -> str:
    """The expression as it was written, more or less."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{_said(node.node)}[{_said(node.arg)}]"
    if isinstance(node, nodes.Call):
        return f"{_said(node.node)}()"
    if isinstance(node, nodes.Filter | nodes.Test):
        return node.name
    return repr(node.value) if isinstance(node, nodes.Const) else type(node).__name__.lower()
