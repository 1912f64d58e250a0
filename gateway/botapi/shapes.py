"""What everything in the Bot API is made of."""

from typing import Any

Json = dict[str, Any]
