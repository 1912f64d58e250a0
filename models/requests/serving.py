"""Which item of the plan a meeting serves: «Супервизии для кураторов» is served by every supervision."""

from collections.abc import Iterable

from models.activities import Type
from models.plan.beginning import likely_type
from models.plan.matching import stems
from models.requests.tables import Kind

TYPES = {
    Kind.SUPERVISION: Type.SUPERVISION,
    Kind.CONSULTATION: Type.CONSULTATION,
    Kind.INTERNSHIP: Type.INTERNSHIP,
    Kind.MATERIALS: Type.COLLECTION,
}
"""What an answered request becomes as an activity."""


def serving(type_: Type, about: str, items: Iterable[tuple[int, str]]) -> int | None:
    """The item of that type that shares most words with what the meeting was about; the first of equals.

    `about` is the mode and the topic: «Групповая. Эмоциональное выгорание».
    """
    wanted = stems(about)
    fit = [
        (len(wanted & stems(content)), -place, id_)
        for place, (id_, content) in enumerate(items)
        if likely_type(content) is type_
    ]
    return max(fit)[2] if fit else None
