"""Whose papers they are in tests that make them without a centre."""

from datetime import UTC, datetime

from documents.style.page import Imprint, Signatory

MADE = datetime(2026, 11, 29, 20, 30, tzinfo=UTC)
IMPRINT = Imprint(
    "Ресурсный центр «Берег»",
    MADE,
    compiled=Signatory("Методист", "Анна Белова"),
    head=Signatory("Директор", "Ирина Сергеевна Орлова"),
)
