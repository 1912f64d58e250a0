"""Drawings that stand in documents and are made of what they show."""

import os

from tests.guards.source import ROOT


def check_drawing(file: str, name: str, drawing: str) -> None:
    """The drawing under `%% name` in that document is this one; UPDATE_TRANSCRIPTS=1 writes it anew."""
    path, mark = ROOT / file, f"```mermaid\n%% {name}\n"
    head, found, rest = path.read_text(encoding="utf-8").partition(mark)
    assert found, f"no drawing «{name}» in {file}"
    told = f"{head}{mark}{drawing}\n```{rest.partition('```')[2]}"
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8"), "UPDATE_TRANSCRIPTS=1 writes the file anew"
