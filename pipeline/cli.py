"""The command line: arguments and exit status only. What a command does is left to the modules it calls.

Nothing heavy is imported before a command is chosen, so that `claimline --help` answers at once.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(prog="claimline", description="Numeric claims out of official documents, as a table.")
    top.add_argument("--version", action="version", version=f"claimline {version('claimline')}")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser().parse_args(arguments)
    parser().print_help()
    return 0


def entry() -> None:
    """What the console script calls."""
    sys.exit(main())
