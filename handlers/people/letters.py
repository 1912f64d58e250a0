"""What the buttons of letters about people do, and those of a confirmation whose link is lost."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.people.kept import PeopleKept
from handlers.people.states import Centers, People
from handlers.widgets.letters import Presses, close_letter
from models.access import Permission
from models.errors import Denied
from places.people import AdmitPlace, CenterPlace, InvitePlace, MeetPlace, MeetThen
from services.people import admissions
from services.plan import vacancies
from services.texts import texts


async def met(manager: DialogManager, place: MeetPlace) -> None:
    """It is the same person: the plan's items are theirs."""
    items = await vacancies.join(work_of(manager), place.vacancy, place.tenure)
    await notice(manager, texts().plain("people-met", count=items), alert=True)
    await close_letter(manager, texts().html("people-met", count=items), below=True)


async def not_met(manager: DialogManager, _: MeetPlace) -> None:
    """Somebody else: the vacancy stays."""
    if not work_of(manager).actor.may(Permission.MANAGE_PEOPLE):
        raise Denied(Permission.MANAGE_PEOPLE)
    await close_letter(manager, texts().html("people-not-met"), below=True)


async def admitted(manager: DialogManager, place: AdmitPlace) -> None:
    """A coordinator confirms another one, or refuses."""
    admit, work = place.then is MeetThen.YES, work_of(manager)
    shared = any(one.id == place.admission for one in await admissions.list_arrivals(work))
    name = await admissions.decide(work, place.admission, admit=admit)
    key = ("arrival-admitted" if shared else "coordinator-admitted") if admit else "coordinator-refused"
    await notice(manager, texts().plain(key, name=name))
    await close_letter(manager, texts().html(key, name=name))


async def renew_invite(manager: DialogManager, place: InvitePlace) -> None:
    """A new link for an invite."""
    await manager.start(People.invite, PeopleKept(invite=place.invite).json(), mode=StartMode.RESET_STACK)


async def renew_coordinator_invite(manager: DialogManager, place: CenterPlace) -> None:
    """A new link for the coordinator of a centre."""
    await manager.start(Centers.invite, PeopleKept(center=place.center).json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {
    (AdmitPlace, MeetThen.YES): admitted,
    (AdmitPlace, MeetThen.NO): admitted,
    (MeetPlace, MeetThen.YES): met,
    (MeetPlace, MeetThen.NO): not_met,
    (InvitePlace, None): renew_invite,
    (CenterPlace, None): renew_coordinator_invite,
}
