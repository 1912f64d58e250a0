"""«Описание супервизии»: one held meeting on A4."""

from documents.style.page import Imprint, Signatory
from documents.style.word import Paper
from models.requests.journal import Description

ADVICE = ("№", "Рекомендация", "Кто", "До какого срока")


def describe_docx(told: Description, imprint: Imprint) -> bytes:
    """The paper, part by part (docs/supervision.md, «Описание»); what was not written stays a line to write on."""
    paper = Paper(imprint, "Описание супервизии")
    row = told.row
    paper.part("Дата", row.day)
    paper.part("Вид, формат", ", ".join(filter(None, (row.mode, row.format))))
    paper.part("Тема", row.topic)
    if row.codes:
        paper.part("Код случая", row.codes)
    paper.part("Участники (число и должности)", f"{row.people}: {told.participants}")
    paper.part("Обезличенная ситуация", told.situation)
    paper.part("Запрос", told.inquiry)
    paper.part("Что предпринято", told.tried)
    paper.part("Ход обсуждения", told.course)
    if told.advice:
        paper.part("Рекомендации, кто и до какого срока", "см. таблицу")
        paper.table(ADVICE, [(str(n), one.words, one.who, one.due) for n, one in enumerate(told.advice, 1)])
    else:
        paper.part("Рекомендации, кто и до какого срока", "")
    paper.part("Обратная связь", row.feedback)
    paper.part("Дата контроля", told.control)
    paper.part("Супервизор", row.supervisor)
    paper.sign(("", Signatory("Супервизор", row.supervisor)))
    return paper.content()
