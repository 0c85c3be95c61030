from filrouge.shared.events_page import describe_events
from filrouge.shared.generated import GeneratedPage


class Command(GeneratedPage):
    help = "Écrit docs/events.md : les événements, qui les publie, qui y réagit."
    file_name = "events.md"

    def text(self) -> str:
        return describe_events()
