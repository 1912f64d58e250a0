"""What a library imports and nobody here needs."""

import sys
from importlib import import_module


def import_plain_logging() -> None:
    """structlog without rich, which it would draw tracebacks with: that and pygments are seven megabytes, and our
    tracebacks are plain. What has been imported already stays."""
    if "rich" in sys.modules or "structlog" in sys.modules:
        return
    sys.modules["rich"] = None  # type: ignore[assignment]  # so Python says that there is none
    try:
        import_module("structlog")
    finally:
        del sys.modules["rich"]
