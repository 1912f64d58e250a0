"""«Что ты умеешь»: help."""

from collections.abc import Sequence

from handlers.widgets.phrases import Opens, Way
from models.forms.kinds import TextKey
from models.sentences import Intent
from services.phrases import Understood
from services.work import Work


async def open_help(_work: Work, _found: Understood) -> Sequence[Way]:
    """What `/help` opens."""
    return [Way(command="help", word=TextKey("command-help"))]


PHRASES: dict[str, Opens] = {Intent.HELP: open_help}
