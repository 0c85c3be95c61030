"""The contacts of a week: those one noted, and those of the people one follows, whoever noted them. To be copied into
the other systems that a team must fill (mission S-19)."""

from collections.abc import Iterator
from datetime import date, timedelta

from filrouge.accounts.models import User
from filrouge.pathways.models import Contact
from filrouge.pathways.queries import ContactPage
from filrouge.shared import clock
from filrouge.shared.keyset import beyond, cut, moment_mark

PAGE = 50
EXPORTED = 500  # at once


def page_of_week(user: User, monday: date, *, after: str = "", size: int = PAGE) -> ContactPage:
    """From Monday on, with person, project and author: one query, which leaves the confidential notes aside."""
    start = clock.start_of(monday)
    week = Contact.objects.filter(at__gte=start, at__lt=clock.start_of(monday + timedelta(days=7)))
    # Each half reads along its own index; an « or » between them would read every contact of the week.
    mine = week.filter(user=user).values("pk").union(week.filter(pathway__lead=user).values("pk"))
    contacts = Contact.objects.filter(pk__in=mine).select_related("person", "project", "user")
    contacts = contacts.filter(beyond("at", moment_mark(after)))
    return ContactPage(*cut(contacts.order_by("at", "pk")[: size + 1], size, "at"))


def whole_week(user: User, monday: date) -> Iterator[Contact]:
    """For an export: one query per 500 contacts."""
    after, more = "", True
    while more:
        page = page_of_week(user, monday, after=after, size=EXPORTED)
        yield from page.contacts
        after, more = page.following, bool(page.following)
