"""Credpoints: which credential counts for which points in Canada's Express Entry, by date, with reasons and sources."""

from .answer import answer
from .errors import CredpointsError, NotInForce, ProfileError, RulesError
from .evaluation import evaluate
from .figures import figures
from .invitations.enough import rounds
from .levers import levers
from .planner import compare, history
from .roles import swap
from .scenarios import scenario
from .timeline import timeline

__all__ = [
    "CredpointsError",
    "NotInForce",
    "ProfileError",
    "RulesError",
    "answer",
    "compare",
    "evaluate",
    "figures",
    "history",
    "levers",
    "rounds",
    "scenario",
    "swap",
    "timeline",
]
