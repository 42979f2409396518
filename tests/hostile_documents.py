"""A folder of documents of every format, each of which asks for a file outside, the network or a place to write.

What they ask for is a file and a site that the caller names; what the program does with them is left to the tests.
"""

import io
import tarfile
import zipfile
from pathlib import Path

from fpdf import FPDF
from fpdf.actions import LaunchAction, URIAction
from fpdf.annotations import AnnotationDict

from tests.ingest.hostile_markup import word_file

SENTENCE = "In 2004 the fund gave 12 million dollars to 18 of the countries that had joined it."
OFFICE = "http://schemas.openxmlformats.org"


def write_hostile_documents(folder: Path, secret: Path, site: str) -> None:
    """Write them all; `secret` is the file and `site` the address (with `/` behind it) that they would like to read."""
    folder.mkdir()
    local = secret.as_uri()
    (folder / "page.html").write_text(page(local, site), encoding="utf-8")
    (folder / "strict.xhtml").write_text(
        f'<?xml version="1.0"?><?xml-stylesheet href="{site}a.xsl"?><!DOCTYPE html SYSTEM "{site}a.dtd" ['
        f'<!ENTITY f SYSTEM "{local}"><!ENTITY n SYSTEM "{site}a"><!ENTITY % p SYSTEM "{local}"> %p;]>'
        f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><p>{SENTENCE} &f; &n; xhtml</p>'
        f'<xi:include href="{local}" parse="text"/></body></html>',
        encoding="utf-8",
    )
    (folder / "saved.mht").write_text(
        f"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: {local}\n\n"
        f"{page(local, site).replace(' html<', ' mht<')}\n--b\n"
        f"Content-Type: message/external-body; access-type=local-file; name={secret}\n\n"
        f"Content-Type: text/html\n\n--b--\n",
        encoding="utf-8",
    )
    (folder / "notes.md").write_text(
        f"{SENTENCE} markdown\n\n![a]({local}) ![b]({site}b.png) <img src='{local}'>\n\n[c]: {local}\n\n"
        f"<iframe src='{local}'></iframe>\n",
        encoding="utf-8",
    )
    (folder / "letter.docx").write_bytes(letter(local, site))
    (folder / "paper.pdf").write_bytes(paper(secret, site))
    (folder / "rows.csv").write_text(
        f"doc_id,text\n../../x,{SENTENCE} csv\n{secret},{SENTENCE} row\n", encoding="utf-8"
    )
    with zipfile.ZipFile(folder / "pack.zip", "w") as archive:
        for name in ("../../escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "inside.txt"):
            archive.writestr(name, f"{SENTENCE} {name}\n")
    with tarfile.open(folder / "tape.tar.gz", "w:gz") as archive:
        for name, kind, target in (
            ("link.txt", tarfile.SYMTYPE, str(secret)),
            ("hard.txt", tarfile.LNKTYPE, str(secret)),
            ("../../escaped.txt", tarfile.REGTYPE, ""),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("sound.txt", tarfile.REGTYPE, ""),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            data = f"{SENTENCE} {name} tar\n".encode() if kind == tarfile.REGTYPE else b""
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def page(local: str, site: str) -> str:
    """A page whose every link leads to the file or the site."""
    return (
        f'<html><head><base href="{local}"><link rel=stylesheet href="{local}"><link rel=import href="{site}">'
        f'<meta http-equiv=refresh content="0;url={local}"><script src="{site}a.js"></script></head>'
        f'<body background="{site}b.png"><p>{SENTENCE} html</p><img src="{local}"><img src="{site}c.png">'
        f'<iframe src="{local}"></iframe><object data="{local}"></object><embed src="{site}d"><video src="{local}">'
        f"</video><a href='{local}'>a</a><svg><image href='{local}'/></svg></body></html>"
    )


def letter(local: str, site: str) -> bytes:
    """A Word document with a remote template and picture, and entities in its XML."""
    head = f'<!DOCTYPE d [<!ENTITY f SYSTEM "{local}"><!ENTITY n SYSTEM "{site}n">]>'
    body = f"<w:p><w:r><w:t>{SENTENCE} &f; &n; word</w:t></w:r></w:p>"
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" Target="{target}" '
        'TargetMode="External"/>'
        for number, (kind, target) in enumerate(
            (("attachedTemplate", f"{site}t.dotm"), ("image", local), ("frame", local), ("hyperlink", site))
        )
    )
    written = io.BytesIO(word_file(body, head))
    with zipfile.ZipFile(written, "a") as package:
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{links}</Relationships>',
        )
    return written.getvalue()


def paper(secret: Path, site: str) -> bytes:
    """A PDF that asks to start a program, to open an address and a file."""
    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=11)
    paper.multi_cell(0, 6, f"{SENTENCE} pdf", link=secret.as_uri())
    for action in (LaunchAction(str(secret)), URIAction(site)):
        paper.pages[1].add_annotation(AnnotationDict("Link", 10, 10, 50, 50, action=action))
    return bytes(paper.output())
