"""What `doctor` says of files: the settings, room on the disks, which models a monetised stream may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from livehead import config as configuration
from livehead import folders, registry
from livehead.cli.finding import Finding
from livehead.config import Config
from livehead.errors import LiveheadError
from livehead.runtime import catalogue

LITTLE, TOO_LITTLE = 10 << 30, 1 << 30
"""Bytes: an hour of a recording with alpha is several gigabytes."""

RECORDERS = ("video_file", "recorder")


def findings() -> Iterator[Finding]:
    """Settings, disks, models."""
    config, finding = _settings(folders.user_config())
    yield finding
    yield from _disks(config)
    yield from _models()


def _settings(path: Path) -> tuple[Config, Finding]:
    """The user's configuration, the defaults when it cannot be used; every key of every stage is looked at."""
    aside = path.with_name(path.name + ".broken")
    if not path.exists():
        kept = f"; a broken one is kept as {folders.shown(aside)}" if aside.exists() else ""
        return Config(), Finding("settings", True, f"none of your own, the usual ones are in use{kept}")
    try:
        config = configuration.load(path)
        _check_stages(config)
    except LiveheadError as error:
        cause = error.cause.replace(str(path), folders.shown(path))
        return Config(), Finding("settings", False, cause, error.remedy)
    return config, Finding("settings", True, f"{folders.shown(path)} can be read")


def _check_stages(config: Config) -> None:
    """ConfigError for a stage that does not exist, or a key that it does not have."""
    chosen = [("animators", config.animator)]
    chosen += [("trackers", c) for c in (config.tracker, *config.fallbacks) if c is not None]
    chosen += [("modifiers", c) for c in config.modifiers] + [("sinks", c) for c in config.sinks]
    chosen += [("stylizers", c) for c in config.stylizers]
    for kind, choice in chosen:
        known = registry.options(kind, choice.use)  # type: ignore[arg-type]
        for key in choice.options:
            if key not in known:
                raise configuration.unknown(f"key of {choice.use}", key, known)


def _disks(config: Config) -> Iterator[Finding]:
    places: dict[Path, list[str]] = {}
    for use, folder in (
        *(("recordings", folder) for folder in _recordings(config)),
        ("models", catalogue.shelf()),
        ("engines", folders.engines()),
    ):
        places.setdefault(_there(folder), []).append(use)
    for folder, uses in places.items():
        yield _disk(folder, " and ".join(dict.fromkeys(uses)))


def _recordings(config: Config) -> list[Path]:
    """Folders that the settings record to, else the present one: `run --record` writes there."""
    paths = [
        Path(str(sink.options["path"])).expanduser().absolute()
        for sink in config.sinks
        if sink.use in RECORDERS and "path" in sink.options
    ]
    return [path.parent if path.suffix else path for path in paths] or [Path.cwd()]


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that exists; the folder itself when its whole disk is gone."""
    return next((p for p in (folder, *folder.parents) if p.exists()), folder)


def _disk(folder: Path, use: str) -> Finding:
    what, where = f"disk for {use}", folders.shown(folder)
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding(what, False, f"{where}: {error.strerror}", "see that the disk is there")
    text = f"{free / 2**30:.1f} GB free in {where}"
    if not os.access(folder, os.W_OK):
        return Finding(what, None, f"{where} cannot be written to", "give yourself the right to write there")
    if free < LITTLE:
        remedy = "make room: an hour of a recording with alpha takes several gigabytes"
        return Finding(what, False if free < TOO_LITTLE else None, text, remedy)
    return Finding(what, True, text)


def _models() -> Iterator[Finding]:
    """Every network in the user's folder and those that ship: what its licence says of a monetised stream."""
    for shelf in folders.model_folders():
        for path in sorted(p for p in shelf.iterdir() if p.suffix in (".onnx", ".task")):
            yield _licence(path.name, folders.card(path), "")
    for model in catalogue.installed():
        known = catalogue.architectures().get(model.architecture)
        yield _licence(
            model.name, folders.card(model.folder / "model.onnx"), known.credit if known is not None else ""
        )


def _licence(name: str, card: dict[str, str], credit: str) -> Finding:
    licence, monetised = card["licence"], card["monetised stream"]
    what, answer = f"licence of {name}", monetised.lower()
    text = f"{licence}; in a monetised stream: {monetised}"
    if answer.startswith("yes"):
        return Finding(what, True, text, f"credit: {credit}" if "credit" in answer and credit else "")
    if answer.startswith("no") and "not stated" not in answer:
        return Finding(what, None, text, "use another animator in a stream that earns money")
    return Finding(what, None, text, "ask whoever made it before a stream earns money with it")
