"""`tracker` and `python -m tracker`: the command line, or one plain line where its libraries are missing."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

from tracker import interrupts, streams
from tracker.errors import INTERRUPTED, Unwritable


def main() -> None:
    """Run the command line; exits with its code."""
    streams.take_over()
    try:
        if len(sys.argv) == 1 and sys.stdout.isatty() and "_TRACKER_COMPLETE" not in os.environ:
            gc.disable()  # all that is made until the first screen stays: to look for garbage in it takes a tenth of the start
            from tracker.cli.screens import alone as run
        else:
            # Where nothing is half done and nothing to be told, Ctrl-C ends the process by its code, whatever is at work.
            interrupts.lead_to(_stop)
            from tracker.cli.main import cli as run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("tracker"):
            raise
        sys.exit(f"tracker: {error.name} is not installed; see the README's first command (pip install .)")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    if "_TRACKER_COMPLETE" in os.environ:
        from tracker.cli.shells import register

        register()
    try:
        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Unwritable as error:  # from where the command line itself prints: help, version
        sys.exit(f"tracker: {error}")
    finally:
        # All is said and stored: from here Ctrl-C ends what is left of the process without a word.
        interrupts.lead_to(signal.SIG_DFL)


def _stop(_number: int, _frame: FrameType | None) -> None:
    sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
