"""Looks: what ships, what a person adds, what is said of a wrong one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from livehead import config_file, looks, registry
from livehead.cast import find_character
from livehead.config import Config, StageChoice
from livehead.errors import ConfigError
from livehead.offline import styled
from livehead.types import Bytes, Image

GLOW = '[glow]\ntitle = "Halo"\n[[glow.stylizers]]\nuse = "outline"\nsoftness = 1\n'


def own(text: str) -> None:
    looks.own_file().parent.mkdir(parents=True, exist_ok=True)
    looks.own_file().write_text(text, encoding="utf-8")


def test_every_look_that_ships_can_be_made_and_shows() -> None:
    drawn = cv2.imread(str(find_character("actia").folder / "actia.png"), cv2.IMREAD_UNCHANGED)
    before = Image(cv2.cvtColor(drawn, cv2.COLOR_BGRA2RGBA))
    seen: dict[str, Bytes] = {}
    for name, look in looks.load().items():
        assert look.title and len(look.title) < 60
        seen[name] = styled(before, [registry.stylizer(choice) for choice in look.stylizers]).pixels
    assert seen.pop("plain") is before.pixels
    assert len(seen) >= 8
    for name, pixels in seen.items():
        near = [o for o in seen if o != name and cv2.absdiff(pixels, seen[o]).mean() < 1.0]
        assert not near and cv2.absdiff(pixels, before.pixels).mean() > 0.2, name


def test_the_page_about_looks_names_every_key() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "looks.md").read_text(encoding="utf-8")
    for name in registry.names("stylizers"):
        row = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))
        assert all(key in row for key in registry.options("stylizers", name)), name


def test_a_person_adds_looks_and_replaces_one() -> None:
    own(GLOW + '[noir]\nstylizers = ["grade"]\n')
    assert looks.find("glow").stylizers == (StageChoice("outline", {"softness": 1}),)
    assert looks.find("glow").title == "Halo"
    assert looks.find("noir").stylizers == (StageChoice("grade"),)
    assert {"sticker", "glow"} <= {look.name for look in looks.offered()}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[glow", "not valid TOML"),
        ("glow = 1", "glow is 1, not a table"),
        ("[glow]\nstylizer = []", "key of glow called 'stylizer'"),
        ("[glow]\nstylizers = 'outline'", "glow.stylizers is 'outline'"),
        ("[glow]\nstylizers = [{ width = 3 }]", "glow.stylizers[0].use is missing"),
        ("[glow]\ntitle = 3", "glow.title is 3"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_costs_no_menu(text: str, word: str) -> None:
    own(text)
    with pytest.raises(ConfigError) as error:
        looks.find("sticker")
    assert "looks.toml" in error.value.cause and word in error.value.cause and error.value.remedy
    assert "sticker" in {look.name for look in looks.offered()}


def test_an_unknown_look_is_guessed_at() -> None:
    with pytest.raises(ConfigError) as error:
        looks.stylizers_of(Config(look="stiker"))
    assert error.value.cause == "there is no look called 'stiker'"
    assert "did you mean 'sticker'?" in error.value.remedy


def test_a_configurations_own_stylizers_come_after_its_look() -> None:
    green = StageChoice("backdrop", {"colour": "green"})
    config = Config(look="noir", stylizers=(green,))
    assert [choice.use for choice in looks.stylizers_of(config)] == ["grade", "backdrop"]
    assert looks.stylizers_of(replace(config, look="plain")) == (green,)
    path = looks.own_file().with_name("livehead.toml")
    config_file.save(config, path)
    assert config_file.load_or_set_aside(path) == (config, "")
