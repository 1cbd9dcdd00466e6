"""A server of a folder whose answers are like those of GitHub Pages.

That is gzip for what its list calls compressible, ten minutes of caching, no other headers.
"""

from __future__ import annotations

import gzip
import mimetypes
import sys
import threading
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.lib.places import SITE

TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".csv": "text/csv",
    ".ics": "text/calendar",
}
COMPRESSIBLE = {"application/wasm", "application/json", "application/xml", "application/toml", "image/svg+xml"}
MAX_AGE = 600


@lru_cache(maxsize=512)
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Handler(BaseHTTPRequestHandler):
    """Serves one folder under one prefix, as a static host would."""

    protocol_version = "HTTP/1.1"
    folder = SITE
    prefix = "/"
    quiet = True

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, body: bool) -> None:
        address = unquote(urlsplit(self.path).path)
        if f"{address}/" == self.prefix:
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain", {"Location": self.prefix}, body)
            return
        if not address.startswith(self.prefix):
            self._send(HTTPStatus.NOT_FOUND, b"outside of the site", "text/plain", {}, body)
            return
        path = (self.folder / address.removeprefix(self.prefix)).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            path = self.folder / "404.html"
        if path.is_dir():
            if not address.endswith("/"):
                self._send(HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain", {"Location": f"{address}/"}, body)
                return
            path = path / "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, self.folder / "404.html"
        if not path.is_file():
            self._send(HTTPStatus.NOT_FOUND, b"not found", "text/plain", {}, body)
            return
        self._send_file(status, path, body)

    def _send_file(self, status: HTTPStatus, path: Path, body: bool) -> None:
        changed = path.stat().st_mtime_ns
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        tag = f'"{changed:x}-{path.stat().st_size:x}"'
        headers = {"Cache-Control": f"max-age={MAX_AGE}", "ETag": tag, "Vary": "Accept-Encoding"}
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, b"", kind, headers, body=False)
            return
        content = path.read_bytes()
        compressible = kind.startswith("text/") or kind in COMPRESSIBLE
        if compressible and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = _gzipped(path, changed)
            headers["Content-Encoding"] = "gzip"
        self._send(status, content, kind, headers, body)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, headers: dict[str, str], body: bool) -> None:
        self.send_response(status)
        if status != HTTPStatus.NOT_MODIFIED:
            text = kind.startswith("text/") or kind == "application/json"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
            self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        if not self.quiet:
            super().log_message(format, *args)


class Server(ThreadingHTTPServer):
    """Listens on loopback only; a browser that hangs up early is nothing to report."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def serve(folder: Path = SITE, prefix: str = "/", port: int = 0, handler: type[Handler] = Handler) -> Server:
    """Start serving a folder on a thread of its own; returns the server, whose `server_port` says where it listens."""
    own = type("SiteHandler", (handler,), {"folder": folder, "prefix": prefix})
    server = Server(("127.0.0.1", port), own)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
