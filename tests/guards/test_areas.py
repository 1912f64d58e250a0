"""Areas register themselves: each name stands once, each order is one place."""

from collections import Counter
from itertools import chain

from handlers.area import areas


def test_no_area_takes_what_another_has() -> None:
    found = areas()
    assert len(found) > 9
    for names in (
        (area.order for area in found),
        (entry.command for area in found for entry in area.entries),
        (spec.name for area in found for spec in area.forms),
        chain.from_iterable(area.presses for area in found),
        (state for area in found for state in area.files if state is not None),
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []
