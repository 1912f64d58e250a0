"""What the centre that is spoken to calls the types of activities, for what is read out of plans."""

from functools import lru_cache

from models.activities import Type
from models.plan.kinds import OwnTypes, own_types
from models.words import Vocabulary, Wording
from services.texts import spoken


def called_types() -> OwnTypes:
    """Its own names as patterns; empty where it has none."""
    return _called(spoken())


@lru_cache(maxsize=64)
def _called(words: Wording) -> OwnTypes:
    return own_types((Type(kind), name) for kind, name in words.called(Vocabulary.TYPE).items())
