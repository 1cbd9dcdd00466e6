"""The core packed for the browser: byte-code, a trimmed interpreter, and the memory of one that has already started."""
