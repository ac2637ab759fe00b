"""The measurement for machines with a card runs here too, as far as it can without one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from livehead.runtime import cuda

TOOL = Path(__file__).resolve().parents[2] / "tools" / "bench_gpu.py"


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(TOOL), *arguments], capture_output=True, text=True, timeout=280
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_a_card_it_says_so() -> None:
    if cuda.find() is not None:
        pytest.skip("there is a card here")
    assert run() == "no GPU here\n"


def test_a_lane_that_cannot_run_says_why_and_the_others_go_on(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    lanes = ("onnxruntime", "directml", "no_such_engine")
    run("--lanes", *lanes, "--networks", "tha4_student", "--frames", "1", "--json", str(out))
    rows = json.loads(out.read_text())["rows"]
    assert [row["lane"] for row in rows] == list(lanes)
    assert rows[0]["runs on"] == "ONNX Runtime, CPU" and rows[0]["ms"] > 0 and rows[0]["dB to CPU"] > 60
    assert "left out" in rows[2] and "no_such_engine" in rows[2]["left out"]
    assert ("left out" in rows[1]) != ("ms" in rows[1])
