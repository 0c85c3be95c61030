"""What leaves for other systems and people: webhooks for now, SMS and mail providers later.

abonnement → Webhook · envoi → Delivery · réponse gardée → KeptAnswer, the answer of the API to one write
"""
