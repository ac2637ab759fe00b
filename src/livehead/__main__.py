"""`livehead` and `python -m livehead`: the command line, errors as cause and remedy; alone, the tray app."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line; exit status 0, 1 after a LiveheadError, 2 for a wrong flag, 130 after Ctrl-C.

    Without a verb the tray app starts; where it cannot, the help says why.
    """
    from livehead.memory import keep_picture_memory

    keep_picture_memory()
    # an exception in the middle of an import comes out as anything but what it was: end at once instead
    polite = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        why_not = _tray(sys.argv[1:])
        from livehead.cli.app import run_app

        signal.signal(signal.SIGINT, polite)
        status = run_app(sys.argv[1:])
        if why_not:
            sys.stdout.write(f"\n{why_not}\n")
        sys.exit(status)
    except KeyboardInterrupt:
        sys.exit(130)
    except ImportError as error:
        sys.exit(f"error: {error}\nremedy: {_remedy(error)}")


def _tray(arguments: list[str]) -> str:
    """Run the tray app, which ends the process, if nothing else is asked for; else why it cannot start, or ""."""
    if set(arguments) - {"--debug"}:
        return ""
    from livehead.tray import display

    if why_not := display.why_not():
        return why_not
    from livehead.tray.start import main as tray

    sys.exit(tray(arguments))


def _remedy(error: ImportError) -> str:
    """A package that is not there, or a library of the system that one of them wants."""
    if isinstance(error, ModuleNotFoundError) or not sys.platform.startswith("linux"):
        return "install livehead anew: pip install ."
    return (
        "sudo apt install libgl1 libegl1 libglib2.0-0 (on other Linux systems the packages that bring them)"
    )


if __name__ == "__main__":
    main()
