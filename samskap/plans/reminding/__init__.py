"""Reminders: what is worth telling whom, told once, in one letter a day."""
