"""What numbers in a sentence open here: the report that they go into, once they are confirmed."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.monitoring.kept import AboutReport
from handlers.widgets.phrases import Opens, Way, to_form
from handlers.widgets.text import refusal
from models.access import Permission
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.phrases import Told
from models.sentences import Intent
from services.monitoring import filling
from services.periods import name_of
from services.phrases import Understood, numbers_in
from services.work import Work

MOST_REPORTS = 3


async def put_told(work: Work, found: Understood) -> Sequence[Way] | TextKey:
    """«К1 – 12, К3 – 3» for each report that waits; they are stored when one is tapped."""
    if not work.actor.may(Permission.FILL_MONITORING):
        return TextKey("phrase-numbers-not-yours")
    tasks = (await filling.list_tasks(work))[:MOST_REPORTS]
    if not tasks:
        return TextKey("phrase-no-report")
    ways, said_no = list[Way](), TextKey("phrase-no-report")
    for task in tasks:
        try:
            sheet = await filling.open_sheet(work, task.report_id)
        except DomainError as refused:  # it is closed for numbers: the reason is said where no other waits
            said_no = refusal(work, refused)
            continue
        numbers = await numbers_in(work, found, sheet.form)
        about = AboutReport(form="monitoring-numbers", report=task.report_id)
        said = ", ".join(f"{code} – {number}" for code, number in numbers.items())
        word = TextKey("phrase-numbers", {"quarter": name_of(task.quarter), "place": task.place, "numbers": said})
        if numbers:
            way = to_form("monitoring-numbers", Told(values=dict(numbers)), word, **_about(about))
            ways.append(replace(way, sure=False))
    return ways or said_no


def _about(about: AboutReport) -> dict[str, object]:
    return {name: one for name, one in about.json().items() if name not in ("form", "said", "key")}


PHRASES: dict[str, Opens] = {Intent.NUMBERS: put_told}
