"""What the dialogues of handing over keep and are started with."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept
from models.handover import FirstStep


@dataclass(kw_only=True)
class HandoverKept(Kept):
    """The post that is to be handed over and who holds it, or the handover that is looked at. Started with a post, what
    goes along with it is shown at once."""

    keeps_start: ClassVar[bool] = True
    post: int = 0
    tenure: int = 0
    handover: int = 0
    sure: bool = False
    """Whether it is asked if it should be called off."""


@dataclass(kw_only=True)
class StepsKept(Kept):
    """The card that is read."""

    keeps_start: ClassVar[bool] = True
    step: FirstStep = FirstStep.YEAR
    inherited: bool = False
    """Started with what one got."""


@dataclass(kw_only=True)
class AboutHandover(FormStart):
    """Which post is handed over, and who leaves it; 0 where nobody holds it."""

    form: str = "handover"
    post: int
    tenure: int = 0
