"""What the bot holds of a person, and being forgotten."""

from handlers.area import Area, Entry
from handlers.privacy.dialogs import build_privacy
from handlers.privacy.states import Privacy
from models.access import Permission

AREA = Area(
    order=90,
    entries=(
        Entry(command="mydata", state=Privacy.data, permission=Permission.OWN_DATA, menu=False, anybody=True),
        Entry(command="forget", state=Privacy.forget, permission=Permission.OWN_DATA, menu=False, anybody=True),
    ),
    dialogues=(build_privacy,),
)
