from django.utils.translation import gettext as _


def words():
    return {}
