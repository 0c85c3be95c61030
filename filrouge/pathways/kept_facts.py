from filrouge.shared.kept_facts import Kept, keep

from .actions.barrier_facts import refresh_barriers, wrong_barriers
from .actions.kept_facts import refresh_kept_facts, wrong_kept_facts

# Barriers first: paths keep facts of theirs.
keep(Kept("barriers", wrong_barriers, refresh_barriers))
keep(Kept("pathways", wrong_kept_facts, refresh_kept_facts))
