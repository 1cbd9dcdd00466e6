"""A server of the site at the end of a visitor's line: as fast as the line is, and as silent where it hangs."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

from tools.site.server import MAX_AGE, Handler

BACKLOG = 0.1  # seconds of its turn that a late sleeper makes up for: what waits in a real line's queue keeps it full
PART = 16384  # bytes that are sent in one go


@dataclass
class Line:
    """What a visitor's line and host are like; the server keeps to it."""

    rate: float = 0.0  # bytes a second, 0 for as fast as can be
    delay: float = 0.0  # seconds before every answer
    max_age: int = MAX_AGE
    sent: int = 0
    ends_at: int | None = None  # bytes sent after which nothing more comes, and nothing says so
    is_cut: bool = False  # whoever asks is hung up on
    free_at: float = 0.0
    lock: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, size: int) -> None:
        """Sleep until this many bytes have had their turn on the line, which all connections share."""
        with self.lock:
            self.lock.wait_for(lambda: self.ends_at is None or self.sent < self.ends_at)
            self.sent += size
            if not self.rate:
                return
            self.free_at = max(self.free_at, time.monotonic() - BACKLOG) + size / self.rate
            until = self.free_at
        time.sleep(max(0.0, until - time.monotonic()))

    def hang(self, after: int = 0) -> None:
        """Let no more come once so many bytes more were sent."""
        with self.lock:
            self.ends_at = self.sent + after

    def cut(self) -> None:
        """Hang up on whoever asks."""
        self.is_cut = True

    def mend(self) -> None:
        """As fast as can be again, for what hangs too."""
        with self.lock:
            self.ends_at, self.rate, self.is_cut = None, 0.0, False
            self.lock.notify_all()


class LineHandler(Handler):
    """The site's server at the end of a line."""

    line = Line()

    def _send(self, status: Any, content: bytes, kind: str, headers: dict[str, str], body: bool) -> None:
        time.sleep(self.line.delay)
        self.line.wait_for(0)
        if self.line.is_cut:
            self.close_connection = True
            raise ConnectionResetError
        if "Cache-Control" in headers:
            headers["Cache-Control"] = f"max-age={self.line.max_age}"
        super()._send(status, content, kind, headers, body=False)
        if body:
            for at in range(0, len(content), PART):
                part = content[at : at + PART]
                self.line.wait_for(len(part))
                self.wfile.write(part)
