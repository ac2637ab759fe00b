"""What OBS must know of a source that shows livehead: its kind and its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Sink = Literal["browser", "media_stream"]
"""The two sinks that a source of OBS can show, by their names."""

BROWSER_KIND, MEDIA_KIND = "browser_source", "ffmpeg_source"
KINDS: Mapping[Sink, str] = {"browser": BROWSER_KIND, "media_stream": MEDIA_KIND}

URLS: Mapping[Sink, str] = {
    "browser": "http://127.0.0.1:8787/",
    "media_stream": "http://127.0.0.1:8789/live.nut",
}
"""Where the sinks serve by default."""


@dataclass(frozen=True, slots=True)
class Source:
    """An input as OBS keeps it: its kind, and those of its settings that matter."""

    kind: str
    settings: Mapping[str, Any]


def source(sink: Sink, url: str, size: tuple[int, int]) -> Source:
    """The source for a sink; size: (width, height) of the picture in pixels."""
    settings = browser_settings(url, size) if sink == "browser" else media_settings(url)
    return Source(KINDS[sink], settings)


def browser_settings(url: str, size: tuple[int, int]) -> dict[str, Any]:
    """A browser source: OBS's own page size is that of the picture, so that nothing is scaled twice."""
    width, height = size
    return {
        "url": url,
        "width": width,
        "height": height,
        "shutdown": False,
        "restart_when_active": False,
        "reroute_audio": False,
        "css": "",
    }


PATIENT = "reconnect_on_network_error=1 reconnect_delay_max=1"
"""FFmpeg itself asks again for a second where nobody listens. Without it OBS 29 gives a source up for good, now
and then: a connection that is refused faster than the source was set up is an end that OBS misses."""
AT_ONCE = "fflags=nobuffer probesize=32 analyzeduration=0"
"""NUT says at the start what it is: no need to look at the first seconds before they are shown."""


def media_settings(url: str) -> dict[str, Any]:
    """A media source of a network stream that is shown as soon as it comes, and asked for again every second.

    OBS mixes in linear light, but weighs a media source's colours by alpha before it makes them linear: that gives
    every soft outline a dark seam, unless `linear_alpha` puts it right.
    """
    raw = url.partition("?")[0].endswith(".nut")
    return {
        "is_local_file": False,
        "input": url,
        "input_format": "nut" if raw else "mpegts",
        "ffmpeg_options": f"{AT_ONCE} {PATIENT}" if raw else PATIENT,
        "linear_alpha": raw,
        "buffering_mb": 0,
        "reconnect_delay_sec": 1,
        "restart_on_activate": False,
        "clear_on_media_end": False,
        "close_when_inactive": False,
        "hw_decode": False,
        "seekable": False,
    }
