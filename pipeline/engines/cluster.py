"""Batches on a Dask cluster: one made here for the run, or one that exists already.

Dask hands the batches out, starts a batch again whose worker was lost, and brings the parts back; they come in the
order of the batches, so that the tables are those of a run in one process. Loads Dask only when used.
"""

import atexit
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.engines.batches import Batch
from pipeline.engines.part import Part, Task, part_of

SECONDS_TO_ANSWER = 20
# Batches that are handed out beyond those being worked on: enough that no worker waits, few enough for the memory.
AHEAD = 2
LOST = (
    "The connection to the Dask cluster was lost in the middle of the run. See that its scheduler runs and can be "
    "reached, and start the run again."
)


class ClusterError(Exception):
    """A cluster that cannot be used or was lost; the message says which, why and what to do."""


def run_on_cluster(
    batches: Iterable[Batch],
    task: Task,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Part]:
    """The parts of the batches, in their order.

    They are worked on by the cluster of the `scheduler` at an address (`tcp://host:8786`), else by as many processes on
    this machine as `workers` says (default: one a core). `tell` is told where the dashboard is. Raises `ClusterError`
    where there is no Dask or no such cluster, where its connection is lost, or where a batch takes one worker after the
    other with it.
    """
    distributed = _distributed()
    with _client(distributed, workers, scheduler) as client:
        tell(f"The dashboard of the cluster is at {client.dashboard_link}")
        waiting: deque[Any] = deque()
        for batch in batches:
            waiting.append(_handed_out(batch, task, client, distributed))
            while len(waiting) >= _threads(client, distributed) + AHEAD:
                yield _result(waiting.popleft(), distributed)
        while waiting:
            yield _result(waiting.popleft(), distributed)


def _distributed() -> Any:
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"--engine dask needs Dask ({error.name} is not installed): install claimline with its extra `dask`"
        ) from error
    return distributed


@contextmanager
def _client(distributed: Any, workers: int | None, scheduler: str | None) -> Iterator[Any]:
    import dask

    # A batch holds the documents themselves, so that workers need not see the folder: that is meant to be large.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "10 GiB"}):
        if scheduler is not None:
            with _existing(distributed, scheduler) as client:
                yield client
            return
        with (
            _no_second_closing(distributed),
            distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client


@contextmanager
def _no_second_closing(distributed: Any) -> Iterator[None]:
    """After an interrupt Dask would close at exit what it has not begun to make, and say so in a traceback."""
    try:
        yield
    except KeyboardInterrupt:
        atexit.unregister(distributed.deploy.spec.close_clusters)
        raise


@contextmanager
def _existing(distributed: Any, scheduler: str) -> Iterator[Any]:
    try:
        client = distributed.Client(scheduler, timeout=SECONDS_TO_ANSWER)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(
            f"No Dask scheduler answers at {scheduler}. Start one with `dask scheduler`, or leave --scheduler out to "
            "use this machine."
        ) from error
    with client:
        if not client.nthreads():
            raise ClusterError(f"The Dask cluster at {scheduler} has no workers. Start some with `dask worker`.")
        yield client


def _handed_out(batch: Batch, task: Task, client: Any, distributed: Any) -> Any:
    with _connection(distributed):
        return client.submit(part_of, batch, task, pure=False)


def _threads(client: Any, distributed: Any) -> int:
    with _connection(distributed):
        return sum(client.nthreads().values())


@contextmanager
def _connection(distributed: Any) -> Iterator[None]:
    """What is asked of the scheduler alone: an error of the system is one of the connection."""
    try:
        yield
    except (OSError, distributed.client.ClosedClientError) as error:
        raise ClusterError(LOST) from error


def _result(future: Any, distributed: Any) -> Part:
    try:
        part: Part = future.result()
    except distributed.KilledWorker as error:
        raise ClusterError(
            "A batch of documents took one worker after the other with it, most likely for want of memory. Give the "
            "workers more, or take out the largest documents."
        ) from error
    except distributed.CancelledError as error:
        raise ClusterError("The Dask cluster was shut down in the middle of the run. Start the run again.") from error
    except (distributed.comm.CommClosedError, distributed.client.ClosedClientError) as error:
        raise ClusterError(LOST) from error
    except OSError as error:
        raise ClusterError(
            f"A worker of the cluster could not do its work: {error.strerror or error}. Look after its machine and "
            "start the run again."
        ) from error
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"The workers of the cluster cannot import {error.name}. Install the same version of claimline there."
        ) from error
    return part
