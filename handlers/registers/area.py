"""Registers of a centre."""

from handlers.area import Area, Entry
from handlers.registers.dialogs import build_registers
from handlers.registers.forms import FORMS
from handlers.registers.handlers import PRESSES
from handlers.registers.states import RegisterStates
from models.access import Permission
from models.registers.definition import ADDABLE, FieldType
from models.registers.measures import PEOPLE, RegisterMeasure
from services.texts import keys

AREA = Area(
    order=38,
    entries=(Entry(command="registers", state=RegisterStates.home, permission=Permission.SEE_REGISTERS),),
    texts=(
        *keys("register-kind", [one for one in FieldType if one not in ADDABLE]),
        *keys("register-measure", PEOPLE),
        *keys("register-counted", (RegisterMeasure.ENTRIES, *PEOPLE)),
    ),
    buttons=keys("register-kind", ADDABLE),
    dialogues=(build_registers,),
    forms=FORMS,
    presses=PRESSES,
)
