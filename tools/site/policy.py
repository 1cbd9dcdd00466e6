"""What each page's policy must know of the page itself: the style attributes that stand in its markup, by their hashes."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from pathlib import Path

STYLES = b"style-src 'self';"
ATTRIBUTE = re.compile(r'<[a-z][^<>]*? style="([^"]*)"')


def seal(page: Path) -> None:
    """Let a page's policy pass the style attributes that it came with, and no others."""
    content = page.read_bytes()
    written = sorted(set(map(html.unescape, ATTRIBUTE.findall(content.decode()))))
    if not written or STYLES not in content:
        return
    known = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in written)
    page.write_bytes(content.replace(STYLES, f"style-src 'self' 'unsafe-hashes' {known};".encode(), 1))
