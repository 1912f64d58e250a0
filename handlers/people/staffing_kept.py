"""What the dialogue of districts and posts keeps, and what its forms are about."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept
from services.people.overview import View


class Choosing(StrEnum):
    """What is chosen from a list."""

    MERGE_DISTRICT = "merge-district"
    MERGE_POST = "merge-post"
    MOVE_POST = "move-post"
    DEPUTY = "deputy"
    PERSON = "person"


class Deed(StrEnum):
    """What is asked about before it is done."""

    CLOSE_DISTRICT = "close-district"
    MERGE_DISTRICT = "merge-district"
    CLOSE_POST = "close-post"
    MERGE_POST = "merge-post"
    MOVE_POST = "move-post"


@dataclass(kw_only=True)
class StaffingKept(Kept):
    """`/people`: which district, which posts and which of them are looked at, and what is chosen for it."""

    district: int = 0
    """0 for the posts of no district."""
    view: View = View.ALL
    post: int = 0
    choosing: Choosing = Choosing.DEPUTY
    deed: Deed = Deed.CLOSE_POST
    other: int = 0
    """What it is merged into or moved to; 0 is no district."""
    page_posts: int = 0
    page_choice: int = 0


@dataclass(kw_only=True)
class AboutDistrict(FormStart):
    """Which district is renamed, or has a new post; 0 is none."""

    district: int = 0


@dataclass(kw_only=True)
class AboutPost(FormStart):
    """Which post is renamed or somebody is invited to."""

    post: int
