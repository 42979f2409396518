"""A folder of documents for the engines: some that go well, a copy, one in another language, one that is broken."""

from pathlib import Path

FRENCH = "Le gouvernement de la France a donné 26 millions de francs aux pays les plus pauvres dans la région. "


def mixed_documents(folder: Path, count: int) -> Path:
    """Write the folder: `count` documents that differ, and the others among them."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = (
            f"In {1990 + number % 30} the Government of Norway sent {number + 20} peacekeepers to {number + 2} places. "
            f"Of its 1,200 ships, {number + 100} were new. It gave $ {number + 3}.5 million to 12 villages.\n"
        )
        (folder / f"year-{number:03}.txt").write_text(text * (1 + number % 3), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing else")
    (folder / "french.txt").write_text(FRENCH * 10, encoding="utf-8")
    (folder / "zz-copy.txt").write_bytes((folder / "year-001.txt").read_bytes())
    (folder / "zz-copy-again.txt").write_bytes((folder / "year-001.txt").read_bytes())
    return folder
