"""A second messenger, and where letters go. It is opened out of `/reminders`."""

from handlers.area import Area, Link
from handlers.messengers.dialogs import build_messengers
from handlers.messengers.handlers import join
from models.identities import Messenger, is_join_code
from services.texts import keys

AREA = Area(
    order=71,
    dialogues=(build_messengers,),
    texts=(*keys("messenger", Messenger),),
    buttons=(*keys("messenger", Messenger),),
    links=(Link(is_join_code, join),),
)
