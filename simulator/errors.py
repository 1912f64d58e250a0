"""Errors of whoever drives the local Telegram."""


class PhoneError(Exception):
    """The person at the phone cannot do that: no such button, the bot is blocked, nobody answers."""
