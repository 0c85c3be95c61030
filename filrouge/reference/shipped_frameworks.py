"""Puts our own transversal framework in the tables; when its words change in the program, a new version is published
and the former one stays readable."""

from django.db.models import Max

from .models import Framework, FrameworkPublication, FrameworkSkill, FrameworkVersion
from .transversal import ABOUT, CODE, NOT_SEEN_YET, SKILLS, TITLE

SAID = ("key", "title", "about", "signs", "levels")


def load() -> None:
    framework, _new = Framework.objects.update_or_create(
        code=CODE,
        defaults={
            "kind": Framework.Kind.TRANSVERSAL,
            "scope": Framework.Scope.SHIPPED,
            "title": TITLE,
            "about": ABOUT,
        },
    )
    latest = framework.versions.order_by("-number").first()
    if latest and [tuple(row) for row in latest.skills.kept().values_list(*SAID)] == _said():
        return
    number = (framework.versions.aggregate(highest=Max("number"))["highest"] or 0) + 1
    version = FrameworkVersion.objects.create(framework=framework, number=number)
    FrameworkSkill.objects.bulk_create(
        FrameworkSkill(framework=framework, version=version, rank=rank, **dict(zip(SAID, said, strict=True)))
        for rank, said in enumerate(_said(), 1)
    )
    FrameworkPublication.objects.create(framework=framework, version=version)


def _said() -> list[tuple[str, str, str, list[str], list[str]]]:
    return [(one.key, one.title, one.about, list(one.signs), [NOT_SEEN_YET, *one.levels]) for one in SKILLS]
