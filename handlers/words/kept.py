"""What the dialogue of the centre's words keeps, and what its forms are about."""

from dataclasses import dataclass

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept
from models.words import CenterText, Vocabulary


@dataclass(kw_only=True)
class WordsKept(Kept):
    """The list, the name and the text that are looked at."""

    vocabulary: Vocabulary = Vocabulary.TYPE
    word: str = ""
    said: CenterText = CenterText.GREETING


@dataclass(kw_only=True)
class AboutWord(FormStart):
    """Which name is changed."""

    word: str
