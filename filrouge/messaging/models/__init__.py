from .kept_answers import KeptAnswer
from .messages import Message
from .opt_outs import OptOut
from .webhooks import Delivery, Webhook

__all__ = ["Delivery", "KeptAnswer", "Message", "OptOut", "Webhook"]
