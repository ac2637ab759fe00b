"""What the remote APIs may be told: hosts, ports, who is allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from livehead.config import Config, StageChoice
from livehead.wire.door import is_loopback

PORT = 8788
VTS_PORT = 8001


@dataclass(frozen=True, slots=True)
class RemoteConfig:
    """port, vts_port: of our own API and of VTube Studio's; None leaves it out, 0 takes a free one.

    host: address to listen on, for both; other computers reach it only if it is not loopback.
    token: secret of our own API; empty for the one in the user's configuration folder, made when it is missing.
    vts_allow: names of plugins that are allowed without asking. vts_origins: pages that may use VTube Studio's API
    beside those of this computer, such as "https://example.com". discovery: who is told every 2 s, by UDP, that
    VTube Studio's API is here: this computer, the whole network or nobody.
    """

    host: str = "127.0.0.1"
    port: int | None = PORT
    token: str = ""
    vts_port: int | None = None
    vts_allow: tuple[str, ...] = ()
    vts_origins: tuple[str, ...] = ()
    discovery: Literal["here", "network", "off"] = "here"

    def __post_init__(self) -> None:
        for name, port in (("port", self.port), ("vts_port", self.vts_port)):
            if port is not None and not 0 <= port <= 65535:
                raise ValueError(f"{name} is {port}, not within 0 to 65535")
        if self.discovery == "network" and is_loopback(self.host):
            raise ValueError('discovery = "network" needs a host that the network reaches, e.g. "0.0.0.0"')


def with_injection(config: Config) -> Config:
    """The configuration with a modifier that takes motion from other programs, under emotes and expressions; as it
    is when it has one."""
    uses = [choice.use for choice in config.modifiers]
    if "inject" in uses:
        return config
    over = ("emote", "express")
    place = min((i for i, use in enumerate(uses) if use in over), default=len(uses))
    own = config.modifiers
    return replace(config, modifiers=(*own[:place], StageChoice("inject"), *own[place:]))
