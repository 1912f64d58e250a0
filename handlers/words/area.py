"""The centre's words, and whom to call."""

from handlers.area import Area, Entry
from handlers.words.dialogs import build_words
from handlers.words.forms import FORMS
from handlers.words.states import WordsStates
from models.access import Permission
from models.menu import MenuHeading
from models.words import CenterText, Vocabulary
from services.texts import keys

AREA = Area(
    order=85,
    entries=(
        Entry(
            command="contacts",
            state=WordsStates.contacts,
            permission=Permission.SEE_CONTACTS,
            heading=MenuHeading.PEOPLE,
        ),
        Entry(command="words", state=WordsStates.home, permission=Permission.MANAGE_WORDS, heading=MenuHeading.OWN),
    ),
    dialogues=(build_words,),
    forms=FORMS,
    texts=(*keys("words-said", CenterText), "words-contacts"),
    buttons=(*keys("words-of", Vocabulary), *keys("words", CenterText)),
)
