"""The one family of errors: everything pycore raises on purpose derives from CredpointsError."""

from __future__ import annotations


class CredpointsError(ValueError):
    """Something pycore refuses, and says why."""


class RulesError(CredpointsError):
    """The rules data break their own format; the message names the file, the table and the key."""


class NotInForce(CredpointsError):
    """A rule was asked for on a day before its first version."""


class ProfileError(CredpointsError):
    """A profile breaks the schema; `problems` lists every problem as {path, problem, expected}."""

    def __init__(self, problems: list[dict[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p['path'] or '/'}: {p['problem']}" for p in problems))
