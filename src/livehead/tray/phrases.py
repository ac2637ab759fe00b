"""What comes from below the windows, in the user's language: states, causes, remedies, findings, names.

The rest of livehead speaks English and knows nothing of Qt. `tools/translate.py` collects its words from the
source, with %1, %2 … where something is filled in, into the contexts "phrases" and "names" of the translation
files, and the phrases with fields into `translations/phrases.txt`. Here a finished text is held against those.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

TEMPLATES = Path(__file__).with_name("translations") / "phrases.txt"

FIELD = re.compile(r"%([1-9])")
PLACE = re.compile(r"( ?)%([1-9])( ?)")
WIDE_OPEN, WIDE_CLOSE = "（「“", "）」”。"
"""Beside these no space is written."""

SPOKEN = re.compile(r"(?<![\w.%/-])[A-Za-z][a-z]+(?![\w./=])")
OUTSIDE = r"(?![^()]*\))"
BREAK = re.compile(rf"(?:\n|: |; |, ){OUTSIDE}")
HEADED = re.compile(r"[^%]+: ")
"""What may be followed by any other phrase: "running: ..."."""

FEW = 4
"""Letters of its own below which a phrase takes no words it cannot translate: "%1 is %2" would fit anything."""

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Template:
    """source: with %1 …; form: what it looks like when filled in; order: the field of each group."""

    source: str
    form: re.Pattern[str]
    order: tuple[str, ...]
    own: int


def phrase(text: str) -> str:
    """A text from below in the language that is spoken; as it is where nobody has translated it."""
    return _phrase(text, 0)


def name_of(text: str) -> str:
    """The name of an expression, an emote, a phase or a part, else a phrase."""
    words = QCoreApplication.translate("names", text)
    return words if words != text else _phrase(text, 0)


def forget() -> None:
    """Another language is spoken from now on."""
    _phrase.cache_clear()


@lru_cache(maxsize=4096)
def _phrase(text: str, depth: int) -> str:
    if depth > DEEPEST or not SPOKEN.search(text):
        return text
    bare = text.strip(" ,;")
    words = QCoreApplication.translate("phrases", bare)
    if words == bare:
        words = _best(bare, depth)
    if words == bare:
        return text
    head, _, tail = text.partition(bare)
    return f"{_joint(head)}{words}{_joint(tail)}"


def _best(text: str, depth: int) -> str:
    """Filled in or taken apart, whichever leaves least in English; the text itself where nothing is gained."""
    ways = [*_filled_in(text, depth), *_in_parts(text, depth)]
    return min([*ways, (_english(text), 2, text)], key=lambda way: way[:2])[2]


def _english(words: str) -> int:
    return len(SPOKEN.findall(words))


def _filled_in(text: str, depth: int) -> Iterator[tuple[int, int, str]]:
    """By every template that fits, most letters of its own first, with what is left in English. A field of
    several parts, other than a list of single words, is worse: it has most likely swallowed another phrase.
    Of two that are as good, one that begins with words and a colon is the outer one."""
    for template in _candidates(text):
        found = template.form.fullmatch(text)
        if found is None:
            continue
        translated = QCoreApplication.translate("phrases", template.source)
        if translated == template.source:
            continue
        fields = {
            n: _phrase(value, depth + 1) for n, value in zip(template.order, found.groups(), strict=True)
        }
        strange = any(
            " " in value and fields[n] == value and SPOKEN.search(value)
            for n, value in zip(template.order, found.groups(), strict=True)
        )
        if strange and template.own < FEW:
            continue
        headed = HEADED.match(template.source) is not None
        swallowed = 0 if headed else sum(map(_several, found.groups()))
        words = PLACE.sub(partial(_field, fields), translated)
        yield _english(words) + swallowed, not headed, words


def _several(value: str) -> bool:
    parts = BREAK.split(value.strip(" ,;"))
    return len(parts) > 1 and any(" " in part for part in parts)


def _field(fields: dict[str, str], match: re.Match[str]) -> str:
    before, number, after = match.groups()
    value = fields[number]
    return f"{'' if value[:1] in WIDE_OPEN else before}{value}{'' if value[-1:] in WIDE_CLOSE else after}"


def _in_parts(text: str, depth: int) -> Iterator[tuple[int, int, str]]:
    """Part by part. A single word in a list stays, for it is most often the name of a stage or a key."""
    for mark, most in (("\n", 0), ("; ", 0), (": ", 1), (", ", 0)):
        parts = re.split(mark + OUTSIDE, text, maxsplit=most)
        if len(parts) == 1:
            continue
        said = [_phrase(part, depth + 1) if " " in part else part for part in parts]
        if said != parts:
            words = _joint(mark).join(said)
            yield _english(words), 1, words


def _joint(mark: str) -> str:
    """What stands between two parts, as the language writes it."""
    words = {
        ", ": QCoreApplication.translate("phrases", ", "),
        "; ": QCoreApplication.translate("phrases", "; "),
        ": ": QCoreApplication.translate("phrases", ": "),
    }
    return words.get(mark, mark)


# --- templates --------------------------------------------------------------------------------------------------


def _candidates(text: str) -> list[_Template]:
    """Templates that share their longest word with the text, those with most letters of their own first."""
    known = _templates()
    near = [t for word in {"", *re.findall(r"[A-Za-z]+", text)} for t in known.get(word, ())]
    return sorted(near, key=lambda template: (template.own, len(template.source)), reverse=True)


@cache
def _templates() -> dict[str, list[_Template]]:
    """Every phrase with fields, by its longest whole word."""
    found: dict[str, list[_Template]] = defaultdict(list)
    for line in TEMPLATES.read_text(encoding="utf-8").splitlines():
        literals = FIELD.split(line)[::2]
        form = re.compile("(.*?)".join(map(re.escape, literals)), re.DOTALL)
        words = [word for part in re.split(r"\S*%[1-9]\S*", line) for word in re.findall(r"[A-Za-z]+", part)]
        own = sum(character.isalpha() for part in literals for character in part)
        found[max(words, key=len, default="")].append(_Template(line, form, tuple(FIELD.findall(line)), own))
    return found
