"""The schools of Canada by name, and how each is recognized: a hint from lists that were seen, never a decision."""

from .finder import schools

__all__ = ["schools"]
