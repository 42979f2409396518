"""Batches on a Dask cluster: the same tables as in one process, a worker killed or not; what goes wrong is told."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.batches import Batch, in_batches
from pipeline.engines.cluster import ClusterError, _handed_out, _result, _threads, run_on_cluster
from pipeline.engines.local import run_here
from pipeline.engines.part import Part, Task
from pipeline.ingest.listing import list_sources
from pipeline.ingest.manifest import Manifest
from pipeline.ingest.opening import opened
from tests.conftest import Claimline, start
from tests.engines.making import mixed_documents

TASK = Task()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mixed_documents(tmp_path_factory.mktemp("mixed") / "documents", 60)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster


def batches(folder: Path) -> Any:
    return in_batches(opened(list_sources(folder)), Manifest(), most_bytes=500)


def same(one: Part, other: Part) -> bool:
    """Whether two parts hold the same, whatever time they took."""
    return replace(one, seconds={}) == replace(other, seconds={})


@pytest.mark.slow
def test_the_parts_are_those_of_one_process(folder: Path, cluster: Any) -> None:
    told: list[str] = []
    parts = list(run_on_cluster(batches(folder), TASK, scheduler=cluster.scheduler_address, tell=told.append))
    alone = list(run_here(batches(folder), TASK))
    assert len(parts) == len(alone) > 5
    assert all(same(one, other) for one, other in zip(parts, alone, strict=True))
    assert any("http://" in line for line in told)


@pytest.mark.slow
def test_a_killed_worker_costs_its_batch_which_is_done_again(folder: Path, cluster: Any) -> None:
    from distributed import Client

    with Client(cluster) as client:
        before = client.run(os.getpid)
    parts = []
    for part in run_on_cluster(batches(folder), TASK, scheduler=cluster.scheduler_address):
        if not parts:
            os.kill(next(iter(before.values())), signal.SIGKILL)
        parts.append(part)
    with Client(cluster) as client:
        client.wait_for_workers(2, timeout=60)
        after = client.run(os.getpid)
    assert set(after.values()) != set(before.values()), "no worker was lost"
    assert all(same(one, other) for one, other in zip(parts, run_here(batches(folder), TASK), strict=True))


@pytest.mark.slow
def test_the_command_gives_the_same_bytes_and_reports_the_same_faults(folder: Path, tmp_path: Path) -> None:
    said = {}
    for engine in (["--engine", "single"], ["--engine", "dask", "--workers", "2"]):
        process = start("build", folder, "--out", tmp_path / engine[1], *engine)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 1
        said[engine[1]] = [line for line in errors.splitlines() if "dashboard" not in line]
        assert engine[1] == "single" or "dashboard of the cluster is at http://" in errors
    assert said["single"] == said["dask"]
    assert any("broken.pdf" in line for line in said["dask"])
    names = sorted(path.name for path in (tmp_path / "single").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "dask").iterdir())
    for name in names:
        assert (tmp_path / "single" / name).read_bytes() == (tmp_path / "dask" / name).read_bytes(), name


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_told(
    documents: Path, tmp_path: Path, claimline: Claimline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.engines.cluster.SECONDS_TO_ANSWER", 2)
    address = "tcp://127.0.0.1:9"
    done = claimline("build", documents, "--out", tmp_path / "out", "--engine", "dask", "--scheduler", address)
    assert done.returncode == 2
    assert f"No Dask scheduler answers at {address}" in done.stderr
    assert not (tmp_path / "out").exists()


# A cluster in a process of its own, so that it can be killed; it ends with its standard input.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, protocol="tcp://", dashboard_address=":0") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.mark.slow
def test_a_lost_connection_is_told_as_one(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, str(script)], text=True, **pipes) as process:
        address = process.stdout.readline().strip()
        parts = run_on_cluster(batches(folder), TASK, scheduler=address)
        next(parts)
        process.kill()
        with pytest.raises(ClusterError, match=r"connection .* was lost|was shut down"):
            list(parts)


@pytest.mark.slow
def test_a_cluster_without_workers_is_told(folder: Path) -> None:
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(ClusterError, match="has no workers"),
    ):
        list(run_on_cluster(batches(folder), TASK, scheduler=empty.scheduler_address))


class Refusing:
    """A client or future of which whatever is asked fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def _refuse(self, *_: object, **__: object) -> Any:
        raise self.error

    submit = nthreads = result = _refuse


def test_what_the_system_refuses_is_told_by_where_it_happened() -> None:
    import distributed

    closed, full = (
        distributed.comm.CommClosedError("in <TCP>: Stream is closed"),
        OSError(28, "No space left on device"),
    )
    batch = Batch(0, (), ())
    for error in (closed, full, distributed.client.ClosedClientError("closed")):
        with pytest.raises(ClusterError, match="connection"):
            _threads(Refusing(error), distributed)
        with pytest.raises(ClusterError, match="connection"):
            _handed_out(batch, TASK, Refusing(error), distributed)
    with pytest.raises(ClusterError, match="connection"):
        _result(Refusing(closed), distributed)
    with pytest.raises(ClusterError, match=r"worker .* No space left on device"):
        _result(Refusing(full), distributed)


def test_without_dask_the_command_says_what_to_install(
    documents: Path, tmp_path: Path, claimline: Claimline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = claimline("build", documents, "--out", tmp_path / "out", "--engine", "dask")
    assert done.returncode == 2
    assert "needs Dask" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--workers", "2"], "are for --engine dask"),
        (["--engine", "dask", "--workers", "2", "--scheduler", "tcp://x:1"], "not both"),
        (["--engine", "dask", "--workers", "0"], "no whole number from 1 on"),
    ],
)
def test_arguments_that_do_not_go_together(
    documents: Path, tmp_path: Path, claimline: Claimline, arguments: list[str], said: str
) -> None:
    done = claimline("build", documents, "--out", tmp_path / "out", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_run_in_one_process_loads_no_dask(documents: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pipeline.run import build; build(sys.argv[1], sys.argv[2]); "
        "print(sorted(name for name in ('distributed', 'tqdm') if name in sys.modules))"
    )
    command = [sys.executable, "-c", code, str(documents), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "[]\n"
