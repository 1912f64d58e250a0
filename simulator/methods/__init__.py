"""Importing this package registers every method."""

from simulator.methods import media, messages, profile, updates

__all__ = ["media", "messages", "profile", "updates"]
