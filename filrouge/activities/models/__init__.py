from .activities import CHANGED, Activity, ActivityCohort, Aim, Facilitator, Improvement
from .participations import PURPOSE, Attendance, AttendanceDoubt, Opinion, Part, Participation, State
from .sessions import NotHeld, Reflection, Session, SessionMove
from .vocabulary import CAME, Came, Excuse, French, Kind, Leaving, Mood, Reason, Rhythm, Role, Way

__all__ = [
    "CAME",
    "CHANGED",
    "PURPOSE",
    "Activity",
    "ActivityCohort",
    "Aim",
    "Attendance",
    "AttendanceDoubt",
    "Came",
    "Excuse",
    "Facilitator",
    "French",
    "Improvement",
    "Kind",
    "Leaving",
    "Mood",
    "NotHeld",
    "Opinion",
    "Part",
    "Participation",
    "Reason",
    "Reflection",
    "Rhythm",
    "Role",
    "Session",
    "SessionMove",
    "State",
    "Way",
]
