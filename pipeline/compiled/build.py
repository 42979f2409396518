"""A wheel of claimline with its extractor compiled by mypyc: `make wheel`, or `python -m pipeline.compiled.build`.

The sources are copied, their value classes written out, the modules that read text compiled to one extension, and the
whole packed. The wheel gives the same rows as the sources do. It holds for one version of Python and kind of machine.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from pipeline.compiled.written_out import written_out

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("pipeline", "schemas")
# The modules that text goes through, sentence by sentence. What reads files and writes tables waits for others.
COMPILED = (
    "pipeline/copies.py",
    "pipeline/models.py",
    "pipeline/records.py",
    "pipeline/lexicon/word_lists.py",
    "pipeline/extract/**/*.py",
    "pipeline/ingest/*.py",
)
_LEFT = "archives cells dates file_names folder language listing manifest opening own record_files repair walk".split()
_BESIDE = ("pyproject.toml", "README.md", "LICENSE")
# Types are checked by `make lint`: here mypy only has to know them. Libraries with large stubs would take minutes.
_TYPES = """
[mypy]
ignore_missing_imports = True
disable_error_code = type-var, unused-ignore
[mypy-pandas.*,numpy.*,pandera.*,pint.*,pyarrow.*,dask.*,distributed.*,lxml.*,altair.*]
follow_imports = skip
follow_imports_for_stubs = True
[mypy-schemas.*,pipeline.frames,pipeline.publish.*,pipeline.analyse.*]
ignore_errors = True
"""
_COMPILE = """
import sys
from mypyc.build import mypycify
from setuptools import setup
level, *modules = sys.argv[1:]
made = mypycify(["--config-file", "types.ini", *modules], opt_level=level, debug_level="0", group_name="claimline")
setup(name="claimline", ext_modules=made, script_args=["--quiet", "build_ext", "--inplace"])
"""
_HOOK = """
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
class CompiledWheel(BuildHookInterface):
    def initialize(self, version, build_data):
        build_data.update(pure_python=False, infer_tag=True)
"""
_PACKED = """
[tool.hatch.build]
artifacts = ["*.so", "*.pyd"]
[tool.hatch.build.hooks.custom]
path = "hook.py"
[tool.hatch.build.targets.wheel.force-include]
"{extension}" = "{extension}"
"""


def main() -> int:
    """Run the command. Returns the exit status: 0 done, 2 where it cannot be compiled here."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=Path("dist"), help="folder of the wheel (default: dist)")
    arguments.add_argument("--level", choices=list("0123"), default="2", help="of the compiler's optimization")
    given = arguments.parse_args()
    try:
        print(built(given.out.resolve(), given.level))
    except subprocess.CalledProcessError as error:
        told = (error.stderr or error.stdout or "").strip().splitlines()
        print("The wheel could not be built: a C compiler and the packages of `dev` are needed.", file=sys.stderr)
        print("\n".join(told[-30:]), file=sys.stderr)
        return 2
    return 0


def built(out: Path, level: str) -> Path:
    """Compile, pack and give the wheel's path. Raises `CalledProcessError` where a step fails."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for package in PACKAGES:
            shutil.copytree(ROOT / package, place / package, ignore=shutil.ignore_patterns("__pycache__"))
        left = {place / "pipeline" / "ingest" / f"{name}.py" for name in _LEFT}
        found = [path for pattern in COMPILED for path in sorted(place.glob(pattern))]
        modules = [path for path in found if path not in left and path.stem != "__init__"]
        for path in modules:
            path.write_text(written_out(path.read_text(encoding="utf-8")), encoding="utf-8")
        _with_plain_replace(place / "pipeline" / "copies.py")
        (place / "types.ini").write_text(_TYPES, encoding="utf-8")
        _run(place, "-c", _COMPILE, level, *(str(path.relative_to(place)) for path in modules))
        shutil.rmtree(place / "build")
        [extension] = place.glob("claimline__mypyc*")
        for name in _BESIDE:
            shutil.copy(ROOT / name, place / name)
        (place / "hook.py").write_text(_HOOK, encoding="utf-8")
        with (place / "pyproject.toml").open("a", encoding="utf-8") as settings:
            settings.write(_PACKED.format(extension=extension.name))
        _run(place, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place / "packed"))
        [wheel] = (place / "packed").glob("*.whl")
        out.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, out / wheel.name))


def _with_plain_replace(copies: Path) -> None:
    """Let mypyc see the function that copies values as what it is at run time: they are no dataclasses any more."""
    head, _, checked = copies.read_text(encoding="utf-8").partition("\nif TYPE_CHECKING:\n")
    copies.write_text(head + dedent(checked.partition("\nelse:\n")[2]), encoding="utf-8")


def _run(place: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=place, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main())
