"""Tokens are made once and kept for this user alone."""

from __future__ import annotations

import os

import pytest

from livehead import folders
from livehead.errors import ConfigError
from livehead.wire.token import SHORTEST, kept


def test_a_token_stays_as_it_is() -> None:
    made = kept("one")
    assert len(made) >= SHORTEST and kept("one") == made != kept("two")
    if os.name == "posix":
        assert folders.user_config().with_name("one").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"short", "pässwörter sind hier falsch".encode()])
def test_what_cannot_be_used_is_made_anew(damage: bytes) -> None:
    path = folders.user_config().with_name("one")
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    made = kept("one")
    assert len(made) >= SHORTEST and made.isascii() and kept("one") == made


def test_a_token_that_cannot_be_kept_is_an_error() -> None:
    folder = folders.user_config().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder")
    with pytest.raises(ConfigError, match="cannot be written") as caught:
        kept("one")
    assert "writable" in caught.value.remedy
