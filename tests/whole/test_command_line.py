"""The command line: results on standard output, problems as JSON on standard error, exit codes, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pycore import answer
from pycore.__main__ import main
from pycore.batch import run_lines
from pycore.boundary import FUNCTIONS
from tools.lib.malformed import FULL, SMALL

BAD = {
    "as_of": "2026-02-30",
    "colour": 1,
    "applicant": {"age": "29", "credentials": [{"program_years": -1}]},
    "partner": [],
}
BAD_PATHS = {"/as_of", "/colour", "/applicant/age", "/applicant/credentials/0/program_years", "/partner"}
ROOT = Path(__file__).resolve().parents[2]
# Python's and the person's own: no other variable of the place where the tests run may matter.
PLACES = {**{name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}, "LC_ALL": "C"}


def run(*arguments: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A real process, as a shell would start it, in a place whose own encoding is ASCII."""
    command = [sys.executable, "-m", "pycore", *arguments]
    done = subprocess.run(command, input=as_bytes(given), capture_output=True, cwd=ROOT, env=PLACES, check=False)
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
    return done


def call(*arguments: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The same inside this process, which is faster; whatever `main` lets out is raised here."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="ascii", newline="") for data in (as_bytes(given), b"", b"")]
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        code: Any = main(list(arguments))
    except SystemExit as end:  # argparse, for --help and for arguments it does not understand
        code = end.code or 0
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    written = []
    for stream in streams[1:]:
        stream.flush()
        written.append(stream.buffer.getvalue())  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(list(arguments), code, *written)


def as_bytes(given: str | bytes) -> bytes:
    return given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given


def problems(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, str]]:
    """The problems of a refused run: nothing on standard output, the listed shape on standard error."""
    assert (done.returncode, done.stdout) == (2, b"")
    found = json.loads(done.stderr.decode("utf-8"))["problems"]
    assert found
    assert all(set(problem) == {"path", "problem", "expected"} for problem in found)
    return found


@pytest.fixture
def file(tmp_path: Path):
    """Write a profile to a file and give its name."""

    def write(profile: Any, name: str = "profile.json") -> str:
        path = tmp_path / name
        text = profile if isinstance(profile, str) else json.dumps(profile, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize("profile", [FULL, SMALL, {"as_of": "2026-11-23"}], ids=["full", "small", "empty"])
def test_the_bytes_are_those_of_the_page(file, profile, locale):
    """`python -m pycore evaluate` and `pycore.answer`, which the page asks, write the same result."""
    reply = answer(json.dumps({"v": 1, "do": "evaluate", "locale": locale, "profile": profile}))
    expected = reply.removeprefix('{"ok":true,"result":').removesuffix("}").encode("utf-8") + b"\n"
    assert expected != reply.encode("utf-8")
    done = run("evaluate", file(profile), "--locale", locale)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected
    assert call("evaluate", "-", "--locale", locale, given=json.dumps(profile)).stdout == expected


def test_every_verb_of_the_boundary_is_a_command(file, capsys):
    """The command line has the same verbs, and each gives what `answer` gives."""
    given = {"before": SMALL, "after": FULL, "profile": FULL, "text": "York University"}
    for verb, (_, names) in FUNCTIONS.items():
        arguments = {name: given[name] for name in names if name in given}
        if verb == "plan":
            arguments["changes"] = [{"do": "nomination"}]
        words = [one if name == "text" else file(one, f"{name}.json") for name, one in arguments.items()]
        assert main([verb, *words]) == 0, verb
        printed = capsys.readouterr()
        reply = answer(json.dumps({"v": 1, "do": verb, **arguments}))
        assert f'{{"ok":true,"result":{printed.out.strip()}}}' == reply
        assert printed.err == ""


def test_a_malformed_profile_lists_every_problem_with_its_pointer(file):
    for done in (call("evaluate", file(BAD)), run("evaluate", "-", given=json.dumps(BAD))):
        assert {problem["path"] for problem in problems(done)} == BAD_PATHS


def test_problems_come_in_the_language_asked_for(file, capsys):
    texts = {}
    for locale in ("en", "fr"):
        assert main(["evaluate", file(BAD), "--locale", locale]) == 2
        texts[locale] = capsys.readouterr().err
    assert texts["en"] != texts["fr"]


@pytest.mark.parametrize("verb", sorted(set(FUNCTIONS) - {"schools"}))
def test_every_verb_refuses_alike(file, capsys, verb):
    files = [file(BAD), file(BAD)] if verb in ("compare", "plan") else [file(BAD)]
    assert main([verb, *files]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert {problem["path"] for problem in json.loads(printed.err)["problems"]} >= {"/applicant/age"}


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"{",
        b"null",
        b"[1]",
        b'"text"',
        b"NaN",
        b'{"applicant":{"age":Infinity}}',
        b'{"applicant":{"age":29,"age":44}}',
        b'{"applicant":{"age":' + b"9" * 5000 + b"}}",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b'{"applicant":{"credentials":[{"title":"\\ud800"}]}}',
        "\ufeff{}".encode(),
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b'{"applicant":{"credentials":[{"title":"' + b"x" * 1_100_000 + b'"}]}}',
    ],
    ids=lambda given: f"{given[:12]!r}",
)
def test_whatever_is_on_standard_input(given):
    problems(call("evaluate", "-", given=given))


