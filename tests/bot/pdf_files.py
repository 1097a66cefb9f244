"""PDF files for tests: written by hand, byte for byte, or printed by real programs."""

import subprocess
import zlib
from pathlib import Path


def pdf(*pages: str, extra: str = "", catalog: str = "") -> bytes:
    """A file whose pages have these content streams. `extra` are further objects, numbered from 90."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"1 0 obj << /Type /Catalog /Pages 2 0 R {catalog} >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {len(pages)} >> endobj",
        "3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    ]
    for at, content in enumerate(pages):
        objects.append(
            f"{10 + 2 * at} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {11 + 2 * at} 0 R >> endobj"
        )
        objects.append(
            f"{11 + 2 * at} 0 obj << /Length {len(content)} >> stream\n{content}\nendstream endobj"
        )
    body = "\n".join(["%PDF-1.7", *objects, extra, "trailer << /Root 1 0 R >>", "%%EOF"])
    return body.encode("latin-1")


def said(*lines: str, left: int = 85, top: int = 780) -> str:
    """A content stream that shows lines of ASCII text below each other."""
    shown = " ".join(f"1 0 0 1 {left} {top - 16 * at} Tm ({line}) Tj" for at, line in enumerate(lines))
    return f"BT /F 12 Tf {shown} ET"


def packed_pdf(size: int) -> bytes:
    """A file whose only page unpacks to `size` bytes of drawing that draws nothing."""
    packed = zlib.compress(b"q Q " * (size // 4), 9)
    head, tail = pdf("CONTENT").split(b"<< /Length 7 >> stream\nCONTENT")
    return head + b"<< /Length %d /Filter /FlateDecode >> stream\n%s" % (len(packed), packed) + tail


def printed_by_office(file: Path, *, into: Path, password: str | None = None) -> bytes:
    """LibreOffice's PDF of a Word file."""
    form = "pdf"
    if password:
        secret = '"EncryptFile":{"type":"boolean","value":"true"}'
        form = f'pdf:writer_pdf_Export:{{{secret},"DocumentOpenPassword":{{"type":"string","value":"{password}"}}}}'
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(into), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (into / file.with_suffix(".pdf").name).read_bytes()


def printed_by_browser(html: str, *, into: Path) -> bytes:
    """Chromium's PDF of a page."""
    page, printed = into / "page.html", into / "page.pdf"
    page.write_text(html, encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={into / 'browser'}")
    command = ["chromium", *flags, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return printed.read_bytes()
