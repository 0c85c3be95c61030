from .hours import WritingHours
from .kept_answers import KeptAnswer
from .messages import Message
from .news import ProviderNews
from .opt_outs import OptOut
from .recordings import Recording
from .webhooks import Delivery, Webhook
from .wordings import Wording

__all__ = [
    "Delivery",
    "KeptAnswer",
    "Message",
    "OptOut",
    "ProviderNews",
    "Recording",
    "Webhook",
    "Wording",
    "WritingHours",
]
