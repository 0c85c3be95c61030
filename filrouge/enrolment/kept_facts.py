from filrouge.shared.kept_facts import Kept, keep

from .actions.kept_facts import refresh_kept_facts, wrong_kept_facts

keep(Kept("candidacies", wrong_kept_facts, refresh_kept_facts))
