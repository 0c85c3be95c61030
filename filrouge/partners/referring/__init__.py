"""What surrounds a referral: what may be said, what became of it, what the link shows, what is sent and counted."""
