"""Documents made for tests: a PDF by hand, and Word documents with something odd in them."""

import io
import zipfile
from collections.abc import Sequence

import docx


def pdf(pages: Sequence[Sequence[str]], title: str = "", trailer: bytes = b"") -> bytes:
    """A PDF with these lines of text on its pages."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * at) for at in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
    ]
    font = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    for lines in pages:
        shown = b"".join(b"(%s) Tj T* " % line.encode("latin-1") for line in lines)
        content = b"BT /F1 11 Tf 14 TL 72 760 Td " + shown + b"ET"
        parts += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font %s >> >>" % (len(parts) + 2, font),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    parts.append(b"<< /Title (%s) /Author (A. Reporter) >>" % title.encode("latin-1"))
    return _with_table(parts, trailer)


def _with_table(parts: Sequence[bytes], trailer: bytes) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    end = b"<< /Size %d /Root 1 0 R /Info %d 0 R %s >>" % (len(parts) + 1, len(parts), trailer)
    return written + head + table + b"trailer %s\nstartxref\n%d\n%%%%EOF" % (end, len(written))


def word(paragraphs: Sequence[str], title: str = "", author: str = "") -> bytes:
    """A Word document with these paragraphs, the last in the cell of a table."""
    document = docx.Document()
    for line in paragraphs[:-1]:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = paragraphs[-1]
    document.core_properties.title, document.core_properties.author = title, author
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """A zip with some of its parts changed or added."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, changed.get(name) or source.read(name))
        for name in changed.keys() - set(source.namelist()):
            target.writestr(name, changed[name])
    return held.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of some parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return held.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part of a zip."""
    return zipfile.ZipFile(io.BytesIO(content)).read(name)
