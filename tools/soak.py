"""Run the whole chain for a long time and watch its memory: it must stay flat and under 500 MB.

    python tools/soak.py --minutes 20 --source CLIP.mp4 [--json OUT]

Prints one line a minute; ends with exit status 1 when memory grew by more than 3 % after the third minute.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from livehead.cli.bench import as_json, resident_mb
from livehead.config import Config, OutputConfig, StageChoice
from livehead.session import Session


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--source", help="video file; the demo motion without")
    parser.add_argument("--fps", type=float, default=60.0)
    parser.add_argument("--sink", action="append", help="sinks by name; default null")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    tracker = StageChoice("tape")
    if arguments.source:
        tracker = StageChoice("mediapipe_face", {"source": arguments.source, "loop": True})
    sinks = tuple(StageChoice(name) for name in arguments.sink or ["null"])
    config = Config(tracker=tracker, output=OutputConfig(fps=arguments.fps), sinks=sinks)
    memory: list[float] = []
    with Session(config) as session:
        session.wait_first_frame(20.0)
        for minute in range(max(1, round(arguments.minutes))):
            session.wait(60.0)
            memory.append(resident_mb() or 0.0)
            print(f"{minute + 1} min: {memory[-1]:.0f} MB, {session.figures().fps:.1f} fps", flush=True)
        figures = as_json(session.figures()) | {"rss_mb_by_minute": memory}
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    settled = memory[min(2, len(memory) - 1)]
    grown = memory[-1] / settled - 1.0 if settled else 0.0
    print(f"from minute 3 on: {grown:+.1%}; peak {max(memory):.0f} MB")
    return 1 if grown > 0.03 else 0


if __name__ == "__main__":
    sys.exit(main())
