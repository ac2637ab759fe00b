"""Our own API over real sockets: what it does, who is refused, what it says of bad requests, what floods cost."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from remote_session import QUICK, run, until

from livehead import folders
from livehead.errors import ConfigError, SinkError
from livehead.remote import RemoteConfig, RemoteServer, with_injection
from livehead.remote.pace import Pace
from livehead.remote.verbs import VERBS
from livehead.session import Session
from livehead.types import Phase

Serve = Callable[..., RemoteServer]
Answer = tuple[int, Any]


def asked(server: RemoteServer, *requests: tuple[str, str, Any], **headers: str) -> list[Answer]:
    """Status and JSON of requests, one after another; bytes are sent as they are."""

    async def ask() -> list[Answer]:
        known = {"Authorization": f"Bearer {server.token}"} | headers
        url = server.url.partition("?")[0].rstrip("/")
        answers = []
        async with aiohttp.ClientSession(headers=known) as client:
            for method, path, body in requests:
                data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
                async with client.request(method, url + path, data=data) as answer:
                    text = await answer.text()
                    answers.append((answer.status, json.loads(text) if text.startswith("{") else text))
        return answers

    return run(ask())


def post(server: RemoteServer, path: str, body: Any) -> Answer:
    return asked(server, ("POST", path, body))[0]


def test_the_state_says_how_the_run_stands(served: Serve) -> None:
    code, state = asked(served(), ("GET", "/state", None))[0]
    assert code == 200 and state["running"] and state["character"] == "actia"
    assert state["statuses"]["animator"]["phase"] == "running"
    assert state["figures"]["frames"] > 0 and state["figures"]["latency"].keys() == {"p50", "p95", "p99"}


def test_an_expression_is_put_on_and_taken_off(served: Serve, session: Session) -> None:
    server = served()
    assert post(server, "/expression", {"words": "joy"}) == (
        200,
        {"performed": "joy", "expressions_on": ["joy"]},
    )
    assert asked(server, ("GET", "/state", None))[0][1]["expressions_on"] == ["joy"]
    assert post(server, "/expression", {"words": "joy"})[1]["expressions_on"] == []
    code, wrong = post(server, "/expression", {"words": "xyzzy"})
    assert code == 400 and wrong["error"]["remedy"]


def test_what_runs_is_exchanged_while_live(served: Serve, session: Session) -> None:
    server = served()
    assert post(server, "/character", {"name": "actia"}) == (200, {"character": "actia"})
    assert post(server, "/look", {"name": "sticker"}) == (200, {"look": "sticker"})
    known = asked(server, ("GET", "/choices", None), ("GET", "/state", None))
    assert "noir" in known[0][1]["looks"] and known[1][1]["look"] == "sticker"
    assert post(server, "/tracker", {"use": "idle"})[0] == 200
    assert post(server, "/animator", {"use": "puppet", "options": {"size": 40}})[0] == 200
    assert post(server, "/sinks", {"add": "null"}) == (200, {"added": "null 2"})
    assert post(server, "/sinks", {"remove": "null 2"}) == (200, {"removed": "null 2"})
    assert post(server, "/sinks", {"remove": "null 2"})[0] == 404
    assert post(server, "/calibrate", {}) == (200, {})
    assert session.errors == {}


def test_motion_comes_in_and_reaches_the_character(served: Serve, session: Session) -> None:
    server = served()
    injected = session.injected
    assert injected is not None
    body = {
        "head": [10, 20, -5],
        "gaze": [0, 14],
        "blendshapes": {"jawOpen": 0.3},
        "parameters": {"Nothing": 1},
    }

    def shown() -> bool:
        assert post(server, "/motion", body) == (200, {"taken": 8})
        return injected.parameters()["FaceAngleX"] > 19.5

    until(shown)
    values = injected.parameters()
    assert values["FaceAngleY"] == pytest.approx(10, abs=1.0) and values["FaceAngleZ"] == pytest.approx(
        5, abs=1.0
    )
    assert values["EyeLeftX"] == pytest.approx(0.5, abs=0.1) and values["MouthOpen"] == pytest.approx(
        0.5, abs=0.1
    )
    until(lambda: abs(injected.parameters()["FaceAngleX"]) < 12.0)


@pytest.mark.parametrize(
    ("path", "body", "code", "word"),
    [
        ("/character", b"{", 400, "JSON"),
        ("/character", b"[" * 30_000, 400, "JSON"),
        ("/character", b"\xff\xfe", 400, "JSON"),
        ("/character", [1], 400, "object"),
        ("/character", {}, 400, "name is missing"),
        ("/character", {"name": 7}, 400, "no text"),
        ("/character", {"nam": "actia"}, 400, "nam"),
        ("/character", {"name": "../../etc"}, 400, "character"),
        ("/character", {"name": "x" * 70_000}, 413, "too long"),
        ("/tracker", {"use": "sonar"}, 400, "sonar"),
        ("/tracker", {"use": "tape", "options": {"speed_of_light": 1}}, 400, "speed_of_light"),
        ("/sinks", {}, 400, "add and remove"),
        ("/calibrate", {"guided": 1}, 400, "flag"),
        ("/motion", {"head": [1, 2]}, 400, "numbers"),
        ("/motion", {"head": [1, 2, "x"]}, 400, "number"),
        ("/motion", b'{"head": [1, 2, NaN]}', 400, "NaN"),
        ("/motion", {"weight": True}, 400, "number"),
        ("/motion", {"parameters": {f"P{n}": 1 for n in range(300)}}, 400, "values"),
        ("/start", {}, 409, "runs already"),
        ("/stop", {}, 409, "on a word"),
        ("/nothing", {}, 404, "nothing at that address"),
        ("/state", {}, 405, "method"),
    ],
)  # fmt: skip
def test_a_bad_request_gets_cause_and_remedy(
    served: Serve, path: str, body: Any, code: int, word: str
) -> None:
    status, answer = post(served(), path, body)
    assert status == code and word in answer["error"]["cause"]
    assert answer["error"]["remedy"] and "\n" not in answer["error"]["cause"]


def test_who_has_no_token_is_refused(served: Serve) -> None:
    server = served()
    for headers in (
        {"Authorization": ""},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Basic eDp5"},
    ):
        code, answer = asked(server, ("GET", "/state", None), **headers)[0]
        assert code == 401 and "token" in answer["error"]["cause"]
    path = f"/state?token={server.token}"
    assert asked(server, ("GET", path, None), Authorization="")[0][0] == 200
    assert server.token in server.url and server.token not in server.status.text


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example:8788"}],
)
def test_pages_and_names_from_elsewhere_are_refused_even_with_the_token(
    served: Serve, headers: dict[str, str]
) -> None:
    server = served()
    for path in ("/", "/state", "/live"):
        assert asked(server, ("GET", path, None), **headers)[0][0] == 403


def test_the_page_lists_every_verb_and_no_secret(served: Serve) -> None:
    server = served()
    code, page = asked(server, ("GET", "/", None), Authorization="")[0]
    assert code == 200 and server.token not in page
    assert all(f"/{name}" in page for name in VERBS)


def test_the_token_is_made_once_and_kept_for_its_user_alone(served: Serve) -> None:
    first, second = served(), served()
    path = folders.user_config().parent / "remote_token"
    assert first.token == second.token == path.read_text().strip()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)
        assert served().token == first.token
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("short\n")
    assert len(served().token) >= 32


def test_a_token_that_cannot_be_kept_is_an_error(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "livehead").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(ConfigError, match="cannot be written"):
        RemoteServer(None, RemoteConfig(port=0)).start()


def test_a_port_that_is_taken_is_an_error_and_nothing_stays_open(served: Serve) -> None:
    port = int(served().url.partition("?")[0].rstrip("/").rpartition(":")[2])
    with pytest.raises(SinkError, match="taken"):
        RemoteServer(None, RemoteConfig(port=0, vts_port=port)).start()


def test_it_starts_and_stops_a_run_where_that_is_possible(session: Session) -> None:
    server = RemoteServer(None, RemoteConfig(port=0))

    def begin() -> None:
        server.session = session

    def end() -> None:
        server.session = None

    server = RemoteServer(None, RemoteConfig(port=0), on_start=begin, on_stop=end)
    with server:
        assert asked(server, ("GET", "/state", None))[0][1]["running"] is False
        assert post(server, "/expression", {"words": "joy"})[0] == 409
        assert post(server, "/stop", {})[0] == 409
        assert post(server, "/start", {}) == (200, {})
        assert asked(server, ("GET", "/state", None))[0][1]["running"] is True
        assert post(server, "/stop", {}) == (200, {})
    assert server.status.phase is Phase.CLOSED
    server.stop()


def test_too_many_requests_are_told_so(served: Serve) -> None:
    codes = [code for code, _ in asked(served(), *[("GET", "/choices", None)] * 300)]
    assert 429 in codes and codes.count(200) >= 100
    assert set(codes) == {200, 429}


def test_the_pace_saves_up_and_no_more() -> None:
    now = [0.0]
    pace = Pace(rate=2.0, burst=3.0, clock=lambda: now[0])
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]
    now[0] = 0.5
    assert [pace.allows() for _ in range(2)] == [True, False]
    now[0] = 1e6
    assert [pace.allows() for _ in range(4)] == [True, True, True, False]


# --- the configuration ------------------------------------------------------------------------------------


def test_the_modifier_lies_under_emotes_and_expressions() -> None:
    uses = [m.use for m in QUICK.modifiers]
    assert uses.index("inject") < uses.index("emote") and uses.index("hold") < uses.index("inject")
    assert with_injection(QUICK) is QUICK


@pytest.mark.parametrize("bad", [{"port": 70000}, {"vts_port": -1}, {"discovery": "network"}])
def test_a_configuration_that_cannot_be_is_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"port|discovery"):
        RemoteConfig(**bad)
