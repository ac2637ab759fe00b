"""What is known, what a heap of files is, how it is installed, and what becomes of it."""

from __future__ import annotations

import io
import os
import pickle
import re
import shutil
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime import catalogue, golden_rule, importing, recognise
from livehead.runtime.catalogue import InstalledModel
from livehead.runtime.fill import weights_of
from livehead.runtime.recognise import Candidate

pytest.importorskip("onnx", reason="makes the graphs of these tests; needs the extra `train`")

import toy_catalogue

SHIPPED = folders.shipped_models


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy architectures instead of those that ship."""
    place = toy_catalogue.make(tmp_path / "onnx")
    monkeypatch.setattr(folders, "shipped_models", lambda: place)
    return place


def found(*paths: Path) -> list[Candidate]:
    known = catalogue.architectures()
    return recognise.candidates(recognise.sort(recognise.sources(paths), known), known)


def refusal(*paths: Path, asked: str | None = None) -> EngineError:
    with pytest.raises(EngineError) as caught:
        known = catalogue.architectures()
        heap = recognise.sort(recognise.sources(paths), known)
        first = recognise.candidates(heap, known, asked)[0]
        raise recognise.explain_missing(first, heap, known)
    return caught.value


def installed(folder: Path, name: str = "mine", **options: bool) -> InstalledModel:
    toy_catalogue.checkpoints(folder, "head", "body", **options)
    return importing.install(found(folder)[0], name, lambda what, done: None)


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_cards_say_what_is_known() -> None:
    known = catalogue.architectures()
    assert list(known) == ["tha4_student", "toy_one", "toy_two"]
    one = known["toy_one"]
    assert one.modules == ("head", "body") and one.commercial and one.credit == "Toy One by Somebody"
    assert not known["tha4_student"].commercial
    with pytest.raises(EngineError, match="tha9") as caught:
        catalogue.architecture("tha9")
    assert "toy_one" in caught.value.remedy


def test_a_folder_is_recognised_by_its_tensors(tmp_path: Path) -> None:
    files = toy_catalogue.checkpoints(tmp_path / "m", "tail", "head")
    (candidate,) = found(tmp_path / "m")
    assert candidate.architecture.name == "toy_two" and candidate.variant == "float"
    assert {module: f.source.name for module, f in candidate.modules.items()} == {
        "head": f"m/{files['head'].name}",
        "tail": f"m/{files['tail'].name}",
    }


@pytest.mark.parametrize("turned", [False, True])
def test_single_files_in_any_order(tmp_path: Path, turned: bool) -> None:
    one = toy_catalogue.checkpoints(tmp_path / "a", "head")["head"]
    other = toy_catalogue.checkpoints(tmp_path / "b", "body")["body"]
    (candidate,) = found(*((other, one) if turned else (one, other)))
    assert candidate.architecture.name == "toy_one" and not candidate.missing


def test_names_with_something_before_them_fit_too(tmp_path: Path) -> None:
    model = installed(tmp_path / "m", prefix="module.net.")
    assert np.array_equal(
        weights_of(model.module("head")).array("part.weight"), toy_catalogue.weights("head")["part.weight"]
    )


def four(tmp_path: Path) -> Path:
    """A zip as an author makes one: nested folders, two networks, float and half, and other files."""
    entries = {"README.md": b"hello", "talking/images/a.png": b"x"}
    for name, modules in {"one": ("head", "body"), "two": ("head", "tail")}.items():
        for half in (False, True):
            place = tmp_path / f"{name}_{half}"
            for module, path in toy_catalogue.checkpoints(place, *modules, half=half).items():
                entries[f"talking/{name}_{'half' if half else 'float'}/{module}.pt"] = path.read_bytes()
    path = tmp_path / "author.zip"
    path.write_bytes(zipped(entries))
    return path


def test_the_authors_zip_holds_several(tmp_path: Path) -> None:
    every = found(four(tmp_path))
    said = sorted((c.architecture.name, c.variant) for c in every)
    assert said == [("toy_one", "float"), ("toy_one", "half"), ("toy_two", "float"), ("toy_two", "half")]
    one = recognise.choose(every, "toy_two", "half")
    assert {f.source.name for f in one.modules.values()} == {
        "author.zip/talking/two_half/head.pt",
        "author.zip/talking/two_half/tail.pt",
    }
    with pytest.raises(EngineError, match="several models: toy_one float, toy_one half") as caught:
        recognise.choose(every, "toy_one", None)
    assert "--variant" in caught.value.remedy
    with pytest.raises(EngineError, match="not tha4_student"):
        recognise.choose(every, "tha4_student", None)
    model = importing.install(one, "mine", lambda what, done: None)
    assert model.variant == "half" and catalogue.find("mine").architecture == "toy_two"


def test_a_zip_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "outer.zip"
    path.write_bytes(zipped({"deep/author.zip": four(tmp_path).read_bytes()}))
    assert len(found(path)) == 4


def test_missing_modules_are_named_and_the_other_networks_a_file_fits(tmp_path: Path) -> None:
    files = toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    error = refusal(files["body"])
    assert "body alone fits" in error.cause and "misses" in error.cause
    files["body"].unlink()
    error = refusal(tmp_path / "m")
    assert error.cause == "head alone fits Toy One and also Toy Two; Toy One misses body"
    assert "https://example.org/toy_one" in error.remedy
    assert "Toy Two misses tail" in refusal(tmp_path / "m", asked="toy_two").cause


def test_the_same_module_twice_is_no_guess(tmp_path: Path) -> None:
    files = toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    shutil.copy(files["head"], tmp_path / "m" / "copy.pt")
    with pytest.raises(EngineError, match=r"m/copy\.pt and m/file_0\.pt are both its head"):
        recognise.choose(found(tmp_path / "m"), None, None)


def test_a_nearly_fitting_file_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "body.pt"
    tensors = toy_catalogue.weights("body")
    path.write_bytes(toy_catalogue.safetensors({**tensors, "part.bias": np.zeros(6, np.float32)}))
    assert re.search(r"is nearly \w+'s body, but part\.bias is \(6,\) instead of \(5,\)", refusal(path).cause)
    path.write_bytes(toy_catalogue.safetensors({**tensors, "more": np.zeros(1, np.float32)}))
    assert "but more is too much" in refusal(path).cause
    path.write_bytes(toy_catalogue.safetensors({"other": np.zeros(1, np.float32)}))
    assert "fits no network that livehead knows" in refusal(path).cause


def test_broken_files_beside_good_ones_are_named_only_when_it_matters(tmp_path: Path) -> None:
    files = toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    (tmp_path / "m" / "page.zip").write_bytes(b"<html>sign in</html>")
    assert not found(tmp_path / "m")[0].missing
    files["body"].write_bytes(b"")
    cause = refusal(tmp_path / "m").cause
    assert "m/page.zip is a web page" in cause and "m/file_1.pt is empty" in cause


def test_a_zip_that_is_a_web_page_or_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "model.zip"
    path.write_bytes(b"<!doctype html><title>Sign in</title>")
    assert "model.zip is a web page" in refusal(path).cause
    whole = four(tmp_path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "model.zip is cut short" in refusal(path).cause


def test_a_damaged_entry_of_a_zip_is_named(tmp_path: Path) -> None:
    files = toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    path = tmp_path / "model.zip"
    whole = bytearray(
        zipped({"a/head.pt": files["head"].read_bytes(), "a/body.pt": files["body"].read_bytes()})
    )
    whole[60] ^= 255
    path.write_bytes(bytes(whole))
    cause = refusal(path).cause
    assert "body alone fits" in cause and "model.zip/a/head.pt cannot be read" in cause


def test_no_file_and_an_empty_folder(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "nothing").cause
    (tmp_path / "empty").mkdir()
    assert "holds no checkpoint" in refusal(tmp_path / "empty").cause


def test_code_in_any_file_stops_everything(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> object:
            return os.mkdir, (str(tmp_path / "ran"),)

    toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    (tmp_path / "m" / "zz.pt").write_bytes(zipped({"a/data.pkl": pickle.dumps(Evil())}))
    assert re.search(r"m/zz\.pt wants to run \w+\.mkdir: refused", refusal(tmp_path / "m").cause)
    assert not (tmp_path / "ran").exists()


def test_an_installed_model_runs_and_is_found(tmp_path: Path) -> None:
    steps: list[tuple[str, float]] = []
    toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    importing.install(found(tmp_path / "m")[0], "mine", lambda what, done: steps.append((what, done)))
    assert [done for _, done in steps] == sorted(done for _, done in steps) and steps[-1][1] < 1
    model = catalogue.find("mine")
    assert model == catalogue.find("toy_one") == catalogue.installed()[0]
    assert folders.card(model.module("head"))["licence"] == "CC BY 4.0"
    session = onnxruntime.InferenceSession(model.module("head"), providers=["CPUExecutionProvider"])
    x, weights = np.ones((1, 4), np.float32), toy_catalogue.weights("head")
    assert np.allclose(
        session.run(None, {"x": x})[0], x @ weights["part.weight"] + weights["part.bias"], atol=1e-5
    )
    facts = catalogue.read_facts(model.folder)
    assert facts["licence"] == "CC BY 4.0" and facts["modules"]["head"]["source"] == "m/file_0.pt"
    assert sorted(p.name for p in catalogue.shelf().iterdir()) == ["mine"]


def test_half_weights_are_converted(tmp_path: Path) -> None:
    model = installed(tmp_path / "m", half=True)
    assert model.variant == "half"
    array = weights_of(model.module("head"))["part.weight"]
    assert array.kind == "float32"
    half = toy_catalogue.weights("head")["part.weight"].astype(np.float16)
    assert np.array_equal(array.read(), half.astype(np.float32))


def test_the_half_graph_is_filled_when_it_is_asked_for(tmp_path: Path) -> None:
    model = installed(tmp_path / "m")
    path = model.module("head", "fp16")
    assert path.name == "head.fp16.onnx" and weights_of(path)["part.weight"].kind == "float16"
    made = path.stat().st_mtime_ns
    assert catalogue.find("mine").module("head", "fp16").stat().st_mtime_ns == made
    assert importing.verify(catalogue.find("mine"), lambda what, done: None) == []
    path.write_bytes(path.read_bytes() + b"\0")
    assert importing.verify(catalogue.find("mine"), lambda what, done: None) == [
        "head.fp16.onnx is not the file that was made"
    ]


def test_what_a_killed_import_left_is_swept_away_later(tmp_path: Path) -> None:
    old, new = catalogue.shelf() / ".old.x", catalogue.shelf() / ".new.x"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "model.toml").write_text('architecture = "toy_one"')
    os.utime(old, (1, 1))
    assert catalogue.installed() == []
    installed(tmp_path / "m")
    assert not old.exists() and new.exists()


def test_a_model_of_another_livehead_is_filled_again(
    tmp_path: Path, shelf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    model = installed(tmp_path / "m")
    model.module("head", "fp16")
    for name in ("head", "head.fp16"):
        path = shelf / "toy_one" / f"{name}.onnx"
        toy_catalogue.graph(path, "head", half="16" in name, twice=True)
    with caplog.at_level("INFO", "livehead"):
        path = catalogue.find("mine").module("head")
    assert "made again" in caplog.text
    assert weights_of(path)["one"].read() == 2 and weights_of(model.module("head", "fp16"))["one"].read() == 2
    toy_catalogue.graph(shelf / "toy_one" / "head.onnx", "head", bias="part.shift")
    with pytest.raises(EngineError, match=r"has no tensor part\.shift"):
        catalogue.find("mine").module("head")


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "toy_one", "con trol\n", "ends.", "x" * 65])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(EngineError) as caught:
        importing.check_name(name)
    assert caught.value.remedy


def test_a_model_is_replaced_only_when_asked(tmp_path: Path) -> None:
    installed(tmp_path / "m")
    with pytest.raises(EngineError, match="is there already"):
        installed(tmp_path / "m")
    toy_catalogue.checkpoints(tmp_path / "m", "head", "body", seed=1)
    model = importing.install(found(tmp_path / "m")[0], "mine", lambda what, done: None, replace=True)
    wanted = toy_catalogue.weights("head", 1)["part.bias"]
    assert np.array_equal(weights_of(model.module("head")).array("part.bias"), wanted)
    assert [p.name for p in catalogue.shelf().iterdir()] == ["mine"]


@pytest.mark.parametrize("value", [np.nan, 3e38])
def test_nothing_is_left_of_an_import_that_fails(tmp_path: Path, value: float) -> None:
    files = toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    installed(tmp_path / "old", "old")
    sign = np.sign(golden_rule.vec("body.x", 3, -1, 1)).T
    bad = {**toy_catalogue.weights("body"), "part.weight": np.repeat(sign * np.float32(value), 5, axis=1)}
    files["body"].write_bytes(toy_catalogue.safetensors(bad))
    with pytest.raises(EngineError, match="not finite"):
        importing.install(found(tmp_path / "m")[0], "mine", lambda what, done: None)
    assert [p.name for p in catalogue.shelf().iterdir()] == ["old"]


def test_a_machine_that_computes_wrongly_is_found_before_anything_is_written(
    tmp_path: Path, shelf: Path
) -> None:
    toy_catalogue.checkpoints(tmp_path / "m", "head", "body")
    toy_catalogue.graph(shelf / "toy_one" / "body.onnx", "body", twice=True)
    with pytest.raises(EngineError, match="computes toy_one/body wrongly here"):
        importing.install(found(tmp_path / "m")[0], "mine", lambda what, done: None)
    assert catalogue.installed() == []


def test_verify_finds_a_changed_file_a_missing_one_and_a_wrong_graph(tmp_path: Path, shelf: Path) -> None:
    model = installed(tmp_path / "m")
    assert importing.verify(model, lambda what, done: None) == []
    path = model.folder / "head.onnx"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    (model.folder / "body.onnx").unlink()
    wrong = importing.verify(model, lambda what, done: None)
    assert wrong == ["head.onnx is not the file that was imported", "body.onnx is missing"]
    path.write_bytes(whole)
    toy_catalogue.graph(shelf / "toy_one" / "head.onnx", "head", twice=True)
    assert "computes toy_one/head wrongly" in importing.verify(model, lambda what, done: None)[0]


def test_several_models_of_a_network_must_be_named(tmp_path: Path) -> None:
    installed(tmp_path / "a", "first")
    installed(tmp_path / "b", "second")
    with pytest.raises(EngineError, match="several models of toy_one are installed: first, second"):
        catalogue.find("toy_one")
    importing.remove(catalogue.find("first"))
    assert catalogue.find("toy_one").name == "second"


def test_what_is_not_installed_says_how_to_install_it() -> None:
    with pytest.raises(EngineError, match="Toy One is not installed") as caught:
        catalogue.find("toy_one")
    assert "livehead models import" in caught.value.remedy and "get toy_one" in caught.value.remedy
    with pytest.raises(EngineError, match="nobody is not installed"):
        catalogue.find("nobody")


def test_a_broken_model_toml_is_left_out_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    model = installed(tmp_path / "m")
    (model.folder / "model.toml").write_text("no = [toml")
    assert catalogue.installed() == []
    assert "is left out" in caplog.text


def test_a_missing_module_of_an_installed_model(tmp_path: Path) -> None:
    model = installed(tmp_path / "m")
    (model.folder / "body.onnx").unlink()
    with pytest.raises(EngineError, match="mine has no body") as caught:
        model.module("body")
    assert "import it again" in caught.value.remedy


def test_the_real_editor_alone_says_what_is_missing(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "shipped_models", SHIPPED)
    if not (folders.shipped_models() / "tha3_separable" / "editor.onnx").is_file():
        pytest.skip("its graph is not here")
    cause = refusal(shared / "models" / "tha3_separable_float_editor.pt").cause
    assert cause.startswith(
        "this is Talking Head Anime 3, separable: found editor, missing eyebrow_decomposer"
    )


def test_every_shipped_card_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "shipped_models", SHIPPED)
    for known in catalogue.architectures().values():
        assert known.title and known.licence and known.credit and known.page.startswith("https://")
        assert known.commercial is not known.name.startswith("tha4")
        assert known.downloads or known.share_page
        graphs = {p.name.partition(".")[0] for p in known.folder.glob("*.onnx")}
        assert graphs <= set(known.modules)
