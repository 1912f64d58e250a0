"""A person's own calendar as a file: what a calendar is to take, to move, and to drop."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from documents.agenda import agenda_ics
from models.agenda import AgendaEntry, version_at

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


def read(*entries: AgendaEntry) -> list[dict[str, object]]:
    """The entries of the file as a calendar reads them."""
    calendar = Calendar.from_ical(agenda_ics(entries, "Берег: мои дела", NOW))
    return [dict(one.items()) | {"alarms": len(one.subcomponents)} for one in calendar.walk("VEVENT")]


def meeting(**more: object) -> AgendaEntry:
    starts = datetime(2026, 3, 29, 1, 30, tzinfo=MOSCOW)
    given: dict[str, object] = {
        "uid": "meeting-1@center-1.opora",
        "version": 2,
        "title": "Супервизия «Выгорание; или нет», БЕРЕГ\nBEGIN:VEVENT",
        "day": starts.date(),
        "starts_at": starts,
        "ends_at": starts + timedelta(minutes=90),
        "place": "Кабинет 3, второй этаж",
    }
    return AgendaEntry(**(given | more))  # type: ignore[arg-type]


def test_a_time_has_its_zone_its_version_and_a_reminder() -> None:
    (one,) = read(meeting())
    assert (str(one["UID"]), one["SEQUENCE"], str(one["STATUS"])) == ("meeting-1@center-1.opora", 2, "CONFIRMED")
    assert str(one["LOCATION"]) == "Кабинет 3, второй этаж"
    assert one["alarms"] == 1
    assert b"BEGIN:VTIMEZONE" in agenda_ics([meeting()], "x", NOW)
    assert b"TZID:Europe/Moscow" in agenda_ics([meeting()], "x", NOW)


def test_words_cannot_make_an_entry_of_their_own() -> None:
    assert len(read(meeting())) == 1


def test_a_day_is_whole_and_nobody_is_busy() -> None:
    (one,) = read(AgendaEntry(uid="date-7@x", version=version_at(NOW), title="Срок: отчёт", day=date(2026, 12, 31)))
    assert one["DTSTART"].dt == date(2026, 12, 31)  # type: ignore[attr-defined]
    assert one["DTEND"].dt == date(2027, 1, 1)  # type: ignore[attr-defined]
    assert str(one["TRANSP"]) == "TRANSPARENT"
    assert one["alarms"] == 0


def test_what_is_over_goes_from_the_calendar() -> None:
    (one,) = read(meeting(over=True, version=3))
    assert (str(one["STATUS"]), one["SEQUENCE"], one["alarms"]) == ("CANCELLED", 3, 0)


def test_a_later_file_is_newer() -> None:
    assert version_at(NOW + timedelta(minutes=1)) > version_at(NOW)
    assert version_at(datetime(2090, 1, 1, tzinfo=UTC)) < 2**31


def test_an_empty_file_is_a_calendar_too() -> None:
    assert read() == []
