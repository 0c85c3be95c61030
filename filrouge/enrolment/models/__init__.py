from .candidacies import Candidacy, OfCandidacy

__all__ = ["Candidacy", "OfCandidacy"]