def test_a_file_that_cannot_be_read(tmp_path):
    for name in (str(tmp_path / "absent.json"), str(tmp_path), ""):
        problems(call("evaluate", name))


def test_as_of_goes_over_the_profile(file, capsys):
    name = file({"as_of": "2026-11-23"})
    assert main(["evaluate", name, "--as-of", "2018-01-01"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["as_of"], result["rules"]["id"]) == ("2018-01-01", "2017-06-06")
    for day in ("2014-12-31", "0000-01-01", "tomorrow", "2026-11-23T00:00", ""):
        assert main(["evaluate", name, "--as-of", day]) == 2
        [problem] = json.loads(capsys.readouterr().err)["problems"]
        assert problem["path"] == "/as_of"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["guess"],
        ["evaluate"],
        ["evaluate", "a", "b"],
        ["evaluate", "a", "--locale", "de"],
        ["evaluate", "a", "--unknown"],
        ["compare", "a"],
        ["history", "a", "--jsonl"],
        ["timeline", "a", "--months", "many"],
    ],
    ids=" ".join,
)
def test_arguments_that_are_not_understood(arguments):
    done = call(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: credpoints")


@pytest.mark.parametrize("arguments", [[], *([verb] for verb in sorted(FUNCTIONS))], ids=" ".join)
def test_help(arguments):
    done = call(*arguments, "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"usage: credpoints")
    if arguments:
        assert (b"--as-of" in done.stdout) == (arguments != ["schools"])
        assert b"--locale" in done.stdout
    else:
        assert b"Exit status" in done.stdout
        assert all(verb.encode() in done.stdout for verb in FUNCTIONS)


def test_output_that_nobody_reads_is_no_traceback(file):
    name = file("\n".join([json.dumps(SMALL)] * 300), "profiles.jsonl")
    command = [sys.executable, "-m", "pycore", "evaluate", "--jsonl", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=PLACES) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() in (1, 2)


# Many profiles, one a line.


def test_lines_are_answered_in_order_and_bad_ones_are_named():
    good = json.dumps(SMALL)
    given = "\n".join([good, "{", "", json.dumps(BAD), "   ", json.dumps({"as_of": "2018-01-01"}), "[]"])
    given += '\n{"applicant":{},"applicant":{"age":30}}\n'
    done = run("evaluate", "--jsonl", "-", given=given)
    assert done.returncode == 2
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [result["as_of"] for result in results] == ["2026-11-23", "2018-01-01"]
    refused = [json.loads(line) for line in done.stderr.splitlines()]
    assert [entry["line"] for entry in refused] == [2, 4, 7, 8]
    assert {problem["path"] for problem in refused[1]["problems"]} == BAD_PATHS
    assert done.stdout.splitlines()[0] + b"\n" == call("evaluate", "-", given=good).stdout


def test_lines_that_are_all_good_exit_0(file):
    name = file("\n".join([json.dumps(SMALL)] * 3), "profiles.jsonl")
    done = call("evaluate", "--jsonl", name, "--as-of", "2018-01-01", "--locale", "fr")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["as_of"] == "2018-01-01"
    assert json.loads(lines[0])["education"]["level_name"] != "less than secondary school"
    assert call("evaluate", "--jsonl", "-").returncode == 0


def test_lines_may_end_in_any_way_and_hold_any_bytes():
    good = json.dumps(SMALL).encode()
    done = call("evaluate", "--jsonl", "-", given=b"\r\n".join([good, b"\xff\xfe", good]))
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert [json.loads(line)["line"] for line in done.stderr.splitlines()] == [2]


class Discard(io.StringIO):
    """Takes everything, keeps a count."""

    lines = 0

    def write(self, text: str) -> int:
        self.lines += text.count("\n")
        return len(text)


def test_memory_does_not_grow_with_the_number_of_lines():
    def many(count: int) -> Iterator[str]:
        for number in range(count):
            yield json.dumps({**SMALL, "applicant": {"age": number % 60}}) + "\n"

    def peak(count: int) -> int:
        out = Discard()
        tracemalloc.start()
        assert run_lines(many(count), out, Discard(), None, "en") == 0
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert out.lines == count
        return most

    peak(60)  # whatever is kept once is kept now
    assert peak(300) < peak(60) + 1_000_000  # 240 results kept would be several times that


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_far_it_is(monkeypatch):
    import pycore.batch

    monkeypatch.setattr(pycore.batch, "BETWEEN_REPORTS", 0)
    for err, shown in ((Terminal(), True), (io.StringIO(), False)):
        out = io.StringIO()
        assert run_lines([json.dumps(SMALL), "{"], out, err, None, "en") == 2
        assert ("\r" in err.getvalue()) is shown
        assert "\r" not in out.getvalue()
        last = err.getvalue().split("\r")[-1].removeprefix("\x1b[K")
        assert last == "" if shown else json.loads(last)["line"] == 2
