"""The address of a Dask scheduler to an executor that `run` can use: the same import over many machines."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from tracker.clean import shown
from tracker.errors import TrackerError, installing

TIMEOUT = 10
"""Seconds to wait for the scheduler."""


@contextmanager
def scheduler(address: str) -> Iterator[Executor]:
    """An executor over the workers of the scheduler at `address` (tcp://host:port); each needs this same program installed.

    Documents travel as bytes, so the workers need no common disk; the ledger is written here alone. Raises TrackerError if the
    extra is missing, nothing answers, or no worker is there.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise TrackerError(f"a cluster needs {error.name}", installing("cluster")) from error
    try:
        client = Client(address, timeout=TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]  # distributed ships no types
    except (OSError, ValueError, TimeoutError) as error:
        raise TrackerError(f"no scheduler answers at {shown(address)}", "give it as tcp://host:port") from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise TrackerError(f"the scheduler at {shown(address)} has no workers", "start one with: dask worker ADDRESS")
        executor: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # see above
        yield executor
