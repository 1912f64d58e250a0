"""Reminders: what a person put off, when they may be told, the centre's rules, and what is told of a date when."""

from models.reminders.tables import Snooze as Snooze
