"""What the bot keeps of a person, and being forgotten."""

from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.privacy import getters, text
from handlers.privacy import handlers as do
from handlers.privacy.kept import PrivacyKept
from handlers.privacy.states import Privacy
from handlers.widgets.buttons import Button, Turns, to
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_privacy() -> Dialog:
    """The dialogue of `/mydata` and `/forget`."""
    return Dialog(
        _data(),
        _audit(),
        _forget(),
        Window(
            Text("forget-sure"),
            Keys(
                Button(Text("forget-yes"), "yes", do.forget),
                Button(Text("forget-keep"), "keep", leads("menu")),
            ),
            state=Privacy.sure,
        ),
        keeps=PrivacyKept,
        on_start=do.begin,
    )


def _data() -> Window:
    return Window(
        Text("mydata-none", when=unless("own.name")),
        Text(text.own_text, when="own.name"),
        Text("mydata-elsewhere", when="elsewhere"),
        Text(text.center_text, when="counts"),
        Keys(
            Row(
                Button(Text("mydata-forget"), "forget", to(Privacy.forget), when="own.name"),
                Button(Text("menu"), "menu", leads("menu"), when="known"),
            ),
            Button(Text("mydata-audit"), "audit", to(Privacy.audit, page=0), when="counts"),
        ),
        state=Privacy.data,
        facts=getters.data,
    )


def _audit() -> Window:
    return Window(
        Text("audit-head", page=F["page"].number + 1),
        Text(text.log_text),
        Keys(
            Turns("log", items="page"),
            Row(
                Button(Text("audit-file"), "file", do.send_log),
                Button(Text("form-back"), "data", to(Privacy.data)),
            ),
        ),
        state=Privacy.audit,
        facts=getters.log,
    )


def _forget() -> Window:
    return Window(
        Text("mydata-none", when=unless("instead")),
        Text("forget-ask", when="instead", instead=F["instead"]),
        Text("forget-elsewhere", when="elsewhere"),
        Keys(
            Button(Text("forget-go"), "go", to(Privacy.sure), when="instead"),
            Button(Text("forget-keep"), "keep", leads("menu"), when="instead"),
            Button(Text("menu"), "menu", leads("menu"), when=unless("instead")),
        ),
        state=Privacy.forget,
        facts=getters.forget,
    )
