"""The built-in character: its picture obeys the rules, its drawing is what the tool draws."""

from __future__ import annotations

import importlib
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from livehead.character import Character

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "characters" / "actia"
SVG = "{http://www.w3.org/2000/svg}"
PARTS = {"head", "hair", "body", "acc"}
MOST_PATHS = 900


@pytest.fixture(scope="module")
def groups() -> list[ElementTree.Element]:
    return ElementTree.parse(FOLDER / "art.svg").getroot().findall(f"{SVG}g")


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the tool that draws Actia; the tool's modules are forgotten afterwards."""
    tool = ROOT / "tools" / "art"
    monkeypatch.syspath_prepend(str(tool))
    for path in tool.glob("*.py"):
        monkeypatch.delitem(sys.modules, path.stem, raising=False)
    module = importlib.import_module("actia")
    for path in tool.glob("*.py"):
        loaded = sys.modules.pop(path.stem, None)
        if loaded is not None:
            monkeypatch.setitem(sys.modules, path.stem, loaded)
    return module


def test_is_a_free_character() -> None:
    actia = Character.load(FOLDER)
    assert actia.name == "actia"
    assert actia.title == "Actia"
    assert actia.licence == "CC0-1.0"


def test_picture_has_a_clean_alpha() -> None:
    picture = Character.load(FOLDER).picture
    alpha = picture[..., 3]
    assert picture.shape == (512, 512, 4)
    border = np.concatenate([alpha[0], alpha[:, 0], alpha[:, -1]])
    assert not border.any(), "the figure touches the top or a side"
    assert alpha[-1].max() == 255, "the figure must leave through the bottom edge"
    assert 0.2 < (alpha == 255).mean() < 0.6
    assert ((alpha > 0) & (alpha < 255)).mean() < 0.03, "soft edges everywhere: a halo"


def test_edge_is_as_dark_as_the_line_art() -> None:
    """Straight alpha: half-covered pixels keep the colour of the line, not of a white or black ground."""
    picture = Character.load(FOLDER).picture.astype(np.float32)
    edge = (picture[..., 3] > 40) & (picture[..., 3] < 215)
    luma = picture[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32)
    assert 40 < np.median(luma[edge]) < 150


def test_head_lies_in_the_box_of_the_picture_rules() -> None:
    """The chin is skin down to the last rows of the box, the eyes are open and amber."""
    picture = Character.load(FOLDER).picture.astype(int)
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    skin = (red > 235) & (green > 190) & (blue > 170) & (red - blue > 12)
    assert skin[186:190, 252:260].all(), "chin above the end of the box"
    amber = (red > 190) & (green > 90) & (blue < 110)
    for left, right in ((222, 246), (266, 290)):
        assert amber[138:166, left:right].mean() > 0.15, "an eye is not open"


def test_layers_say_depth_and_part(groups: list[ElementTree.Element]) -> None:
    names = [group.get("id", "") for group in groups]
    assert len(set(names)) == len(names) > 40
    for group in groups:
        assert -1 < float(group.get("data-depth", "nan")) < 1, group.get("id")
        assert group.get("data-part") in PARTS, group.get("id")
        assert all(child.tag == f"{SVG}path" for child in group), group.get("id")


def test_hair_has_depth(groups: list[ElementTree.Element]) -> None:
    depths = {float(g.get("data-depth", "0")) for g in groups if g.get("data-part") == "hair"}
    assert len(depths) >= 5


def test_few_enough_paths_to_draw_live(groups: list[ElementTree.Element]) -> None:
    assert sum(len(group) for group in groups) <= MOST_PATHS


def test_no_pure_black() -> None:
    text = (FOLDER / "art.svg").read_text(encoding="utf-8")
    assert '"#000' not in text
    assert "#000000" not in text


def test_tool_draws_the_committed_file(drawing: ModuleType) -> None:
    drawn = drawing.build().svg()
    assert drawn == (FOLDER / "art.svg").read_text(encoding="utf-8"), "run python tools/art/draw.py"
