"""OSC datagrams built by python-osc, for tests."""

from __future__ import annotations

from typing import Any

from pythonosc import osc_bundle_builder, osc_message_builder


def message(address: str, *arguments: Any) -> bytes:
    builder = osc_message_builder.OscMessageBuilder(address)
    for argument in arguments:
        builder.add_arg(argument)
    return builder.build().dgram


def bundle(*contents: bytes) -> bytes:
    """A bundle of messages and bundles."""
    head = osc_bundle_builder.OscBundleBuilder(osc_bundle_builder.IMMEDIATELY).build().dgram
    return head + b"".join(len(content).to_bytes(4, "big") + content for content in contents)
