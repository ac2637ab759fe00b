"""The doctor's findings as text that may be sent to a stranger: nothing in it says who or where one is."""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Iterable
from pathlib import Path

from livehead.cli.finding import Finding

MARKS = {True: "ok", False: "NO", None: "--"}

_FORMS = (
    (re.compile(r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b"), "<hardware address>"),
    (re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"), "<address>"),
    (
        re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){3,7}[0-9A-Fa-f]{0,4}(?![\w:])|\bfe80:[:\w%]+"),
        "<address>",
    ),
    (re.compile(r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b"), "<serial>"),
    (re.compile(r"(?<![^\W_])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{8,}(?![^\W_])"), "<serial>"),
    (re.compile(r"(?<![^\W_])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}(?![^\W_])"), "<serial>"),
    (re.compile(r"(token=)[^&\s]+"), r"\1<secret>"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "<e-mail>"),
    (re.compile(r"((?:/home|/Users|[A-Za-z]:\\Users)[/\\])[^/\\\s]+"), r"\1<user>"),
)
_OWNED = re.compile(
    r"\b[^\W\d_]+(?=[’']s? )|(?<=\b(?:von|van)\s)[^\W\d_]+|(?<=\b(?:de|di|do|da)\s)[^\W\d_]+$"
)
"""The owner in a device's name: "Anna’s iPhone", "iPhone von Anna"."""

_HARMLESS = {"127.0.0.1", "0.0.0.0"}


def anonymous(
    text: str, *, home: Path | None = None, user: str | None = None, host: str | None = None
) -> str:
    """The text without the home folder, the user's and the computer's name, addresses, serials and secrets.

    home, user, host: this computer's own unless given.
    """
    home = home or Path.home()
    user, host = user if user is not None else _user(), host if host is not None else socket.gethostname()
    if len(home.parts) > 1:
        text = text.replace(str(home), "~")
    for pattern, words in _FORMS:
        text = pattern.sub(lambda m, w=words: m[0] if m[0] in _HARMLESS else m.expand(w), text)  # type: ignore[misc]
    for name, words in ((user, "<user>"), (host, "<computer>"), (host.partition(".")[0], "<computer>")):
        if len(name) > 1:
            text = re.sub(rf"(?<![\w<]){re.escape(name)}(?![\w>])", words, text, flags=re.IGNORECASE)
    return text


def report(findings: Iterable[Finding]) -> str:
    """One line a finding, `mark  what: text (remedy)`, with nothing private in it."""
    lines = []
    for finding in findings:
        remedy = f" ({finding.remedy})" if finding.remedy else ""
        device = finding.what.startswith(("camera ", "microphone ", "virtual camera "))
        text = _OWNED.sub("<someone>", finding.text) if device else finding.text
        lines.append(f"{MARKS[finding.ok]}  {finding.what}: {text}{remedy}")
    return anonymous("\n".join(lines)) + "\n"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name: a container's
        return ""
