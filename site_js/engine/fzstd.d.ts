// The build puts this package beside the worker that imports it.
export * from "fzstd";
