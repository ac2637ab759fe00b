"""What doctor says of cards and engines: asked of the runtimes, never assumed."""

from __future__ import annotations

from types import SimpleNamespace

import onnxruntime
import pytest

from livehead.cli import doctor
from livehead.cli.finding import Finding
from livehead.errors import EngineError
from livehead.runtime import cuda


def found() -> dict[str, Finding]:
    return {finding.what: finding for finding in doctor._engines()}


def test_the_processor_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuda, "find", lambda: None)
    findings = found()
    assert findings["graphics card"].ok is None and "no NVIDIA card" in findings["graphics card"].text
    assert (
        findings["engine = onnxruntime"].ok and "ONNX Runtime, CPU" in findings["engine = onnxruntime"].text
    )
    assert "onnxruntime" in findings["engine = auto"].text and "cuda" not in findings["engine = auto"].text


def test_a_provider_that_would_run_on_the_cpu_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    if cuda.find() is not None:
        pytest.skip("there is a card here")
    real = onnxruntime.get_available_providers()
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CUDAExecutionProvider", *real])
    finding = found()["engine = cuda"]
    assert finding.ok is None and "would run on the CPU instead" in finding.text and finding.remedy


def test_a_card_and_what_may_run_on_it_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    card = cuda.Card("NVIDIA GeForce RTX 4070", (8, 9), "581.29", 12 << 30)
    monkeypatch.setattr(cuda, "find", lambda: card)
    made_by = SimpleNamespace(name="TensorRT for RTX", version="1.7", targets=lambda: ["sm75", "sm89"])
    monkeypatch.setattr(doctor, "flavour", lambda: made_by)
    findings = found()
    assert findings["graphics card"].text == "NVIDIA GeForce RTX 4070, 12 GB, sm89, driver 581.29"
    assert findings["TensorRT for RTX"].ok is True
    assert findings["TensorRT for RTX"].text.startswith("1.7 for sm75, sm89; engines in ")


def test_a_tensorrt_that_does_not_load_is_no_failure_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise EngineError("TensorRT is installed and does not load", remedy="update the driver")

    monkeypatch.setattr(doctor, "flavour", fail)
    assert found()["TensorRT"].ok is None and "does not load" in found()["TensorRT"].text


def test_the_package_that_brought_onnxruntime_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        doctor.metadata, "packages_distributions", lambda: {"onnxruntime": ["onnxruntime-directml"]}
    )
    assert doctor._onnxruntime() == "onnxruntime-directml"
