"""Reminders of meetings: when, by which way, in which words; made once, and followed when the meeting changes."""
