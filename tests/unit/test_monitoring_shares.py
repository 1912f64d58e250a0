"""Whose a report is: what it goes on from, and how the form says it."""

import io
from dataclasses import replace

import openpyxl
import pytest

from documents.monitoring_form import BadForm, read_form, write_form
from models.monitoring.form import MonitoringForm, ReportOf, default_form
from models.monitoring.succession import Part, continued
from models.monitoring.versions import differences

POST, DISTRICT, PERSON = ReportOf.POST, ReportOf.DISTRICT, ReportOf.PERSON


def part(report_id: int, of: ReportOf, post: int, person: int | None = None, *, given: bool = True) -> Part:
    return Part(report_id=report_id, of=of, post_id=post, person_id=person, given=given)


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        # as ever: a post goes on from itself, and from nobody else's
        ([part(11, POST, 1), part(12, POST, 2)], [part(1, POST, 1), part(2, POST, 2)], {11: [1], 12: [2]}),
        ([part(12, POST, 2)], [part(1, POST, 1)], {}),
        ([part(11, POST, 1)], [part(1, POST, 1, given=False)], {}),
        # a district has all that was told there, or nothing while a part is missing
        ([part(11, DISTRICT, 1)], [part(1, POST, 1), part(2, POST, 2)], {11: [1, 2]}),
        ([part(11, DISTRICT, 1)], [part(1, POST, 1), part(2, POST, 2, given=False)], {}),
        ([part(11, DISTRICT, 1)], [part(1, DISTRICT, 3)], {11: [1]}),
        # a person has their own
        ([part(11, PERSON, 1, 7), part(12, PERSON, 1, 8)], [part(1, PERSON, 1, 7), part(2, PERSON, 1, 8)],
         {11: [1], 12: [2]}),
        # what 7 gave who left goes to the one who came; of two who came nobody can say
        ([part(11, PERSON, 1, 9), part(12, PERSON, 1, 8)], [part(1, PERSON, 1, 7), part(2, PERSON, 1, 8)],
         {11: [1], 12: [2]}),
        ([part(11, PERSON, 1, 9), part(12, PERSON, 1, 8)], [part(1, PERSON, 1, 7)], {}),
        ([part(12, PERSON, 1, 8)], [part(1, PERSON, 1, 7), part(2, PERSON, 1, 8)], {12: [2]}),
        # the setting changed between the two: one person of a post has what the post told, one post the district's
        ([part(11, PERSON, 1, 7)], [part(1, POST, 1)], {11: [1]}),
        ([part(11, PERSON, 1, 7), part(12, PERSON, 1, 8)], [part(1, POST, 1)], {}),
        ([part(11, POST, 1)], [part(1, DISTRICT, 1)], {11: [1]}),
        ([part(11, POST, 1), part(12, POST, 2)], [part(1, DISTRICT, 1)], {}),
        ([part(11, POST, 1)], [part(1, PERSON, 1, 7), part(2, PERSON, 1, 8)], {11: [1, 2]}),
    ],
)  # fmt: skip
def test_what_a_report_goes_on_from(now: list[Part], before: list[Part], found: dict[int, list[int]]) -> None:
    assert continued(now, before) == found


def test_the_form_says_whose_a_report_is() -> None:
    old = default_form()
    assert old.report_of is POST
    kept = old.json
    del kept["report_of"]
    assert MonitoringForm.of(kept) == old, "a form of before the setting"
    new = replace(old, report_of=PERSON)
    assert MonitoringForm.of(new.json) == new
    assert differences(old, new).report_of == (POST, PERSON)
    assert not differences(old, new).nothing
    assert differences(new, new).nothing


@pytest.mark.parametrize(("cell", "found"), [("Один от района", DISTRICT), ("каждый  куратор.", PERSON), (None, POST)])
def test_its_file_says_it_too(cell: str | None, found: ReportOf) -> None:
    written = write_form(replace(default_form(), report_of=PERSON), 2026)
    assert read_form(written) == (2026, replace(default_form(), report_of=PERSON))
    assert read_form(_with(written, cell))[1].report_of is found


def test_a_word_that_it_does_not_know_is_named_with_its_place() -> None:
    with pytest.raises(BadForm) as refused:
        read_form(_with(write_form(default_form(), 2026), "все"))
    (fault,) = refused.value.faults
    assert (fault.sheet, fault.cell) == ("Настройки", "B4")
    assert "«один от района»" in str(fault.word.args["options"])


def _with(data: bytes, cell: str | None) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["Настройки"]["B4"] = cell
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
