"""What the window of messengers shows."""

from dataclasses import dataclass

from handlers.messengers.kept import MessengersKept
from models.access import Permission
from models.identities import Messenger
from services.people import messengers
from services.people.messengers import Messengers
from services.work import Work


@dataclass(frozen=True)
class HomeFacts:
    """By what the person is met, and whether they decide for the centre."""

    own: Messengers
    manages: bool

    def is_told(self, messenger: Messenger) -> bool:
        """Whether letters go there."""
        return messenger is self.own.told


async def home(work: Work, _: MessengersKept) -> HomeFacts:
    """Anybody's own."""
    return HomeFacts(await messengers.my_messengers(work), work.actor.may(Permission.MANAGE_REMINDERS))
