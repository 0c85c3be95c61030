"""What leaves for other systems and for people: webhooks, SMS and e-mails.

abonnement → Webhook · envoi → Delivery · réponse gardée → KeptAnswer, the answer of the API to one write ·
message → Message, one SMS or e-mail to one address · refus de messages → OptOut
"""
