"""Where the guide with its pictures is, when the platform has a public page for it."""

from collections.abc import Mapping

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets import text
from markupsafe import Markup

from handlers.context import Bag
from handlers.widgets.conditions import When, shown_when
from models.access import Role
from services.texts import texts

PAGES: Mapping[Role, str] = {
    Role.CURATOR: "kurator",
    Role.SPECIALIST: "specialist",
    Role.COORDINATOR: "koordinator",
    Role.HEAD: "rukovoditel",
}
"""The pages of docs/ru."""


class GuideLink(text.Text):
    """The link to the role's page under the address of the settings; nothing where they have none."""

    def __init__(self, when: When = None) -> None:
        super().__init__(when=shown_when(when))

    async def _render_text(self, data: Bag, manager: DialogManager) -> Markup:
        address = str(manager.middleware_data.get("guides_url", ""))
        if not address:
            return Markup()
        return texts().html("guides-link", address=page_of(address, data["facts"].guide))


def page_of(address: str, role: Role) -> str:
    """The page under the address: in the place of «{page}», or as a file of a folder."""
    name = PAGES[role]
    return address.replace("{page}", name) if "{page}" in address else f"{address}/{name}.md"
