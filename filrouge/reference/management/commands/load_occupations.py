from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from filrouge.reference.models import VocabularyLoad
from filrouge.reference.rome import UnreadableRome, load_rome
from filrouge.reference.rome.esco import load_esco


class Command(BaseCommand):
    help = (
        "Charge les métiers et compétences du ROME (fichiers CSV publiés par France Travail), et la correspondance "
        "ESCO. Peut être relancée, et suivie d’une version plus récente."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="le dossier des fichiers « unix_…_utf8.csv »")
        parser.add_argument("--esco", type=Path, help="le fichier CSV de la correspondance ESCO–ROME")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._say(load_rome(options["path"]))
            if options["esco"]:
                self._say(load_esco(options["esco"]))
        except (OSError, UnreadableRome) as error:
            raise CommandError(str(error)) from error

    def _say(self, load: VocabularyLoad) -> None:
        self.stdout.write(said_of(load))


def said_of(load: VocabularyLoad) -> str:
    counts = load.counts
    if load.name == VocabularyLoad.Name.ESCO:
        return (
            f"ESCO {load.version} : {counts['matches']} correspondances, {counts['refused']} lignes refusées."
        )
    trades, skills = counts["occupations"], counts["skills"]
    lines = [
        f"ROME {load.version} : {sum(trades[key] for key in ('added', 'changed', 'unchanged'))} métiers"
        f" ({trades['added']} nouveaux, {trades['changed']} changés, {trades['gone']} partis),"
        f" {counts['names']} appellations, {sum(skills[key] for key in ('added', 'changed', 'unchanged'))} compétences"
        f" et savoirs, {counts['refused']} lignes refusées."
    ]
    if load.missing:
        lines.append(f"Fichiers absents : {', '.join(load.missing)}.")
    lines += [
        f"  {one.file}, ligne {one.line} : {one.why} ({one.said})" for one in load.refused.order_by("pk")[:10]
    ]
    return "\n".join(lines)
