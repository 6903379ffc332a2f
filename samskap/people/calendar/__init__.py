"""A person's calendar: what apps put into it, the secret address it is read at, and the file itself."""
