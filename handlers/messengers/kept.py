"""What the dialogue of messengers keeps."""

from dataclasses import dataclass

from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class MessengersKept(Kept):
    """Nothing of its own."""
