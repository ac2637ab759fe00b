"""One line of `doctor`'s report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """ok: True good, False broken, None worth knowing."""

    what: str
    ok: bool | None
    text: str
    remedy: str = ""
