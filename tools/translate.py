"""Brings the translation files of the tray in line with what is said, and builds what Qt reads of them.

python tools/translate.py           collects, keeps what is translated, lists what is not
python tools/translate.py --check   changes nothing; fails where a file is behind, or a phrase has no words
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from phrases import PACKAGE, collected, names

TRAY = PACKAGE / "tray"
FOLDER = TRAY / "translations"
LANGUAGES = {"ja": "ja_JP", "zh_CN": "zh_CN"}
TEMPLATES = FOLDER / "phrases.txt"
FIELDS = re.compile(r"%[1-9]|\{\w*\}")

Key = tuple[str, str]


def program(name: str) -> str:
    """One of PySide6's, beside this Python or on the path."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    return found or sys.exit(f"needs {name}, which comes with PySide6")


def read(path: Path) -> dict[Key, str]:
    """What a file has, by context and source; empty where there is no finished translation."""
    found: dict[Key, str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            done = words is not None and words.get("type") is None
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = (words.text or "") if words is not None and done else ""
    return found


def said() -> list[Key]:
    """Everything the windows show: their own words, and the phrases and names from below."""
    sources = sorted(str(path.relative_to(TRAY)) for path in TRAY.rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new_ja.ts"
        command = [program("pyside6-lupdate"), *sources, "-locations", "none", "-ts", str(new)]
        subprocess.run(command, cwd=TRAY, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        windows = read(new)
    phrases = {("phrases", text): "" for text in sorted(collected())}
    return list(windows | phrases | {("names", text): "" for text in names()})


def written(keys: Iterable[Key], words: dict[Key, str], language: str) -> str:
    """A .ts file, as Qt Linguist writes it."""
    quoted = {'"': "&quot;", "'": "&apos;"}
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{LANGUAGES[language]}">')
    for context, group in groupby(sorted(keys, key=lambda key: key[0]), key=lambda key: key[0]):
        lines += ["<context>", f"    <name>{context}</name>"]
        for key in group:
            text = escape(words.get(key, ""), quoted)
            open_tag = "<translation>" if text else '<translation type="unfinished">'
            lines += ["    <message>", f"        <source>{escape(key[1], quoted)}</source>"]
            lines += [f"        {open_tag}{text}</translation>", "    </message>"]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def built(source: Path) -> bytes:
    """What Qt reads of a .ts file."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.qm"
        command = [program("pyside6-lrelease"), str(source), "-qm", str(made)]
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        return made.read_bytes()


def lacking(keys: Iterable[Key], words: dict[Key, str]) -> list[str]:
    """What has no words yet, or words with other fields."""
    return [
        f"{context}: {source!r} has " + ("other fields" if words.get((context, source)) else "no words")
        for context, source in keys
        if sorted(FIELDS.findall(words.get((context, source), "?"))) != sorted(FIELDS.findall(source))
        or not words.get((context, source))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    keys = said()
    templates = "".join(f"{text}\n" for context, text in keys if context == "phrases" and "%1" in text)
    faults = [] if TEMPLATES.is_file() and TEMPLATES.read_text("utf-8") == templates else [TEMPLATES.name]
    if not check:
        TEMPLATES.write_text(templates, "utf-8")
    for language in LANGUAGES:
        path = FOLDER / f"livehead_{language}.ts"
        words = read(path)
        told = [f"{language} {line}" for line in lacking(keys, words)]
        if check:
            behind = path.read_text("utf-8") != written(keys, words, language)
            faults += [path.name] if behind or built(path) != path.with_suffix(".qm").read_bytes() else []
            faults += told
        else:
            path.write_text(written(keys, words, language), "utf-8")
            path.with_suffix(".qm").write_bytes(built(path))
            print("\n".join(told) or f"{language}: complete")
    if check and faults:
        sys.exit("\n".join([*faults, "run python tools/translate.py, then translate what it lists"]))


if __name__ == "__main__":
    main()
