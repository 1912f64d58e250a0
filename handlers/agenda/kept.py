"""What the dialogue of one's own calendar keeps."""

from dataclasses import dataclass

from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class AgendaKept(Kept):
    """How many entries the file had that was sent last."""

    count: int = 0
