// The build replaces this file by the worker's script as text: no request of its own stands between a page and its worker.

export const script = "";
