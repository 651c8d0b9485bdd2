"""Find the commitments in diplomatic readouts, keep them in a ledger and follow each to its outcome."""

__version__ = "0.1.0"
