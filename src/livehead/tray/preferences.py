"""What the windows remember of themselves: language, ground of the preview, size; nothing of the stream."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QSettings

from livehead import folders


class Preferences:
    """A small file beside the configuration; a broken one counts as empty."""

    def __init__(self) -> None:
        path = folders.user_config().with_name("tray.ini")
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """ "" for the system's own, else "en", "ja", "zh_CN"."""
        return str(self._file.value("language", "") or "")

    @language.setter
    def language(self, value: str) -> None:
        self._keep("language", value)

    @property
    def ground(self) -> str:
        return str(self._file.value("ground", "checker") or "checker")

    @ground.setter
    def ground(self, value: str) -> None:
        self._keep("ground", value)

    @property
    def geometry(self) -> QByteArray:
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._keep("geometry", value)

    @property
    def told_to_stay(self) -> bool:
        """Whether the person was told that closing the window does not end livehead."""
        return str(self._file.value("told_to_stay", "")) == "yes"

    @told_to_stay.setter
    def told_to_stay(self, value: bool) -> None:
        self._keep("told_to_stay", "yes" if value else "")

    @property
    def obs_port(self) -> int:
        """Port of OBS's WebSocket server; OBS's own default when nothing else was said."""
        words = str(self._file.value("obs_port", ""))
        return int(words) if words.isdigit() and 0 < int(words) < 65536 else 4455

    @obs_port.setter
    def obs_port(self, value: int) -> None:
        self._keep("obs_port", str(value))

    @property
    def delay_microphones(self) -> bool:
        """Whether "Into OBS" sets the microphones' sync offset too."""
        return str(self._file.value("delay_microphones", "yes")) == "yes"

    @delay_microphones.setter
    def delay_microphones(self, value: bool) -> None:
        self._keep("delay_microphones", "yes" if value else "no")

    @property
    def remote(self) -> bool:
        """Whether other programs may drive livehead."""
        return str(self._file.value("remote", "")) == "yes"

    @remote.setter
    def remote(self, value: bool) -> None:
        self._keep("remote", "yes" if value else "")

    @property
    def plugins(self) -> bool:
        """Whether tools for VTube Studio may ask to."""
        return str(self._file.value("plugins", "")) == "yes"

    @plugins.setter
    def plugins(self, value: bool) -> None:
        self._keep("plugins", "yes" if value else "")

    @property
    def hotkeys(self) -> list[tuple[str, str]] | None:
        """(key, action) of each hotkey; None when nobody has chosen any yet."""
        try:
            kept = json.loads(str(self._file.value("hotkeys", "null")))
            return None if kept is None else [(str(key), str(action)) for key, action in kept]
        except (ValueError, TypeError, RecursionError):
            return None

    @hotkeys.setter
    def hotkeys(self, value: list[tuple[str, str]]) -> None:
        self._keep("hotkeys", json.dumps(value))

    def _keep(self, key: str, value: object) -> None:
        self._file.setValue(key, value)
        self._file.sync()
