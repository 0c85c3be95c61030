from filrouge.enrolment.models import Terms


def terms_of(project_id: int) -> Terms:
    """The delays of a project; those by default, not saved, when it set none."""
    return Terms.objects.filter(project=project_id).first() or Terms(project_id=project_id)
