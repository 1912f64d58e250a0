"""Registers every method."""

from gateway.max.methods import media, messages, presses, profile, updates

__all__ = ["media", "messages", "presses", "profile", "updates"]
