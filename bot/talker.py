"""The part of the bot that people speak to: what they say is stored, handled and answered."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Self

import structlog
from aiogram import Bot
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.types import BotCommand

from bot.dispatcher import GatedDispatcher
from bot.factory import build_dispatcher
from bot.inbox import Inbox
from bot.patience import patiently
from bot.polling import Poller
from bot.settings import Settings
from bot.storage import ChatIsolation
from bot.webhook import Ready, serve
from handlers.commands import command_list
from models.people import Actor
from scheduler.clock import Timed
from services.people.members import Actors
from services.privacy.consented import HOUR as STRANGERS_KEPT
from services.texts import texts
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import Dialogues, RedisDialogues

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = structlog.get_logger()

OFTEN, SELDOM = timedelta(seconds=2), timedelta(seconds=5)
"""Between two looks at what a dead replica left, of which a person waits for the answer; and at the rest."""
LAST_CALLS = 2.0
"""Seconds for what must not stand in chats, when the bot ends."""


class Talker:
    """The inbox and the dispatcher behind it."""

    def __init__(
        self, settings: Settings, bot: Bot, dispatcher: GatedDispatcher, inbox: Inbox, ready: Ready, *, alone: bool
    ) -> None:
        self._settings, self._bot, self._dispatcher, self._inbox = settings, bot, dispatcher, inbox
        self._ready, self._alone = ready, alone

    @classmethod
    async def built(
        cls, settings: Settings, db: Database, clock: Clock, bot: Bot, dialogues: Dialogues, redis: "Redis | None"
    ) -> Self:
        """Put together, not yet listening. Several replicas share a chat only through Redis."""
        dispatcher = await _dispatcher(settings, db, clock, bot, dialogues, redis)
        actors = Actors(db, clock, settings.admin_ids, settings.messenger)
        most, shared = settings.updates_per_person, redis is not None
        inbox = Inbox(bot, dispatcher, db, clock, actors, most, shared=shared)
        return cls(settings, bot, dispatcher, inbox, Ready(db, redis), alone=not shared)

    @property
    def ticks(self) -> Mapping[str, Timed]:
        """What is done here by the clock, by name."""
        return {
            "what was left behind": (OFTEN, self._inbox.look),
            "what must not stand in chats": (SELDOM, partial(self._dispatcher["typed"].look, self._bot)),
        }

    async def run(self, stop: asyncio.Event) -> None:
        """Hear and answer until `stop`, and let what runs end. Raises Stopped when it was told to before it began."""
        await patiently(partial(introduce, self._bot), stop)
        await self._inbox.recover(mine=self._alone)
        log.info("running", bot=(await self._bot.me()).username)
        allowed = self._dispatcher.resolve_used_update_types()
        if self._settings.webhook_url:
            await serve(self._bot, self._inbox, allowed, self._settings, self._ready, stop)
        else:
            await patiently(partial(self._bot.delete_webhook, drop_pending_updates=False), stop)
            await Poller(self._bot, self._inbox, allowed).run(stop)

    async def end(self) -> None:
        """Do the last of it: what stands in memory alone."""
        try:
            async with asyncio.timeout(LAST_CALLS):
                # which these are stands in memory only
                await self._dispatcher["typed"].look(self._bot, all_of_them=True)
        except TimeoutError:
            log.warning("left in chats what must not stand there")
        await self._dispatcher.emit_shutdown()


async def _dispatcher(
    settings: Settings, db: Database, clock: Clock, bot: Bot, dialogues: Dialogues, redis: "Redis | None"
) -> GatedDispatcher:
    me = await bot.me()
    dispatcher = build_dispatcher(
        db,
        clock,
        dialogues,
        admin_ids=settings.admin_ids,
        messenger=settings.messenger,
        start_link=settings.start_link(me.username),
        guides_url=settings.guides_url,
        isolation=_isolation(redis),
        strangers=None if redis is None else RedisDialogues(redis, STRANGERS_KEPT, "opora:stranger:"),
    )
    await dispatcher.emit_startup()
    return dispatcher


def _isolation(redis: "Redis | None") -> BaseEventIsolation:
    if redis is None:
        return ChatIsolation()
    from bot.replicas import RenewedIsolation  # four megabytes that a bot alone has no use for

    return RenewedIsolation(redis)


async def introduce(bot: Bot) -> None:
    """What somebody sees whose chat has no commands of its own, a stranger: the commands, and what the bot does. A text
    that stands already is left: Telegram soon refuses whoever sets it at every start."""
    stranger = command_list(Actor(0))
    await bot.set_my_commands([BotCommand(command="start", description=stranger[0].description), *stranger])
    does, shortly = texts().plain("bot-description"), texts().plain("bot-short")
    if (await bot.get_my_description()).description != does:
        await bot.set_my_description(does)
    if (await bot.get_my_short_description()).short_description != shortly:
        await bot.set_my_short_description(shortly)
