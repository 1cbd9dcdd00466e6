"""The code of a calculator's link, which carries a profile."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

VERSION = "1"


def share_code(facts: Mapping[str, Any]) -> str:
    """A profile as the calculator's link carries it: version, dot, base64url without padding of the raw-deflated JSON."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return f"{VERSION}.{pack(text.encode('utf-8', 'surrogatepass'))}"


def pack(content: bytes) -> str:
    """Bytes as a link carries them: raw-deflated, in base64url without padding."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeezer.compress(content) + squeezer.flush()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")
