"""How a project names the people it accompanies (mission S-7): every screen and document asks here."""

from .models import Project


def word_for(project: Project, *, count: int = 1, feminine: bool = False) -> str:
    """French plural: from two on. « participant », « participantes »…"""
    if feminine:
        return project.word_feminine if abs(count) < 2 else project.word_feminine_plural
    return project.word_singular if abs(count) < 2 else project.word_plural
