"""A centre's own names as the grammar reads them: «Родительский университет» in any case and number is a lecture."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from models.sentences.phrases import OwnNames, Patterns
from models.sentences.said import said
from models.words import Vocabulary, Wording


@lru_cache(maxsize=256)
def own_names(words: Wording) -> OwnNames:
    """The names of that version of a centre's words."""
    types, people, papers, materials = (_patterns(words.called(one)) for one in Vocabulary)
    return OwnNames(types=types, people=people, papers=papers, materials=materials)


def _patterns(names: Mapping[StrEnum, str]) -> Patterns:
    # the longest first: of «клуб» and «клуб отцов» the special one
    ordered = sorted(names.items(), key=lambda one: -len(one[1]))
    return tuple((kind.value, re.escape(said(name, date.min).line.strip())) for kind, name in ordered)
