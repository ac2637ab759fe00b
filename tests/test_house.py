"""The house rules that a machine can see."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TOOLS = sorted((ROOT / "tools").rglob("*.py"))
BANNED = re.compile(r"manager|wrapper|helper|utils?$|^core$|processor|handler", re.IGNORECASE)


@pytest.mark.parametrize("path", SOURCES + TOOLS, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, "divide the room: it has two jobs"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= (40 if path in SOURCES else 45), f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_say_what_they_are_and_use_the_fields_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a file begins with what it is"
    assert not BANNED.search(path.stem)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            assert not BANNED.search(node.name), node.name


def test_every_tool_has_its_line() -> None:
    page = (ROOT / "tools" / "README.md").read_text(encoding="utf-8")
    for path in [*sorted((ROOT / "tools").glob("*.py")), ROOT / "tools" / "check"]:
        assert f"`{path.name}`" in page, f"tools/README.md says nothing of {path.name}"


def test_architecture_names_every_room() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "livehead"
    rooms = [p.name for p in package.iterdir() if p.is_dir() and (p / "__init__.py").is_file()]
    for room in rooms:
        assert room in page, f"ARCHITECTURE.md says nothing of {room}/"
