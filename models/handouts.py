"""Copies that were handed out, as a form holds them: by kind, and those of the library's materials by their number."""

from collections import Counter
from collections.abc import Mapping

from models.activity_kinds import Material
from models.stored import Json

OF_LIBRARY = ":"
"""Stands between a kind and a number: «leaflet:17» is a leaflet of the library."""
Given = Mapping[tuple[Material, int], int]
"""Copies by what a material counts as, and its number."""


def read_handouts(said: Mapping[str, Json]) -> tuple[dict[Material, int], dict[tuple[Material, int], int]]:
    """Copies that are none of the library's, and those that are. Raises ValueError for what no form made."""
    own = {Material(option): counted[0] for option, counted in said.items() if OF_LIBRARY not in option}
    parted = {option: option.partition(OF_LIBRARY) for option in said if OF_LIBRARY in option}
    given = {(Material(kind), int(number)): said[option][0] for option, (kind, _, number) in parted.items()}
    return own, given


def handouts_said(own: Mapping[Material, int], given: Given) -> dict[str, list[int]]:
    """The same as a form holds it."""
    library = {f"{kind}{OF_LIBRARY}{material}": [copies, 0] for (kind, material), copies in given.items()}
    return {kind.value: [copies, 0] for kind, copies in own.items()} | library


def all_copies(own: Mapping[Material, int], given: Given) -> dict[Material, int]:
    """All copies by their kind."""
    found = Counter(own)
    for (kind, _), copies in given.items():
        found[kind] += copies
    return dict(found)


def besides_library(all_of_them: Mapping[Material, int], given: Given) -> dict[Material, int]:
    """What of all copies is none of the library's."""
    found = Counter(all_of_them)
    for (kind, _), copies in given.items():
        found[kind] -= copies
    library = {kind for kind, _ in given}
    return {kind: copies for kind, copies in found.items() if copies or kind not in library}
