"""Tasks of posts: what a meeting decided, who does it, by which day."""

from handlers.area import Area, Entry
from handlers.tasks.dialogs import build_tasks
from handlers.tasks.forms import LATER
from handlers.tasks.handlers import PRESSES
from handlers.tasks.states import TaskStates
from handlers.tasks.text import TROUBLES
from models.access import Permission
from services.tasks import lists
from services.tasks.lists import View
from services.texts import keys

AREA = Area(
    order=56,
    entries=(
        Entry(
            command="tasks",
            state=TaskStates.list,
            permission=Permission.ATTEND_EVENTS,
            menu=False,
            waiting=lists.count_due,
        ),
    ),
    texts=keys("task-why", TROUBLES),
    buttons=keys("tasks-view", View),
    dialogues=(build_tasks,),
    forms=(LATER,),
    presses=PRESSES,
    naming=(TaskStates.many,),
)
