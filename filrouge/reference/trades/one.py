"""One trade in our own words: what one does there, what it needs, how people ask for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class One:
    """`code`: that of the ROME, so that both say the same trade. `drawing`: a name of `pictograms.json`.

    `tasks`, `skills`, `everyday`: separated by semicolons.
    """

    code: str
    name: str
    drawing: str
    about: str
    tasks: str
    skills: str
    everyday: str

    @property
    def key(self) -> str:
        """Of its name, as a phrase."""
        return f"trade.{self.code.lower()}"

    @property
    def task_list(self) -> list[str]:
        return _parts(self.tasks)

    @property
    def skill_list(self) -> list[str]:
        return [part[0].upper() + part[1:] for part in _parts(self.skills)]

    @property
    def everyday_list(self) -> list[str]:
        return _parts(self.everyday)


def _parts(text: str) -> list[str]:
    return [part for one in text.split(";") if (part := one.strip())]
