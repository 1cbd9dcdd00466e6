"""Build the site and serve it on this machine: python3 tools/serve.py [--port 8000]"""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.lib.places import TOOLS
from tools.site.server import serve


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--port", type=int, default=8000)
    arguments.add_argument("--no-build", action="store_true", help="serve what is in site/ as it is")
    options = arguments.parse_args()
    if not options.no_build and subprocess.run([sys.executable, TOOLS / "build.py"], check=False).returncode:
        sys.exit(1)
    server = serve(port=options.port)
    print(f"Serving on http://localhost:{server.server_port}/ until interrupted", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    main()
