"""The product with other sources than its files have: what an import compiles is changed on its way."""

import ast
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import pytest

Change = Callable[[str, str], str | ast.Module | None]
"""Gives what to compile of a file (by its path from the root) and its source; None: as it is."""


def changed_by(change: Change, root: Path, patch: pytest.MonkeyPatch) -> None:
    """From now on every module below `root` that is imported comes through `change`."""
    as_it_is = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        file = Path(loader.get_filename(name))
        if file.is_relative_to(root):
            new = change(str(file.relative_to(root)), file.read_text(encoding="utf-8"))
            if new is not None:
                return compile(new, str(file), "exec", dont_inherit=True)
        return as_it_is(loader, name)

    patch.setattr(SourceFileLoader, "get_code", get_code)
