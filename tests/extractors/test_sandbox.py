"""Reading children: limits, order, crashes and what is left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from extractors.layout import PageSize
from extractors.sandbox import pulse
from extractors.sandbox.isolation import child_environment, try_confinement
from extractors.sandbox.pool import ReaderPool
from extractors.sandbox.scratch import sweep_scratch
from records import Field, InputError, UnreadableFile
from tests.extractors.deeds import obey

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def deeds_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    with ReaderPool("deeds:obey", 2, seconds=20, memory_mb=400) as opened:
        yield opened


def order(folder: Path, text: str) -> Path:
    path = folder / f"{text.replace(' ', '-').replace('/', '-')}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def children_of(process: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == process:
                found.append(int(stat.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def test_results_come_in_the_order_of_the_files(pool: ReaderPool, tmp_path: Path) -> None:
    paths = [order(tmp_path, f"file {n}") for n in range(20)]
    results = list(pool.map(paths))
    assert [result.value for result in results] == [f"file {n}" for n in range(20)]
    assert all(isinstance(result, Field) and result.evidence[0].page == 1 for result in results)


def test_a_child_serves_many_files(tmp_path: Path) -> None:
    with ReaderPool("deeds:obey", 1, seconds=20) as pool:
        processes = {pool.read(order(tmp_path, "process")) for _ in range(5)}
    assert len(processes) == 1


def test_a_dataclass_of_the_layout_comes_back(tmp_path: Path) -> None:
    with ReaderPool("deeds:page_size", 1, seconds=20) as pool:
        assert pool.read(order(tmp_path, "a")) == PageSize(5.0, 1.0)


def test_options_come_with_the_path(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode("tờ trình \udcff\udcfe.doc".encode("utf-8", "surrogateescape"))
    with ReaderPool("deeds:told", 1, seconds=20) as pool:
        answer = pool.read(odd, number=3, names=["một", "hai"])
    assert answer == f"{os.fspath(odd)!r} 3 ['một', 'hai']"


def test_a_file_that_hangs_costs_one_file(tmp_path: Path) -> None:
    with ReaderPool("deeds:obey", 1, seconds=0.8) as pool:
        results = list(pool.map([order(tmp_path, "sleep"), order(tmp_path, "next")]))
    assert isinstance(results[0], UnreadableFile) and results[0].code == "QUA_THOI_GIAN"
    assert "sleep.txt" in results[0].message and results[0].hint
    assert results[1].value == "next"


def test_a_file_that_shows_life_may_take_longer(tmp_path: Path) -> None:
    with ReaderPool("deeds:obey", 1, seconds=2.5, longest_seconds=60) as pool:
        assert pool.read(order(tmp_path, "beat 4")).value == "beat 4"


def test_a_file_that_shows_life_for_ever_is_stopped(tmp_path: Path) -> None:
    with ReaderPool("deeds:obey", 1, seconds=2.5, longest_seconds=4) as pool:
        started = time.monotonic()
        error = pool.read(order(tmp_path, "beat 50"))
        assert time.monotonic() - started < 8
        assert isinstance(error, UnreadableFile) and error.code == "QUA_THOI_GIAN"
        assert pool.read(order(tmp_path, "next")).value == "next"


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not tell how long a process has worked")
def test_silence_is_counted_in_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.sandbox.child.ASLEEP", 1000)  # only the work of the child can end it
    with ReaderPool("deeds:obey", 1, seconds=1, longest_seconds=60) as pool:
        error = pool.read(order(tmp_path, "burn 50"))
    assert isinstance(error, UnreadableFile) and error.code == "QUA_THOI_GIAN"


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not tell how long a process has worked")
def test_a_file_that_waits_for_a_busy_machine_is_read(tmp_path: Path) -> None:
    with ReaderPool("deeds:obey", 1, seconds=1.5, longest_seconds=60) as pool:
        child = int(pool.read(order(tmp_path, "process")))
        pause = Thread(target=hold, args=(child, 2.5))
        pause.start()
        started = time.monotonic()
        assert pool.read(order(tmp_path, "burn 0.6")).value == "burn 0.6"
        assert time.monotonic() - started > 2  # by the clock it was silent for longer than a file may work
        pause.join()


def hold(process: int, seconds: float) -> None:
    """Keeps a process from working for a while, as other work on the machine does."""
    time.sleep(0.2)
    os.kill(process, signal.SIGSTOP)
    time.sleep(seconds)
    os.kill(process, signal.SIGCONT)


def test_where_no_work_is_told_silence_is_counted_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.sandbox.child.Child._worked", lambda child: None)
    monkeypatch.setattr("extractors.sandbox.child.ASLEEP", 1000)
    with ReaderPool("deeds:obey", 1, seconds=1, longest_seconds=60) as pool:
        started = time.monotonic()
        assert pool.read(order(tmp_path, "sleep")).code == "QUA_THOI_GIAN"
        assert time.monotonic() - started > 1.9


def test_a_beat_where_nobody_listens_does_nothing() -> None:
    pulse.beat()
    heard: list[int] = []
    pulse.listen(lambda: heard.append(1))
    pulse.beat()
    pulse.beat()
    pulse.listen(None)
    assert heard == [1]


def test_what_a_child_leaves_in_its_folder_goes_with_it(tmp_path: Path) -> None:
    with ReaderPool("deeds:obey", 1, seconds=20) as pool:
        folder = Path(pool.read(order(tmp_path, "leave and go")))
        assert [each.name for each in folder.glob("*/left")] + [each.name for each in folder.glob("left")] == [
            "left",
            "left",
        ]
    assert folder != Path(tempfile.gettempdir()) and not folder.exists()


def test_a_killed_run_leaves_its_folder_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import sys, time\n"
        "from extractors.sandbox.scratch import make_scratch\n"
        "sys.stdout.write(str(make_scratch().folder) + '\\n'); sys.stdout.flush()\n"
        "time.sleep(50)\n"
    )
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as run:
        assert run.stdout is not None
        folder = Path(run.stdout.readline().decode().strip())
        (folder / "left").write_text("x", encoding="utf-8")
        sweep_scratch()
        assert (folder / "left").exists()  # in use
        run.kill()
        run.wait()
    sweep_scratch()
    assert not folder.exists()


def test_a_file_that_eats_memory_costs_one_file(pool: ReaderPool, tmp_path: Path) -> None:
    results = list(pool.map([order(tmp_path, "eat"), order(tmp_path, "next")]))
    assert isinstance(results[0], UnreadableFile) and results[0].code == "QUA_BO_NHO"
    assert results[1].value == "next"


@pytest.mark.parametrize("deed", ["exit", "abort"])
def test_a_file_that_kills_its_child_costs_one_file(pool: ReaderPool, tmp_path: Path, deed: str) -> None:
    paths = [order(tmp_path, "before"), order(tmp_path, deed), order(tmp_path, "after")]
    results = list(pool.map(paths))
    assert isinstance(results[1], UnreadableFile) and results[1].code == "TIEN_TRINH_CHET"
    assert [results[0].value, results[2].value] == ["before", "after"]


def test_a_large_parent_is_not_taken_for_a_greedy_child(tmp_path: Path) -> None:
    held = bytearray(b"x" * 600_000_000)
    with ReaderPool("deeds:obey", 1, seconds=20, memory_mb=400) as pool:
        error = pool.read(order(tmp_path, "exit"))
    assert isinstance(error, UnreadableFile) and error.code == "TIEN_TRINH_CHET"
    assert len(held) == 600_000_000


def test_an_error_of_ours_comes_back_as_it_was(pool: ReaderPool, tmp_path: Path) -> None:
    error = pool.read(order(tmp_path, "refuse"))
    assert isinstance(error, UnreadableFile)
    assert (error.message, error.hint, error.code) == ("Tệp hỏng.", "Gửi lại.", "TEP_HONG")


def test_a_fault_of_the_program_is_told_with_its_trace(pool: ReaderPool, tmp_path: Path) -> None:
    error = pool.read(order(tmp_path, "stumble"))
    assert isinstance(error, InputError) and error.code == "LOI_CHUONG_TRINH"
    assert "ZeroDivisionError: stumbled" in error.__notes__[0]
    assert "ZeroDivisionError" not in error.sentence()


def test_a_child_cannot_make_the_parent_run_code(
    pool: ReaderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    error = pool.read(order(tmp_path, "strange"))
    assert isinstance(error, InputError) and error.code == "LOI_CHUONG_TRINH"
    assert not (tmp_path / "stolen").exists()


def test_an_answer_holds_nothing_but_what_answers_are_made_of(pool: ReaderPool, tmp_path: Path) -> None:
    error = pool.read(order(tmp_path, "borrow"))
    assert isinstance(error, InputError) and error.code == "LOI_CHUONG_TRINH"
    assert "records.errors.SettingsError" in error.__notes__[0]


def test_noise_stays_away_from_standard_output(
    pool: ReaderPool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert pool.read(order(tmp_path, "shout")).value == "shout"
    assert capfd.readouterr().out == ""


def test_secrets_stay_away_from_the_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TDKT_DATABASE_URL", "MAIL_PASSWORD", "API_TOKEN", "SIGNING_KEY"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("TDKT_INBOX", "inbox")
    with ReaderPool("deeds:obey", 1, seconds=20) as pool:
        names = set(pool.read(order(tmp_path, "environment")).split())
    assert not names & {"TDKT_DATABASE_URL", "MAIL_PASSWORD", "API_TOKEN", "SIGNING_KEY"}
    assert {"TDKT_INBOX", "PATH"} <= names
    assert "secret" not in child_environment().values()


@pytest.mark.skipif(not try_confinement().network, reason="this system lets no process leave the network")
def test_a_child_reaches_no_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        call = order(tmp_path, f"call {server.getsockname()[1]}")
        assert obey(call) == "answered"
        with ReaderPool("deeds:obey", 1, seconds=20, memory_mb=400) as pool:
            answer = pool.read(call)
    assert isinstance(answer, UnreadableFile)
    assert "Network is unreachable" in answer.__notes__[0]


@pytest.mark.skipif(not try_confinement().files, reason="this system gives no process a view of the disk of its own")
def test_a_child_writes_only_where_it_may(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.mkdir()
    with ReaderPool("deeds:obey", 1, seconds=20, writable=[allowed]) as pool:
        inside = pool.read(order(tmp_path, f"write {allowed / 'a'}"))
        outside = pool.read(order(tmp_path, f"write {tmp_path / 'b'}"))
        home = pool.read(order(tmp_path, f"write {Path.home() / 'tdkt-was-here'}"))
    assert inside == "written" and (allowed / "a").exists()
    assert all("Read-only file system" in each.__notes__[0] for each in (outside, home))
    assert not (tmp_path / "b").exists()
    (tmp_path / "c").write_text("this process writes on", encoding="utf-8")


def test_no_process_is_left_after_closing(tmp_path: Path) -> None:
    before = set(children_of(os.getpid()))
    with ReaderPool("deeds:obey", 3, seconds=20) as pool:
        list(pool.map([order(tmp_path, f"{n}") for n in range(6)]))
        assert len(set(children_of(os.getpid())) - before) == 3
    assert set(children_of(os.getpid())) <= before


def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    before = set(children_of(os.getpid()))
    with ReaderPool("deeds:obey", 1, seconds=0.8) as pool:
        started: list[int] = []

        def look() -> None:
            for _ in range(200):
                for child in set(children_of(os.getpid())) - before:
                    started.extend(children_of(child))
                if started:
                    return
                time.sleep(0.01)

        thread = Thread(target=look)
        thread.start()
        assert pool.read(order(tmp_path, "spawn")).code == "QUA_THOI_GIAN"
        thread.join()
        assert started
    assert not any(is_running(process) for process in started)


def test_what_a_dead_child_started_ends_too(tmp_path: Path) -> None:
    seconds = f"{1000 + os.getpid()}"  # a sleep that no other run of these tests starts
    with ReaderPool("deeds:obey", 1, seconds=20) as pool:
        assert pool.read(order(tmp_path, f"spawn and exit {seconds}")).code == "TIEN_TRINH_CHET"
        deadline = time.monotonic() + 5  # what is killed on a busy machine waits for its turn to end
        while sleepers(seconds) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not sleepers(seconds)


def sleepers(seconds: str) -> list[int]:
    """Processes that run `sleep` for so long."""
    found = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if command.read_bytes() == f"sleep\0{seconds}\0".encode():
                found.append(int(command.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return [process for process in found if is_running(process)]


def test_children_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    path = order(tmp_path, "sleep")
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from extractors.sandbox.pool import ReaderPool\n"
        "pool = ReaderPool('deeds:obey', 2, seconds=50)\n"
        "sys.stdout.write('ready\\n'); sys.stdout.flush()\n"
        f"list(pool.map([Path({str(path)!r})] * 2))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None and parent.stdout.readline() == b"ready\n"
        time.sleep(0.5)
        children = children_of(parent.pid)
        assert len(children) == 2
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 5
        while any(is_running(child) for child in children) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not any(is_running(child) for child in children)


def test_children_start_when_they_are_needed(tmp_path: Path) -> None:
    before = set(children_of(os.getpid()))
    with ReaderPool("deeds:obey", 4) as pool:
        assert set(children_of(os.getpid())) == before
        for name in ("first", "second"):
            pool.read(order(tmp_path, name))
        assert len(set(children_of(os.getpid())) - before) == 1


def test_children_do_not_import_what_they_do_not_need(tmp_path: Path) -> None:
    program = (
        "import sys, extractors.sandbox.pool\n"
        "heavy = {'prefect', 'pandas', 'sqlalchemy', 'spacy', 'numpy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
