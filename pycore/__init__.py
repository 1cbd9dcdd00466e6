"""Credpoints: which credential counts for which points in Canada's Express Entry, by date, with reasons and sources."""

from .boundary import answer
from .errors import CredpointsError, NotInForce, ProfileError, RulesError
from .evaluation import evaluate
from .figures import figures
from .invitations.enough import rounds
from .planning.compare import compare
from .planning.history import history
from .planning.levers import levers
from .planning.pairs import pairs
from .planning.plan import plan
from .planning.scenario import scenario
from .planning.swap import swap
from .planning.timeline import timeline
from .schools import schools

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
    "pairs",
    "plan",
    "rounds",
    "scenario",
    "schools",
    "swap",
    "timeline",
]
