"""What stops the build of a page."""


class PageError(Exception):
    """A page asks for something that the data do not have."""
