"""Finds out which network a heap of files is: by the names and shapes of their tensors, never by file names.

Several networks of the Talking Head family share modules, so a file alone may fit more than one. What lies
together in a folder decides: the network of which every module is there.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from livehead.errors import EngineError
from livehead.runtime import checkpoint
from livehead.runtime.catalogue import Architecture
from livehead.runtime.checkpoint import AGAIN, Checkpoint
from livehead.runtime.fill import WeightlessGraph

SUFFIXES = (".pt", ".pth", ".bin", ".ckpt", ".pkl", ".safetensors", ".zip")
_LARGEST = 4 << 30  # bytes of one file in an archive
_DEPTH = 3  # archives within archives
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError)

Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """A file on the disk or in an archive. name: as a person reads it; folder: what it lies in."""

    name: str
    folder: str
    stream: Callable[[], BinaryIO]

    def read(self) -> bytes:
        """All of it; EngineError when it cannot be read."""
        try:
            with self.stream() as stream:
                return stream.read()
        except _UNREADABLE as error:
            raise EngineError(f"{self.name} cannot be read: {error}", remedy=AGAIN) from None


@dataclass(frozen=True, slots=True)
class Found:
    """A checkpoint that fits. prefix: what stands before every name in the file and not in the graph."""

    source: Source
    half: bool
    prefix: str = ""

    def open(self) -> Checkpoint:
        """Its tensors; EngineError as `checkpoint.read` says."""
        return checkpoint.read(self.source.read(), self.source.name)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A network of which files were found. modules: module → its file; missing: the modules without one;
    doubled: in words, two files that are the same module."""

    architecture: Architecture
    folder: str
    modules: Mapping[str, Found]
    doubled: str = ""

    @property
    def variant(self) -> str:
        """ "half" when a file of it stores weights in 16 bits, else "float"."""
        return "half" if any(found.half for found in self.modules.values()) else "float"

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in self.architecture.modules if name not in self.modules)


@dataclass(slots=True)
class Heap:
    """What was found in the files: checkpoints with the modules they fit, and why others do not."""

    fitting: list[tuple[Found, list[tuple[str, str]]]] = field(default_factory=list)
    others: list[EngineError] = field(default_factory=list)

    @property
    def notes(self) -> str:
        """The first reasons, in words."""
        return "; ".join(error.cause for error in self.others[:3])


def sources(paths: Sequence[Path]) -> Iterator[Source]:
    """The files in these folders, archives and files. EngineError when one is not there or no zip."""
    for path in paths:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not files:
                raise EngineError(
                    f"{path} holds no checkpoint ({', '.join(SUFFIXES)})",
                    remedy="give the folder, or the zip, that the author's files are in",
                )
            for file in files:
                yield from _opened(_on_disk(file, file.relative_to(path.parent).as_posix()))
        elif path.is_file():
            yield from _opened(_on_disk(path, path.name))
        else:
            raise EngineError(f"{path} is not there", remedy="give the folder, zip or files of a model")


def sort(files: Iterable[Source], known: Mapping[str, Architecture]) -> Heap:
    """Read the tensors' names of every file and find the modules they fit. EngineError for code in a file."""
    wanted = _wanted(known)
    heap = Heap()
    for source in files:
        try:
            opened = checkpoint.read(source.read(), source.name)
        except EngineError as error:
            if "refused" in error.cause:
                raise
            heap.others.append(error)
            continue
        shapes = {name: tensor.shape for name, tensor in opened.items()}
        prefix, fits = _fits(shapes, wanted)
        if fits:
            heap.fitting.append((Found(source, opened.half, prefix), fits))
        else:
            cause = f"{source.name} {_nearest(shapes, wanted)}"
            heap.others.append(EngineError(cause, remedy="`livehead models list` shows the known networks"))
    return heap


def candidates(heap: Heap, known: Mapping[str, Architecture], asked: str | None = None) -> list[Candidate]:
    """Every whole network in the heap; where there is none, the one that is asked for, else the one
    of which most is there.

    Files that lie together are tried first, then all of them. EngineError when nothing fits at all, or all
    are broken.
    """
    if not heap.fitting:
        if len(heap.others) == 1:
            raise heap.others[0]
        said = heap.notes or "there is no checkpoint"
        raise EngineError(
            f"no network that livehead knows: {said}", remedy="`livehead models list` shows the known ones"
        )
    parts: list[Candidate] = []
    for group in (
        lambda f: (f.source.folder, f.half),
        lambda f: (f.source.folder, None),
        lambda f: ("", None),
    ):
        made = list(_grouped(heap, known, group))
        whole = [candidate for candidate in made if not candidate.missing]
        if whole:
            return whole
        parts = made
    return [
        max(
            parts,
            key=lambda c: (
                c.architecture.name == asked,
                len(c.modules) / len(c.architecture.modules),
                len(c.modules),
            ),
        )
    ]


def choose(found: Sequence[Candidate], architecture: str | None, variant: str | None) -> Candidate:
    """The one that is asked for, or the only one; EngineError lists them when there are more, or none fits."""
    fitting = [
        candidate
        for candidate in found
        if architecture in (None, candidate.architecture.name) and variant in (None, candidate.variant)
    ]
    listed = ", ".join(f"{c.architecture.name} {c.variant}" for c in fitting or found)
    asked = " ".join(word for word in (architecture, variant) if word)
    if not fitting:
        raise EngineError(
            f"the files are {listed}, not {asked}",
            remedy="leave --architecture and --variant out, or give other files",
        )
    if len(fitting) > 1:
        raise EngineError(
            f"the files hold several models: {listed}",
            remedy="choose one with --architecture and --variant, or give only its folder",
        )
    if fitting[0].doubled:
        raise EngineError(
            f"the files are {listed}, but {fitting[0].doubled}", remedy="leave one of the two out"
        )
    return fitting[0]


