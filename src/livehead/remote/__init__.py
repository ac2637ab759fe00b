"""Other programs drive livehead: an HTTP and WebSocket API of its own, and a part of VTube Studio's plugin API."""

from livehead.remote.config import RemoteConfig, with_injection
from livehead.remote.server import RemoteServer

__all__ = ["RemoteConfig", "RemoteServer", "with_injection"]
