"""What JSON holds, by its names: whoever reads it asks of each part whether it is what they take it for."""

from typing import Any

Json = Any
JsonObject = dict[str, Json]
"""An object with keys of its own: a draft's row, what a letter names."""
Answers = dict[str, Json]
"""What a form holds: an answer a field, each as its kind keeps it."""
