from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from filrouge.desk.doors import doors_of
from filrouge.desk.navigation import accompanies, only_volunteers
from filrouge.desk.queries.day import GOOD_NEWS_DAYS, day_of
from filrouge.desk.queries.desks import advised_for
from filrouge.desk.wording import day_sentence, greeting
from filrouge.privacy.requests import Request
from filrouge.shared import clock


def index(request: Request) -> HttpResponse:
    """The home page. Who accompanies nobody finds what their role opens; a volunteer, whom she meets."""
    hello = greeting(request.user.get_short_name(), timezone.now())
    if only_volunteers(request.context):
        return redirect("pathways:volunteering-index")
    if not accompanies(request.context):
        doors = doors_of(request.user, request.context)
        return render(request, "desk/day/doors.html", {"hello": hello, "doors": doors})
    day = day_of(request.user)
    sentence = day_sentence(len(day.today), day.urgent, day.waiting, more=day.more)
    return render(
        request,
        "desk/day/index.html",
        {
            "day": day,
            "advised": advised_for(request.context.working_time),
            "title": f"{hello} {sentence}",
            "today": clock.today(),
            "sunday": clock.week_of(clock.today())[1],
            "news_days": GOOD_NEWS_DAYS,
        },
    )
