"""Whoever imports aiogram here does it as the bot does."""

from speed.models import build_models_late

build_models_late()
