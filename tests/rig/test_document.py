from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from livehead.errors import CharacterError
from livehead.rig.document import CLOSE, CUBIC, LINE, MOVE, load_document, parse_color, parse_outline

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2048 2048">'


def read(tmp_path: Path, body: str, head: str = HEAD) -> object:
    path = tmp_path / "art.svg"
    path.write_text(head + body + "</svg>", encoding="utf-8")
    return load_document(path)


def test_an_outline_keeps_verbs_and_control_points() -> None:
    outline = parse_outline("M1 2C3 4 5 6 7 8L-9.5 10Z")
    assert list(outline.verbs) == [MOVE, CUBIC, LINE, CLOSE]
    np.testing.assert_allclose(outline.points, [[1, 2], [3, 4], [5, 6], [7, 8], [-9.5, 10]])


@pytest.mark.parametrize("text", ["", "L1 2", "M1", "M1 2c3 4 5 6 7 8", "M1 2C3 4", "M1 2Q3 4 5 6", "M1 nan"])
def test_other_path_data_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_outline(text)


def test_colours() -> None:
    assert parse_color("#abc") == 0xFFAABBCC
    assert parse_color("#102030", 0.5) == 0x80102030
    assert parse_color("none") == 0
    with pytest.raises(ValueError):
        parse_color("red")


def test_a_layer_with_clip_and_gradient(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        '<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="1" x2="2" y2="3">'
        '<stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>'
        "</linearGradient>"
        '<clipPath id="c"><path d="M0 0L9 0L9 9Z"/></clipPath></defs>'
        '<g id="one" data-depth="0.5" data-part="hair">'
        '<path d="M0 0L4 0L4 4Z" fill="url(#g)" opacity="0.5" clip-path="url(#c)"/></g>',
    )
    (layer,) = document.layers
    assert (layer.name, layer.depth, layer.part) == ("one", 0.5, "hair")
    item = layer.items[0]
    assert (item.fill, item.opacity) == ("g", 0.5)
    assert item.clip is not None and len(item.clip.points) == 3
    assert document.gradients["g"].colors == (0xFF000000, 0x00FFFFFF)


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ('<g id="a"><rect/></g>', "only <path>"),
        ('<g id="a"><path d="M0 0q1 1 2 2"/></g>', "path command"),
        ('<g id="a"><path d="M0 0L1 1" transform="scale(2)"/></g>', "transform"),
        ('<g id="a"><path d="M0 0L1 1" clip-path="url(#no)"/></g>', "clip path 'no'"),
        ('<g id="a"/><g id="a"/>', "twice"),
        ("<g/>", "without id"),
        ("<g id=", "not well-formed"),
    ],
)
def test_what_the_dialect_does_not_know_is_an_error(tmp_path: Path, body: str, cause: str) -> None:
    with pytest.raises(CharacterError, match=cause) as caught:
        read(tmp_path, body)
    assert caught.value.remedy


def test_another_size_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CharacterError, match="viewBox"):
        read(tmp_path, "", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">')


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CharacterError, match="cannot be read"):
        load_document(tmp_path / "none.svg")
