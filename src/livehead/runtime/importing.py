"""Makes an installed model out of an author's checkpoints, verifies one, removes one.

A model appears in the user's folder whole or not at all: it is made beside its place and moved there.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime import catalogue, checkpoint, prove
from livehead.runtime.catalogue import InstalledModel
from livehead.runtime.fill import WeightlessGraph, fill, write
from livehead.runtime.prove import Progress
from livehead.runtime.recognise import Candidate, Found

_NAME = re.compile(r"[^\W_][\w .-]{0,63}")
_STALE = 86_400  # seconds


def check_name(name: str, *, replace: bool = False) -> None:
    """EngineError when a model cannot be called that, or one is and may not be replaced."""
    if not _NAME.fullmatch(name) or name.endswith((" ", ".")):
        raise EngineError(
            f"a model cannot be called {name!r}",
            remedy="use letters, digits, space, dot, dash and underscore",
        )
    known = catalogue.architectures()
    if name in known:
        raise EngineError(
            f"{name!r} is the name of a network, not of your copy of it", remedy=f"take another: my_{name}"
        )
    if (catalogue.shelf() / name).exists() and not replace:
        raise EngineError(
            f"a model called {name} is there already",
            remedy=f"take another name, or --replace it, or `livehead models remove {name}`",
        )


def install(candidate: Candidate, name: str, progress: Progress, *, replace: bool = False) -> InstalledModel:
    """Fill every graph with the weights, prove and try it, and put the model on the user's shelf.

    progress is told what is being done. EngineError when a module is missing, a tensor does not fit or is not
    finite, this machine computes a graph wrongly, or the disk is full; nothing is left behind then.
    """
    check_name(name, replace=replace)
    known = candidate.architecture
    target = catalogue.shelf() / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target.parent)
        made = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=target.parent))
    except OSError as error:
        raise EngineError(f"{target.parent} cannot be written: {error.strerror}", remedy="check it") from None
    try:
        modules = {}
        for at, module in enumerate(known.modules):
            modules[module] = _module(candidate, module, made, _share(progress, at, len(known.modules)))
        facts = {
            "architecture": known.name,
            "variant": candidate.variant,
            "licence": known.licence,
            "monetised_stream": known.monetised,
            "credit": known.credit,
            "imported": datetime.now(UTC).isoformat(timespec="seconds"),
            "modules": modules,
        }
        catalogue.write_facts(made, facts)
        write(made / "card.md", [(known.folder / "card.md").read_bytes()])
        _move(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return InstalledModel(name, known.name, target, facts)


def verify(model: InstalledModel, progress: Progress) -> list[str]:
    """Hash every file again, prove every graph again, run every module once; what is wrong, in words."""
    known = catalogue.architecture(model.architecture)
    proof, wrong = prove.proof(known.folder), []
    for at, name in enumerate(known.modules):
        step = _share(progress, at, len(known.modules))
        path = model.folder / f"{name}.onnx"
        step(f"hashing {name}", 0.0)
        if not path.is_file():
            wrong.append(f"{path.name} is missing")
            continue
        noted = model.facts.get("modules", {}).get(name, {}).get("sha256")
        if _sha256(path) != noted:
            wrong.append(f"{path.name} is not the file that was imported")
            continue
        try:
            step(f"proving {name}", 0.2)
            prove.prove(WeightlessGraph(known.graph(name)), proof[name])
            step(f"trying {name}", 0.7)
            prove.check_runs(model.module(name), proof[name])
        except EngineError as error:
            wrong.append(error.cause)
    return wrong + _changed_halves(model)


def _changed_halves(model: InstalledModel) -> list[str]:
    """Half-precision files that are no longer what was made from the others."""
    wrong = []
    for name, facts in catalogue.read_facts(model.folder).get("modules", {}).items():
        path = model.folder / f"{name}.onnx"
        if name.endswith(".fp16") and path.is_file() and _sha256(path) != facts.get("sha256"):
            wrong.append(f"{path.name} is not the file that was made")
    return wrong


def remove(model: InstalledModel) -> None:
    """Delete a model's folder; EngineError when the disk refuses."""
    try:
        shutil.rmtree(model.folder)
    except OSError as error:
        raise EngineError(
            f"{model.folder} cannot be removed: {error.strerror}", remedy="close what uses it, try again"
        ) from None


def _module(candidate: Candidate, module: str, folder: Path, progress: Progress) -> dict[str, str]:
    """Make one module's file; what `model.toml` says of it."""
    known = candidate.architecture
    graph = WeightlessGraph(known.graph(module))
    facts = prove.proof(known.folder).get(module)
    if facts is None:
        raise EngineError(f"{known.name} has no proof of its {module}", remedy="install livehead again")
    progress(f"proving {module}", 0.0)
    prove.prove_once(graph, facts, folders.cache() / "proofs.json")
    progress(f"reading {module}", 0.4)
    found = candidate.modules[module]
    data = found.source.read()
    digest = hashlib.sha256(data).hexdigest()
    tensors = _tensors(found, checkpoint.read(data, found.source.name), graph)
    del data
    progress(f"writing {module}", 0.6)
    out = folder / f"{module}.onnx"
    written = write(out, fill(graph, tensors))
    progress(f"trying {module}", 0.8)
    prove.check_runs(out, facts)
    official = "yes" if digest in known.checksums.values() else "not known"
    return {
        "source": found.source.name,
        "source_sha256": digest,
        "authors_file": official,
        "graph": graph.sha256,
        "sha256": written,
    }


def _tensors(found: Found, opened: checkpoint.Checkpoint, graph: WeightlessGraph) -> Mapping[str, Any]:
    return {name: opened.array(found.prefix + name) for name in graph.slots}


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _share(progress: Progress, at: int, of: int) -> Progress:
    """Progress of one part of `of` equal ones."""
    return lambda what, done: progress(what, (at + done) / of)


def _sweep(shelf: Path) -> None:
    """Remove what an import left that was killed a day ago or earlier."""
    for left in shelf.glob(".*"):
        if left.is_dir() and time.time() - left.stat().st_mtime > _STALE:
            shutil.rmtree(left, ignore_errors=True)


def _move(made: Path, target: Path) -> None:
    """Put the folder in its place; the one that was there is gone only when the new one stands."""
    old = made.with_name(made.name + ".old")
    try:
        if target.exists():
            target.rename(old)
        try:
            made.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise EngineError(
            f"{target} cannot be put in place: {error.strerror}",
            remedy="close what uses the old model, try again",
        ) from None
