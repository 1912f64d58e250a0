"""Presses answered. MAX has a line that is shown for a moment, perhaps, and no window: what matters is a message."""

from gateway.botapi.errors import bad_request
from gateway.botapi.limits import check_notice
from gateway.botapi.params import Params
from gateway.max import sending, store
from gateway.max.drafts import Draft
from gateway.max.errors import ANSWER, Ambiguous, MaxError, NeverSent
from gateway.max.gateway import Gateway, Notices
from gateway.max.registry import method
from gateway.max.words import Words


@method("answerCallbackQuery")
async def answer_press(gateway: Gateway, params: Params) -> object:
    """The answer to a press: once. One without words goes nowhere: MAX refuses an empty one."""
    text = params.text("text")
    check_notice(text)
    press = gateway.presses.find(params.text("callback_query_id"))
    if press is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    gateway.presses.over(press.id)
    if not text:
        return True
    alert = params.flag("show_alert")
    if gateway.notices is not Notices.MESSAGE:
        await _toast(gateway, press.id, press.chat, text)
    if alert or gateway.notices is not Notices.TOAST:
        await _message(gateway, press.chat, text)
    return True


async def _toast(gateway: Gateway, number: str, chat: int, text: str) -> None:
    try:
        await gateway.api.paced(ANSWER, chat, "POST", "/answers", {"callback_id": number}, {"notification": text})
    except (MaxError, NeverSent, Ambiguous):
        return  # it is a line for a moment; what matters is the message


async def _message(gateway: Gateway, chat: int, text: str) -> None:
    """A short message that goes as soon as the person does anything else."""
    peer = await gateway.peer(chat)
    sent = await sending.post(gateway, peer, Draft(Words(text)))
    await gateway.store.soon(store.put_passing, chat, str(sent["body"]["mid"]))