def explain_missing(candidate: Candidate, heap: Heap, known: Mapping[str, Architecture]) -> EngineError:
    """The error for a network of which modules are missing: which it is, what is there, what is not."""
    there = {name for name, found in candidate.modules.items()}
    alike = [
        known[name].title
        for name in known
        if name != candidate.architecture.name
        and all((name, module) in _of(heap, candidate.modules[module]) for module in there)
    ]
    notes = f"; {heap.notes}" if heap.others else ""
    listed, absent = ", ".join(sorted(there)), ", ".join(candidate.missing)
    title = candidate.architecture.title
    if alike:
        verb = "fits" if len(there) == 1 else "fit"
        cause = (
            f"{listed} alone {verb} {title} and also {' and '.join(alike)}; {title} misses {absent}{notes}"
        )
    else:
        cause = f"this is {title}: found {listed}, missing {absent}{notes}"
    return EngineError(
        cause,
        remedy=f"give all {len(candidate.architecture.modules)} files at once; "
        f"they are published at {candidate.architecture.page}",
    )


def _of(heap: Heap, found: Found) -> list[tuple[str, str]]:
    return next(fits for other, fits in heap.fitting if other is found)


def _grouped(
    heap: Heap, known: Mapping[str, Architecture], group: Callable[[Found], tuple[str, bool | None]]
) -> Iterator[Candidate]:
    groups: dict[tuple[str, bool | None], list[tuple[Found, list[tuple[str, str]]]]] = {}
    for found, fits in heap.fitting:
        groups.setdefault(group(found), []).append((found, fits))
    for (folder, _), members in groups.items():
        for name, entry in known.items():
            modules: dict[str, Found] = {}
            doubled = ""
            for found, fits in members:
                for module in (module for architecture, module in fits if architecture == name):
                    first = modules.setdefault(module, found)
                    if first is not found:
                        doubled = f"{first.source.name} and {found.source.name} are both its {module}"
            if modules:
                yield Candidate(entry, folder, modules, doubled)


def _wanted(known: Mapping[str, Architecture]) -> dict[tuple[str, str], Shapes]:
    """What every module wants, by architecture and module; modules whose graph is not here are left out."""
    return {
        (name, module): {key: slot.shape for key, slot in WeightlessGraph(entry.graph(module)).slots.items()}
        for name, entry in known.items()
        for module in entry.modules
        if entry.graph(module).is_file()
    }


def _fits(shapes: Shapes, wanted: Mapping[tuple[str, str], Shapes]) -> tuple[str, list[tuple[str, str]]]:
    """The modules with exactly these tensors, and the prefix ("module.") that had to be taken off."""
    prefix = ""
    for _ in range(3):
        fits = [which for which, slots in wanted.items() if slots == shapes]
        if fits:
            return prefix, fits
        first = {name.partition(".")[0] + "." for name in shapes}
        if len(first) != 1 or any("." not in name for name in shapes):
            break
        taken = first.pop()
        prefix += taken
        shapes = {name.removeprefix(taken): shape for name, shape in shapes.items()}
    return "", []


def _nearest(shapes: Shapes, wanted: Mapping[tuple[str, str], Shapes]) -> str:
    """In words, why a checkpoint fits nothing: the module it comes nearest to, and the first difference."""
    if not wanted:
        return "cannot be compared: the graphs of livehead are not here"
    (name, module), slots = max(
        wanted.items(),
        key=lambda entry: (len(entry[1].keys() & shapes.keys()), len(entry[1].items() & shapes.items())),
    )
    shared = slots.keys() & shapes.keys()
    if len(shared) < len(slots) / 2:
        return "fits no network that livehead knows"
    wrong = [key for key in slots if key in shapes and slots[key] != shapes[key]]
    if wrong:
        reason = f"{wrong[0]} is {shapes[wrong[0]]} instead of {slots[wrong[0]]}"
    else:
        absent, more = sorted(slots.keys() - shapes.keys()), sorted(shapes.keys() - slots.keys())
        reason = f"{absent[0]} is missing" if absent else f"{more[0]} is too much"
    return f"is nearly {name}'s {module}, but {reason}"


def _on_disk(path: Path, name: str) -> Source:
    return Source(name, path.resolve().parent.as_posix(), lambda: path.open("rb"))


def _opened(source: Source, depth: int = 0) -> Iterator[Source]:
    """The file itself, or what is in it when it is an archive of files."""
    entries = None
    with contextlib.suppress(*_UNREADABLE), source.stream() as stream:  # whoever reads it hears why
        if depth < _DEPTH and checkpoint.is_archive(stream):
            entries = zipfile.ZipFile(stream).infolist()
    if entries is None:
        yield source
        return
    last: dict[str, bytes] = {}
    for entry in entries:
        inside = PurePosixPath(entry.filename)
        if entry.is_dir() or inside.suffix.lower() not in SUFFIXES or entry.file_size > _LARGEST:
            continue
        folder = f"{source.folder}/{source.name}/{inside.parent.as_posix()}"
        name = f"{source.name}/{inside.as_posix()}"
        yield from _opened(Source(name, folder, _entry(source, entry, last)), depth + 1)


def _entry(archive: Source, entry: zipfile.ZipInfo, last: dict[str, bytes]) -> Callable[[], BinaryIO]:
    """Opens an entry. last: the entry that was unpacked last, so that one is not unpacked twice in a row."""

    def stream() -> BinaryIO:
        if entry.filename not in last:
            last.clear()
            with archive.stream() as outer, zipfile.ZipFile(outer) as opened:
                last[entry.filename] = opened.read(entry)
        return io.BytesIO(last[entry.filename])

    return stream
