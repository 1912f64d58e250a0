"""Where one token of a source can be changed so that it means something else."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

SWAPPED: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "//"),
    ast.FloorDiv: ("//", "*"),
    ast.Div: ("/", "*"),
    ast.Mod: ("%", "//"),
    ast.BitOr: (r"\|", "&"),
    ast.BitAnd: ("&", "|"),
}
"""What each operator is written as, and what stands there instead."""


@dataclass(frozen=True, order=True)
class Mutation:
    """One change: in `file`, the text between two offsets becomes `new`. `lines` are those of the statement or
    expression that changes, `imported` says that they run when the module is imported, outside every function."""

    file: str
    start: int
    end: int
    old: str
    new: str
    lines: tuple[int, int]
    imported: bool

    @property
    def line(self) -> int:
        """The line of the source that changes."""
        return self.lines[0]

    def applied(self, source: str) -> str:
        """The source with this change; lines keep their numbers."""
        new = self.new + "\n" * self.old.count("\n")
        return source[: self.start] + new + source[self.end :]

    def __str__(self) -> str:
        old = " ".join(self.old.split())
        return f"{self.file}:{self.line}  {old if len(old) < 60 else old[:57] + '...'} → {self.new or '(nothing)'}"


class Sites:
    """Every change of a file, in the order of the source."""

    def __init__(self, root: Path, file: Path) -> None:
        self.file = str(file.relative_to(root))
        self.source = file.read_text(encoding="utf-8")
        lines = self.source.splitlines(keepends=True)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line))
        self._bytes = [line.encode() for line in lines]
        self._imported = True

    def all(self) -> list[Mutation]:
        """The changes themselves; annotations, docstrings and how a dataclass is made are no behaviour."""
        return sorted(set(self._of(ast.parse(self.source))))

    def _of(self, node: ast.AST) -> Iterator[Mutation]:
        if _is_no_behaviour(node):
            return
        yield from self._here(node)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_params"):
                continue
            outer, self._imported = self._imported, self._imported and not (inside and name == "body")
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from self._of(child)
            self._imported = outer

    def _here(self, node: ast.AST) -> Iterator[Mutation]:
        match node:
            case ast.Compare():
                for (left, right), operator in zip(pairwise([node.left, *node.comparators]), node.ops, strict=True):
                    yield from self._between(left, right, operator)
            case ast.BoolOp():
                for left, right in pairwise(node.values):
                    yield from self._between(left, right, node.op)
            case ast.BinOp() if not any(_is_text(one) for one in (node.left, node.right)):
                yield from self._between(node.left, node.right, node.op)
            case ast.UnaryOp() | ast.Constant():
                yield from self._of_value(node)
            case ast.stmt():
                yield from self._of_statement(node)

    def _of_value(self, node: ast.UnaryOp | ast.Constant) -> Iterator[Mutation]:
        match node:
            case ast.UnaryOp(op=ast.Not()):
                start = self._at(node)
                yield self._change(node, start, start + len("not"), "")
            case ast.Constant(value=bool()):
                yield self._change(node, *self._span(node), str(not node.value))
            case ast.Constant(value=int() | float() as number):
                yield self._change(node, *self._span(node), repr(number + 1))

    def _of_statement(self, node: ast.stmt) -> Iterator[Mutation]:
        match node:
            case ast.Return(value=ast.expr() as given) if not _is_none(given):
                yield self._change(node, *self._span(given), "None")
            case ast.Expr(value=ast.Call() | ast.Await()):
                yield self._change(node, *self._span(node), "pass")
            case ast.AugAssign(op=ast.Add() | ast.Sub()):
                found = self.source.index("=", self._end(node.target)) - 1
                yield self._change(node, found, found + 1, "-" if isinstance(node.op, ast.Add) else "+")
            case ast.Break() | ast.Continue():
                yield self._change(node, *self._span(node), "break" if isinstance(node, ast.Continue) else "continue")

    def _between(self, left: ast.expr, right: ast.expr, operator: ast.AST) -> Iterator[Mutation]:
        if type(operator) not in SWAPPED:
            return
        written, new = SWAPPED[type(operator)]
        start, end = self._end(left), self._at(right)
        gap = re.sub(r"#.*", lambda comment: " " * len(comment[0]), self.source[start:end])
        found = re.search(written, gap)
        assert found, (self.file, left.lineno, written)
        yield self._change(left, start + found.start(), start + found.end(), new)

    def _change(self, node: ast.AST, start: int, end: int, new: str) -> Mutation:
        assert isinstance(node, ast.expr | ast.stmt)
        lines = (self.source.count("\n", 0, start) + 1, node.end_lineno or node.lineno)
        return Mutation(self.file, start, end, self.source[start:end], new, lines, self._imported)

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return self._at(node), self._end(node)

    def _at(self, node: ast.expr | ast.stmt) -> int:
        return self._offset(node.lineno, node.col_offset)

    def _end(self, node: ast.expr | ast.stmt) -> int:
        return self._offset(node.end_lineno or 0, node.end_col_offset or 0)

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._bytes[line - 1][:column].decode())


def _is_no_behaviour(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Call(func=ast.Name(id="dataclass" | "cache" | "lru_cache" | "TypeVar" | "NewType")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
