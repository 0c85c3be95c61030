from filrouge.shared.kept_facts import Kept, keep

from .referring.states import refresh_states, wrong_states

keep(Kept("referrals", wrong_states, refresh_states))
