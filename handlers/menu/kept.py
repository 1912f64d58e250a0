"""What the menu keeps."""

from dataclasses import dataclass

from handlers.widgets.kept import Kept
from models.menu import MenuHeading


@dataclass(kw_only=True)
class MenuKept(Kept):
    """Whether a form was put aside in this centre, as it was when the menu opened."""

    begun: bool = False
    heading: MenuHeading | None = None
    """Which heading of «Ещё» is opened."""
