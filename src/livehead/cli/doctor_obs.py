"""What `doctor` says of OBS: where it is, which version, whether it lets us in, and our own servers' ports."""

from __future__ import annotations

import contextlib
import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from livehead import holders
from livehead.cli.finding import Finding
from livehead.errors import LiveheadError
from livehead.obs import password
from livehead.obs import setup as steps
from livehead.obs.client import ObsClient, ObsError, PasswordError
from livehead.remote import config as remote
from livehead.sinks import browser, media_stream
from livehead.wire import door

HOST, PORT = "127.0.0.1", 4455
OLDEST = 28
"""The first OBS with obs-websocket 5 inside."""

GET = {
    "win32": "winget install OBSProject.OBSStudio",
    "darwin": "brew install --cask obs",
    "linux": "sudo apt install obs-studio",
}
BUNDLES = {
    "/var/lib/flatpak/app/com.obsproject.Studio": "Flatpak",
    "~/.local/share/flatpak/app/com.obsproject.Studio": "Flatpak",
    "/snap/obs-studio/current": "Snap",
}


@dataclass(frozen=True, slots=True)
class Obs:
    """An OBS on this computer. version: "29.0.2", empty where it cannot be told; kind: how it was packed."""

    version: str
    kind: str = ""


def findings() -> Iterator[Finding]:
    """OBS, its WebSocket server, the ports of our own servers."""
    found = installed()
    yield _program(found)
    yield _websocket()
    yield from _servers()


def installed() -> Obs | None:
    """The OBS of this computer, None when none is where it usually lies."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        return _on_macos(Path("/Applications/OBS.app"))
    if program := shutil.which("obs"):
        return Obs(_asked(program))
    for folder, kind in BUNDLES.items():
        if Path(folder).expanduser().exists():
            return Obs("", kind)
    return None


def _asked(program: str) -> str:
    """The version that an OBS says of itself."""
    with contextlib.suppress(OSError, subprocess.SubprocessError, UnicodeDecodeError):
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10.0).stdout
        if number := re.search(r"\d+\.\d+(?:\.\d+)?", said):
            return number[0]
    return ""


def _on_windows() -> Obs | None:
    if sys.platform == "win32":
        import winreg

        key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\OBS Studio"
        for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
            with (
                contextlib.suppress(OSError),
                winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, winreg.KEY_READ | view) as entry,
            ):
                return Obs(str(winreg.QueryValueEx(entry, "DisplayVersion")[0]))
    return None


def _on_macos(bundle: Path) -> Obs | None:
    if not bundle.is_dir():
        return None
    with contextlib.suppress(OSError, ValueError, plistlib.InvalidFileException):
        facts = plistlib.loads((bundle / "Contents" / "Info.plist").read_bytes())
        return Obs(str(facts.get("CFBundleShortVersionString", "")))
    return Obs("")


def _program(found: Obs | None) -> Finding:
    if found is None:
        remedy = GET.get(sys.platform, GET["linux"])
        return Finding("OBS", None, "not found where it usually lies", f"if you stream with it: {remedy}")
    major = found.version.partition(".")[0]
    text = " ".join(filter(None, (found.version or "version not known", found.kind)))
    if major.isdigit() and int(major) < OLDEST:
        return Finding("OBS", None, text, f"`livehead obs setup` needs OBS {OLDEST} or newer: update it")
    return Finding("OBS", True, text)


def _websocket() -> Finding:
    """Whether `livehead obs setup` would get in now; nothing in OBS is changed."""
    what, where = f"OBS WebSocket {PORT}", f"{HOST}:{PORT}"
    try:
        try:
            client, locked = ObsClient(HOST, PORT, ""), False
        except PasswordError:
            kept = password.kept(where)
            if not kept:
                raise
            client, locked = ObsClient(HOST, PORT, kept), True
        with client:
            version = client.ask("GetVersion")
            page = "" if steps.has_browser(client) else "; it has no browser source"
    except PasswordError as error:
        return Finding(what, None, error.cause, "livehead obs setup asks for it once and keeps it")
    except ObsError as error:
        return Finding(what, None, error.cause, error.remedy)
    lock = "the kept password fits" if locked else "no password"
    text = f"OBS {version.get('obsVersion', '')} answers, {lock}{page}"
    return Finding(what, True, text, "livehead obs setup takes the media_stream sink then" if page else "")


def _servers() -> Iterator[Finding]:
    """The TCP ports that livehead serves at unless told otherwise."""
    ports = {
        browser.Config().port: "the browser sink",
        media_stream.Config().port: "the media_stream sink",
        remote.PORT: "run --remote",
        remote.VTS_PORT: "run --vts-api",
    }
    for port, use in ports.items():
        try:
            who = holders.of_port(port, "tcp")
            door.listen("127.0.0.1", port).close()
        except LiveheadError as error:
            mine = "livehead" in who or "python" in who
            remedy = "nothing to do if that is livehead" if mine else error.remedy
            yield Finding(f"TCP {port}", None, f"{error.cause}; for {use}", remedy)
        else:
            yield Finding(f"TCP {port}", True, f"free; for {use}")
