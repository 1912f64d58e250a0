"""A changed source in a process that has imported the product already: its functions get the code of the new one."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutants.sites import Mutation

Functions = dict[tuple[str, CodeType], list[FunctionType]]


def functions_by_code() -> Functions:
    """Every function there is, by its file and code."""
    found = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            found[one.__code__.co_filename, one.__code__].append(one)
    return found


def swap(mutation: Mutation, root: Path, functions: Functions) -> bool:
    """Change what is imported; returns whether it could be: what ran at the import is not changed by this."""
    file = str(root / mutation.file)
    source = Path(file).read_text(encoding="utf-8")
    before, after = (compile(one, file, "exec", dont_inherit=True) for one in (source, mutation.applied(source)))
    swapped = False
    for old, new in _pairs(before, after):
        for function in functions.get((file, old), ()):
            if old == new or old.co_freevars != new.co_freevars:
                continue
            function.__code__ = new
            swapped = True
    return swapped


def _pairs(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    yield before, after
    inner = [[one for one in code.co_consts if isinstance(one, CodeType)] for code in (before, after)]
    for old, new in zip_longest(*inner):
        if old is not None and new is not None and old.co_name == new.co_name:
            yield from _pairs(old, new)
