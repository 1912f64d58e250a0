"""What the dialogue of personal data keeps."""

from dataclasses import dataclass

from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class PrivacyKept(Kept):
    """What stands in the file that `/mydata` sent, in numbers and words; empty where nothing is kept of a person."""

    name: str = ""
    center: str = ""
    numbers: str = ""
    consent: str = ""
    posts: int = 0
    records: int = 0
    changes: int = 0
