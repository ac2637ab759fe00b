"""Which plugins may use VTube Studio's API: a person allows each once, then its token is enough."""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import hashlib
import hmac
import logging
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from livehead.errors import LiveheadError
from livehead.motion.presses import plain
from livehead.remote import secret
from livehead.remote.pace import Pace
from livehead.remote.vts_error import Code, VtsError

log = logging.getLogger(__name__)

Ask = Callable[[str, str], bool]
"""(plugin, developer) → whether a person allows it."""

Plugin = tuple[str, str]
"""Name and developer: a token belongs to both."""

MOST_PLUGINS = 64
ASK_S = 120.0
MOST_ICON = 100_000
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class Plugins:
    """Remembers who is allowed, as hashes of tokens. On the server's loop."""

    def __init__(self, ask: Ask | None, allow: Iterable[str] = ()) -> None:
        self._ask = ask
        self._allow = {plain(name) for name in allow}
        self._asking = False
        self._questions = Pace(rate=0.1, burst=4.0)
        self._known: dict[Plugin, str] = {}
        for entry in secret.plugins().get("plugins", []):
            if isinstance(entry, dict) and all(
                isinstance(entry.get(k), str) for k in ("name", "by", "token")
            ):
                self._known[entry["name"], entry["by"]] = entry["token"]

    @property
    def allowed(self) -> int:
        """How many there are."""
        return len(self._known)

    def names(self) -> tuple[Plugin, ...]:
        """Name and developer of each, the newest last."""
        return tuple(self._known)

    async def new_token(self, data: Mapping[str, Any]) -> str:
        """A token for the plugin of an AuthenticationTokenRequest, once a person has allowed it. VtsError else."""
        plugin = (
            _named(data.get("pluginName"), Code.PLUGIN_NAME_INVALID),
            _named(data.get("pluginDeveloper"), Code.DEVELOPER_INVALID),
        )
        _check_icon(data.get("pluginIcon"))
        if plain(plugin[0]) not in self._allow:
            await self._ask_person(plugin)
        token = secrets.token_hex(32)
        self._known.pop(plugin, None)
        self._known[plugin] = _hash(token)
        while len(self._known) > MOST_PLUGINS:
            del self._known[next(iter(self._known))]
        self._keep()
        log.info("plugin %r by %r is allowed", *plugin)
        return token

    def known(self, plugin: Plugin, token: str) -> bool:
        """Whether this token was given to this plugin."""
        return hmac.compare_digest(self._known.get(plugin, ""), _hash(token))

    def still(self, plugin: Plugin) -> bool:
        """Whether it is allowed still."""
        return plugin in self._known

    def revoke(self, name: str) -> int:
        """Take away the tokens of all plugins of a name; returns how many there were."""
        gone = [plugin for plugin in self._known if plain(plugin[0]) == plain(name)]
        for plugin in gone:
            del self._known[plugin]
        if gone:
            self._keep()
        return len(gone)

    async def _ask_person(self, plugin: Plugin) -> None:
        if not self._asking and not self._questions.allows():
            raise VtsError(Code.DENIED, "Denied: somebody asks too often. Try again in ten seconds.")
        if self._ask is None:
            log.warning(
                'plugin %r by %r wants to drive the character and is denied; allow it with --vts-allow "%s"',
                *plugin, plugin[0],
            )  # fmt: skip
            raise VtsError(Code.DENIED, f"Denied. Start livehead with --vts-allow {plugin[0]!r} to allow it.")
        if self._asking:
            raise VtsError(Code.ASKING_ALREADY, "A person is being asked about a plugin already.")
        self._asking = True
        try:
            allowed = await _in_thread(self._ask, plugin)
        finally:
            self._asking = False
        if not allowed:
            raise VtsError(Code.DENIED, "The user has not allowed this plugin.")

    def _keep(self) -> None:
        entries = [{"name": name, "by": by, "token": token} for (name, by), token in self._known.items()]
        try:
            secret.keep_plugins({"plugins": entries})
        except LiveheadError as error:
            log.warning("%s (%s): plugins must be allowed anew next time", error.cause, error.remedy)


async def _in_thread(ask: Ask, plugin: Plugin) -> bool:
    """The answer of a question that blocks; no answer, or one that fails, is no."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[bool] = loop.create_future()

    def tell(allowed: bool) -> None:
        if not answer.done():
            answer.set_result(allowed)

    def run() -> None:
        allowed = False
        try:
            allowed = bool(ask(*plugin))
        except Exception:
            log.exception("asking about plugin %r failed", plugin[0])
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(tell, allowed)

    # A daemon: a question that nobody answers must not keep livehead from ending.
    threading.Thread(target=run, name="livehead asks", daemon=True).start()
    try:
        return await asyncio.wait_for(answer, ASK_S)
    except TimeoutError:
        return False


def _named(value: Any, code: Code) -> str:
    if not isinstance(value, str) or not 3 <= len(value.strip()) <= 32 or not value.isprintable():
        raise VtsError(code, "A plugin and its developer have names of 3 to 32 characters.")
    return value


def _check_icon(icon: Any) -> None:
    if icon in (None, ""):
        return
    with contextlib.suppress(binascii.Error, ValueError):
        good = isinstance(icon, str) and len(icon) <= MOST_ICON
        if good and base64.b64decode(icon, validate=True).startswith(PICTURES):
            return
    raise VtsError(Code.ICON_INVALID, "The icon is no PNG or JPG in base64.")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
