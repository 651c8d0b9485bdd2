"""`tracker` and `python -m tracker`: the command line, or one plain line where its libraries are missing."""

from __future__ import annotations

import gc
import os
import signal
import sys


def main() -> None:
    """Run the command line; exits with its code."""
    try:
        if len(sys.argv) == 1 and sys.stdout.isatty() and "_TRACKER_COMPLETE" not in os.environ:
            gc.disable()  # all that is made until the first screen stays: to look for garbage in it takes a tenth of the start
            from tracker.cli.screens import alone as run
        else:
            from tracker.cli.main import cli as run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("tracker"):
            raise
        sys.exit(f"tracker: {error.name} is not installed; see the README's first command (pip install .)")
    except KeyboardInterrupt:
        sys.exit(130)
    if "_TRACKER_COMPLETE" in os.environ:
        from tracker.cli.shells import register

        register()
    try:
        sys.exit(run())
    finally:
        # All is said and stored: from here Ctrl-C ends what is left of the process without a word.
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
