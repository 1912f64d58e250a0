"""One dialogue for all forms: six windows that show what the spec and the draft say."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.form.getters import FormGetters
from handlers.form.handlers import FormHandlers
from handlers.form.state import Specs
from handlers.states import FormStates
from handlers.widgets.buttons_only import buttons_only, to_be_finished
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_form_dialog(specs: Specs) -> Dialog:
    """The dialogue. It is started with `FormStates.step` and `{"form": name, …}`."""
    show, do = FormGetters(specs), FormHandlers(specs)
    return Dialog(
        Window(
            Screen(),
            Taps(do.tap),
            MessageInput(do.typed, content_types=ContentType.ANY),
            state=FormStates.step,
            getter=show.step,
        ),
        Window(
            Screen(),
            Taps(do.tap),
            MessageInput(do.typed, content_types=ContentType.ANY),
            state=FormStates.privacy,
            getter=show.privacy,
        ),
        Window(
            Screen(),
            Taps(do.tap),
            MessageInput(do.typed_on_card, content_types=ContentType.ANY),
            state=FormStates.review,
            getter=show.review,
        ),
        Window(Screen(), Taps(do.tap), to_be_finished(), state=FormStates.twin, getter=show.twin),
        Window(Screen(), Taps(do.tap), to_be_finished(), state=FormStates.leave, getter=show.leave),
        Window(Screen(), Taps(do.tap), buttons_only(), state=FormStates.saved, getter=show.saved),
        on_start=do.start,
    )
