"""Pages, browser code and engine put together into the folder that is served."""
