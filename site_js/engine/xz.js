// Undoing xz, which no browser does by itself: the package's reader, as the one file that the build makes of it.
export { XzReadableStream } from "xz-decompress";
