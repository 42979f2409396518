"""The command line: arguments and exit status only. What a command does is left to the module that it names.

A command's module is imported when the command is chosen, so that `claimline --help` answers at once. Such a module has
a function that adds its arguments to a parser and one that runs it and returns the exit status: 0 done, 1 done but
documents failed or a limit was not met, 2 nothing could be done, 130 interrupted.
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

NOTHING_DONE = 2
INTERRUPTED = 130
# New objects between two searches for unreachable cycles; Python's own 700 took an eighth of a small build, and the
# stages make no cycles.
BETWEEN_COLLECTIONS = 100_000


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what it does in a line, and the module and function that run it."""

    name: str
    does: str
    module: str
    function: str


COMMANDS = (
    Command("build", "build the dataset of a folder of documents", "pipeline.commands.build", "run"),
    Command("init", "write a manifest of a folder of documents, to be filled in", "pipeline.commands.init", "run"),
    Command("extract", "print the claims of files or of a stream of texts", "pipeline.stream", "run_extract"),
    Command("explain", "show how every numeral of a sentence was read", "pipeline.explain", "run_explain"),
    Command("check", "show where the documents contradict themselves or each other", "pipeline.commands.check", "run"),
    Command("series", "list the series, or print one", "pipeline.commands.series", "run"),
    Command("report", "write the dataset as an HTML page", "pipeline.commands.report", "run"),
    Command("indicators", "list the indicators, or check your own", "pipeline.commands.indicators", "run"),
    Command("diff", "show what changed between two datasets", "pipeline.diff", "run_diff"),
    Command("evaluate", "score the extractor on labelled documents", "pipeline.evaluate", "run_evaluate"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        print("claimline: interrupted; what was finished before is as it was.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has seen enough (`| head`). Nothing more can be printed, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from pipeline.commands.bad_input import sentence_for

        sentence = sentence_for(error)
        if sentence is None:
            raise
        print(f"claimline: {sentence}", file=sys.stderr)
        return NOTHING_DONE


def collect_seldom() -> None:
    """Let this process look for unreachable cycles less often. For programs that are ours, not for a notebook."""
    gc.set_threshold(BETWEEN_COLLECTIONS)


def entry() -> None:
    """What the console script calls."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its code in place of a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    status = main()
    gc.freeze()  # all of it goes at once; a last search for cycles would only take time
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    wanted = next((argument for argument in arguments if not argument.startswith("-")), None)
    chosen = next((command for command in COMMANDS if command.name == wanted), None)
    top, own = _parser(chosen)
    if chosen is None and wanted is not None and wanted == arguments[0]:
        top.error(f"there is no command {wanted!r}{_near(wanted, [command.name for command in COMMANDS])}")
    values, unknown = top.parse_known_args(arguments)
    if unknown:
        (own or top).error("; ".join(_unrecognized(unknown, own or top)))
    if chosen is None:
        top.print_help()
        return 0
    status: int = getattr(import_module(chosen.module), chosen.function)(values)
    sys.stdout.flush()
    return status


def _unrecognized(unknown: Sequence[str], parser: argparse.ArgumentParser) -> Iterator[str]:
    """What to say of arguments that a command does not take; what follows an unknown option may be its value."""
    options = [name for action in parser._actions for name in action.option_strings]
    for before, argument in zip(["", *unknown], unknown, strict=False):
        if argument.startswith("-"):
            name = argument.partition("=")[0]
            yield f"there is no option {name}{_near(name, options)}"
        elif not before.startswith("-"):
            yield f"{argument!r} is one argument too many"


def _near(given: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(given, known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _parser(chosen: Command | None) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser | None]:
    """The parser of every command, and that of the chosen one, which alone has its arguments."""
    top = argparse.ArgumentParser(
        prog="claimline", description="Numeric claims out of official documents, as a validated table."
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    own = None
    for command in COMMANDS:
        parser = commands.add_parser(command.name, help=command.does, description=_sentence(command.does))
        if command is chosen:
            import_module(command.module).add_arguments(parser)
            own = parser
    return top, own


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


class _Version(argparse.Action):
    """Prints the version; reading it takes longer than all the rest of `--help`, so only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"claimline {version('claimline')}")
        parser.exit()


if __name__ == "__main__":
    entry()
