"""`livehead list sinks`: what every sink does to alpha and colour, and how late it is."""

from __future__ import annotations

from livehead import registry
from livehead.cli import listing
from livehead.cli.app import run_app


def test_the_list_says_alpha_chroma_and_lateness() -> None:
    listing.console.width, width = 160, listing.console.width
    try:
        with listing.console.capture() as words:
            assert run_app(["list", "sinks"]) == 0
    finally:
        listing.console.width = width
    lines = [line.split() for line in words.get().splitlines()]
    head = next(number for number, line in enumerate(lines) if line[:2] == ["sink", "as"])
    rows = [line for line in lines[head + 1 :] if line]
    for name in registry.names("sinks"):
        assert any(row[0] == name for row in rows), f"nothing is said of {name}"
    assert ["media_stream", "nut", "straight", "full"] in [row[:4] for row in rows]
    assert ["video_file", "mp4", "none", "4:2:0"] in [row[:4] for row in rows]
    assert next(row for row in rows if row[:2] == ["media_stream", "nut"])[5] == "ms"
