"""What leaves for other systems and people: webhooks for now, SMS and mail providers later.

abonnement → Webhook · envoi → Delivery
"""
