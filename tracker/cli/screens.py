"""The ledger of an office on the full screen; `tracker` with nothing behind it comes here straight, without a parser."""

from __future__ import annotations

import gc
import signal

from tracker import paths
from tracker.cli.office import Office, is_dumb, say
from tracker.errors import INTERRUPTED, TrackerError, UsageError


def open_screens(office: Office) -> None:
    """Show the ledger, made if there is none, until the user leaves."""
    if is_dumb():
        raise UsageError("there is no full screen where TERM is dumb", "tracker --help lists the commands")
    from tracker.interrupts import lead_to
    from tracker.tui.app import run
    from tracker.tui.session import Memory

    lead_to(signal.default_int_handler)  # what the event loop takes over, to leave the screen as it was
    run(
        office.ledger(create=True),
        by=office.settings.by,
        clock=office.clock,
        settings=office.settings,
        title=paths.homely(office.path),
        memory=Memory(paths.state_path(), str(office.path.resolve())),
    )


def alone() -> int:
    """What `tracker` does on a terminal; returns the exit code, and words errors as the command line does.

    Whoever calls it may have put off the garbage collector, for a quick start: it is at work again from the first pause on.
    """
    office = Office()
    try:
        open_screens(office)
    except TrackerError as error:
        say(f"tracker: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.enable()
        office.close()
    return 0
