"""Print a command of the README, exactly as it stands there: `python3 tools/readme_command.py run|test`.

A command is the code fence right under `<!-- command: NAME -->`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def command(name: str) -> str:
    """The text of the fence; ValueError when the README has none of that name."""
    pattern = rf"<!-- command: {re.escape(name)} -->\n```[a-z]*\n(.*?)\n```"
    found = re.search(pattern, README.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        raise ValueError(f"README.md has no command {name!r}")
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1]))
