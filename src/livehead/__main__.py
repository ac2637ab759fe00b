"""`livehead` and `python -m livehead`: the command line, with every error as cause and remedy."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; exit status 0, 1 after a LiveheadError, 2 for a wrong flag."""
    from livehead.memory import keep_picture_memory

    keep_picture_memory()
    from livehead.cli.app import run_app

    sys.exit(run_app(sys.argv[1:]))


if __name__ == "__main__":
    main()
