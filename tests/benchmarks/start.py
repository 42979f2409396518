"""How soon the commands answer, as ratios to importing the libraries that they stand on."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.corpus import SEEDS
from tests.benchmarks.measured import build, measured, python

ROUNDS = 7
IMPORTS = "import pandas, pandera, pint, pyarrow"
SENTENCE = "In 2016, over 36,000 peacekeepers were sent."


def start_ratios() -> dict[str, float]:
    """Wall time of each command over that of the imports, the least of the rounds of each, taken in turns."""
    with TemporaryDirectory() as folder:
        commands = {
            "imports": python("-c", IMPORTS),
            "claimline --help": python("-m", "pipeline.cli", "--help"),
            "claimline explain": python("-m", "pipeline.cli", "explain", SENTENCE),
            "claimline build (the seeds)": build(SEEDS, Path(folder) / "out"),
        }
        least = dict.fromkeys(commands, float("inf"))
        for _ in range(ROUNDS):
            for name, command in commands.items():
                least[name] = min(least[name], measured(command).wall_seconds)
    return {name: seconds / least["imports"] for name, seconds in least.items() if name != "imports"}
