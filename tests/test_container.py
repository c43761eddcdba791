"""The container for readers: what its file must say, and that it is built and answers."""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from started import DIRECT, answers, free_port
from typer.testing import CliRunner

from dashboard.cli import app

ROOT = Path(__file__).resolve().parents[1]
NAME = "two-ledgers-tested"
BUILDERS = ("podman", "docker")
SLOWLY, SOON = 1800, 60


def instructions() -> list[tuple[str, str]]:
    """The lines of the Containerfile, as it is read: without comments, each whole."""
    text = (ROOT / "Containerfile").read_text("utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    lines = kept.replace("\\\n", " ").splitlines()
    return [
        (word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines) if word
    ]


def of(kind: str) -> list[str]:
    return [rest for word, rest in instructions() if word == kind]


def test_its_base_is_of_one_version() -> None:
    for image in of("FROM"):
        tag = re.fullmatch(r"\S+/python:(\d+\.\d+\.\d+\S*)( AS \w+)?", image)
        assert tag, f"{image} names no whole version"


def test_it_runs_as_nobody_who_may_do_more() -> None:
    user, *others = of("USER")
    assert not others
    assert int(user) > 0
    last = max(i for i, (word, _) in enumerate(instructions()) if word in ("RUN", "COPY"))
    assert instructions().index(("USER", user)) > last


def test_its_data_are_a_volume_and_its_health_is_asked_for() -> None:
    command = json.loads(of("ENTRYPOINT")[0])
    assert of("VOLUME") == [command[command.index("--data") + 1]]
    (health,) = of("HEALTHCHECK")
    assert "/_stcore/health" in health
    assert f":{of('EXPOSE')[0]}/" in health


def test_it_opens_the_dashboard_for_reading_only_by_words_that_the_command_knows() -> None:
    name, run, *options = json.loads(of("ENTRYPOINT")[0])
    assert (name, run) == ("two-ledgers", "run")
    assert {"--read-only", "--no-browser"} <= {*options}
    assert options[options.index("--listen") + 1] == "0.0.0.0"
    refused = CliRunner().invoke(app, [run, *options, "--data", str(ROOT / "nowhere")])
    assert refused.exit_code == 1
    assert "nowhere" in refused.output


def test_what_it_copies_is_there_and_what_is_kept_back_stays_out() -> None:
    sources = [word for copied in of("COPY") for word in copied.split()[:-1] if word[0] != "-"]
    assert [one for one in sources if not (ROOT / one.lstrip("/")).exists()] == ["/opt/two-ledgers"]
    assert {".git", "**/.history", "seeds/*.txt"} <= {
        *(ROOT / ".containerignore").read_text("utf-8").splitlines()
    }


def builder() -> str:
    """A program here that can build containers; skips, and says so, where there is none."""
    for name in filter(shutil.which, BUILDERS):
        try:
            asked = subprocess.run([name, "info"], capture_output=True, timeout=SOON)
        except subprocess.TimeoutExpired:
            continue
        if asked.returncode == 0:
            return name
    pytest.skip("Neither podman nor docker works here: the Containerfile was read, not built.")


def done(*command: str, within: int = SOON) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=within)


@pytest.mark.slow
def test_it_is_built_and_answers_to_readers() -> None:
    program = builder()
    base = of("FROM")[0].split()[0]
    if (pulled := done(program, "pull", base, within=SLOWLY)).returncode:
        pytest.skip(f"{base} cannot be had here: {pulled.stderr.strip()[-200:]}")
    built = done(program, "build", "-f", "Containerfile", "-t", NAME, ".", within=SLOWLY)
    assert built.returncode == 0, built.stderr[-2000:]
    port = free_port()
    started = done(program, "run", "-d", "--rm", "-p", f"127.0.0.1:{port}:8501", NAME)
    assert started.returncode == 0, started.stderr
    try:
        deadline = time.monotonic() + SOON
        while not answers(port) and time.monotonic() < deadline:
            time.sleep(0.5)
        with DIRECT.open(f"http://127.0.0.1:{port}/trade.csv", timeout=SOON) as figures:
            assert figures.status == 200
        assert done(program, "exec", started.stdout.strip(), "id", "-u").stdout.strip() != "0"
    finally:
        done(program, "stop", started.stdout.strip())
