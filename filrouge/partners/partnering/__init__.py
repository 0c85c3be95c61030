"""What surrounds a partnership: its page, who covers which need, what is to be taken up again, what is sent."""
