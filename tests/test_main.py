"""The very start of the program, before there is a command line to show errors."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from livehead.__main__ import main


def fails_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> object:
    def broken(arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr("livehead.cli.app.run_app", broken)
    monkeypatch.setattr(sys, "argv", ["livehead", "--version"])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code


def test_an_interrupt_while_it_starts_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fails_with(monkeypatch, KeyboardInterrupt()) == 130


def test_a_missing_library_or_package_is_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    library = fails_with(monkeypatch, ImportError("libGL.so.1: cannot open shared object file"))
    assert str(library).splitlines()[0].startswith("error: libGL.so.1")
    assert "apt install libgl1" in str(library).splitlines()[1]
    package = fails_with(monkeypatch, ModuleNotFoundError("No module named 'typer'"))
    assert "pip install" in str(package).splitlines()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX signal is sent to a process")
def test_an_interrupt_while_it_imports_ends_it_without_a_word() -> None:
    code = (
        "import signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'livehead.cli.app': signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "sys.argv.append('--version')\n"  # alone it would be the tray app, where there is a desktop
        "from livehead.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGINT
    assert done.stderr == ""
