"""Fonts that every machine with the project has: matplotlib brings them."""

from pathlib import Path

import matplotlib as mpl

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
