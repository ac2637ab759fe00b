"""Which networks livehead knows, which of them are installed, and where their files lie.

Known is what has a card in `models/onnx/<architecture>/card.md`. Installed is what `livehead models import`
wrote into the user's folder: `models/<NAME>/<module>.onnx` with a `model.toml`.
"""

from __future__ import annotations

import hashlib
import json
import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime.fill import WeightlessGraph, fill, weights_of, write

log = logging.getLogger(__name__)

PRECISIONS = ("fp32", "fp16")


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the author publishes. size in bytes and sha256 are None where they are not known."""

    name: str
    size: int | None
    sha256: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Architecture:
    """A network that livehead knows: its card, and its graphs without weights.

    monetised: "yes, with credit" or "no". share_page: where a person must fetch it by hand, or "".
    checksums: sha256 of the author's own files by file name, where known.
    """

    name: str
    folder: Path
    title: str
    modules: tuple[str, ...]
    licence: str
    monetised: str
    author: str
    credit: str
    size: str
    page: str
    share_page: str
    downloads: tuple[Download, ...]
    checksums: Mapping[str, str]

    @property
    def commercial(self) -> bool:
        """Whether a monetised stream may use it."""
        return self.monetised.lower().startswith("yes")

    def graph(self, module: str, precision: str = "fp32") -> Path:
        """Where the graph of a module lies; it may not exist."""
        return self.folder / (f"{module}.fp16.onnx" if precision == "fp16" else f"{module}.onnx")


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """An imported model: `facts` is its `model.toml`."""

    name: str
    architecture: str
    folder: Path
    facts: Mapping[str, Any]

    @property
    def variant(self) -> str:
        """ "float" or "half": what the checkpoint was."""
        return str(self.facts.get("variant", "float"))

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())

    def module(self, name: str, precision: str = "fp32") -> Path:
        """The ONNX file of a module, "fp32" or "fp16"; inputs and outputs are float32 either way.

        A half-precision file is made when it is first asked for; a file made for another livehead is made
        again, and the log says so. EngineError when the module is missing or cannot be made.
        """
        path = self.folder / f"{name}.onnx"
        if not path.is_file():
            raise EngineError(
                f"the model {self.name} has no {name}",
                remedy=f"import it again: livehead models import FOLDER --as {self.name}",
            )
        known = architecture(self.architecture)
        graph = known.graph(name)
        if graph.is_file() and self._made_from(name) != _sha256(graph):
            log.info("%s of %s was made for another livehead: made again", name, self.name)
            self._refill(name, path, graph, path)
        if precision == "fp32":
            return path
        half, graph = self.folder / f"{name}.fp16.onnx", known.graph(name, precision)
        if not half.is_file() or self._made_from(f"{name}.fp16") != _sha256(graph):
            self._refill(f"{name}.fp16", path, graph, half)
        return half

    def _made_from(self, module: str) -> str | None:
        """The checksum of the graph that a file was made from."""
        modules = read_facts(self.folder).get("modules", {})
        found = modules.get(module, {}).get("graph")
        return str(found) if found else None

    def _refill(self, module: str, weights: Path, graph: Path, out: Path) -> None:
        empty, source = WeightlessGraph(graph), weights_of(weights)
        missing = [name for name in empty.slots if name not in source]
        if missing:
            raise EngineError(
                f"the model {self.name} has no tensor {missing[0]} for {graph.name}",
                remedy=f"import it again: livehead models import FOLDER --as {self.name}",
            )
        digest = write(out, fill(empty, {name: source.array(name) for name in empty.slots}))
        facts = read_facts(self.folder)
        modules = {**facts.get("modules", {})}
        modules[module] = {**modules.get(module, {}), "graph": empty.sha256, "sha256": digest}
        write_facts(self.folder, {**facts, "modules": modules})


def architectures() -> dict[str, Architecture]:
    """Every network livehead knows, by name."""
    cards = sorted(folders.shipped_models().glob("*/card.md"))
    return {card.parent.name: _architecture(card) for card in cards}


def architecture(name: str) -> Architecture:
    """One of them; EngineError when livehead does not know it."""
    known = architectures()
    if name not in known:
        raise EngineError(f"livehead knows no network {name!r}", remedy=f"it knows {', '.join(known)}")
    return known[name]


def shelf() -> Path:
    """The folder of imported models; it may not exist yet."""
    return folders.user_data() / "models"


def installed() -> list[InstalledModel]:
    """Every imported model whose `model.toml` can be read, by name; the log names those that cannot."""
    found = []
    for path in sorted(shelf().glob("*/model.toml")):
        facts = {} if path.parent.name.startswith(".") else read_facts(path.parent)  # . is half imported
        if facts:
            found.append(InstalledModel(path.parent.name, str(facts["architecture"]), path.parent, facts))
    return found


def find(name: str) -> InstalledModel:
    """An imported model by its name, or the only one of that architecture; EngineError otherwise."""
    models = installed()
    for model in models:
        if model.name == name:
            return model
    fitting = [model for model in models if model.architecture == name]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(model.name for model in fitting)
        raise EngineError(f"several models of {name} are installed: {names}", remedy="name one of them")
    title = architectures()[name].title if name in architectures() else name
    raise EngineError(
        f"the model {title} is not installed",
        remedy=f"livehead models get {name}, then livehead models import FILES --as NAME"
        if name in architectures()
        else "livehead models import FOLDER --as NAME; `livehead models list` shows what there is",
    )


def read_facts(folder: Path) -> dict[str, Any]:
    """The `model.toml` of a folder; {} when it cannot be read, and the log says why."""
    try:
        facts = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
        if "architecture" not in facts:
            raise ValueError("it names no architecture")
    except (OSError, ValueError) as error:
        log.warning("the model in %s is left out: %s", folders.shown(folder), error)
        return {}
    return facts


def write_facts(folder: Path, facts: Mapping[str, Any]) -> None:
    """Write a `model.toml`: texts, and tables of tables of texts, as `import` makes them."""
    write(folder / "model.toml", [_toml(facts).encode()])


def _toml(table: Mapping[str, Any], path: str = "") -> str:
    plain = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items() if not _is(value)
    ]
    lines = [f"[{path}]", *plain] if path and plain else plain
    text = "\n".join(lines) + "\n" if lines else ""
    for key, value in table.items():
        if _is(value):
            quoted = key if key.isidentifier() and key.isascii() else json.dumps(key)
            text += "\n" * bool(text) + _toml(value, f"{path}.{quoted}" if path else quoted)
    return text


def _is(value: Any) -> bool:
    return isinstance(value, Mapping)


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _architecture(card: Path) -> Architecture:
    facts = folders.stated(card)

    def one(key: str) -> str:
        return facts.get(key, [""])[0]

    files = [_download(line) for key in ("file", "download") for line in facts.get(key, [])]
    return Architecture(
        name=card.parent.name,
        folder=card.parent,
        title=one("title"),
        modules=tuple(part.strip() for part in one("modules").split(",")),
        licence=one("licence"),
        monetised=one("monetised stream"),
        author=one("author"),
        credit=one("credit"),
        size=one("size"),
        page=one("page"),
        share_page=one("share page"),
        downloads=tuple(_download(line) for line in facts.get("download", [])),
        checksums={file.name: file.sha256 for file in files if file.sha256},
    )


def _download(line: str) -> Download:
    """`NAME, SIZE bytes, sha256 HEX, URL`; a size or checksum that is not known reads so."""
    name, size, checksum, *rest = (part.strip() for part in line.split(","))
    digits = size.removesuffix(" bytes")
    digest = checksum.removeprefix("sha256 ")
    return Download(
        name=name,
        size=int(digits) if digits.isdigit() else None,
        sha256=digest if len(digest) == 64 else None,
        url=rest[0] if rest else "",
    )
