from filrouge.outreach.events import OutingDebriefed
from filrouge.shared.events import on
from filrouge.shared.jobs import defer


@on(OutingDebriefed)
def look_again_at_the_team(event: OutingDebriefed) -> None:
    """The alert that asked for the debrief goes at once."""
    del event
    defer("vigilance.refresh_teams")
