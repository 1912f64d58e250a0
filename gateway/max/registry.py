"""The methods of the Bot API that the gateway carries out."""

from collections.abc import Awaitable, Callable

from gateway.botapi.params import Params
from gateway.botapi.registry import Registry
from gateway.max.gateway import Gateway

Handler = Callable[[Gateway, Params], Awaitable[object]]

METHODS = Registry[Handler]()
method = METHODS.method
