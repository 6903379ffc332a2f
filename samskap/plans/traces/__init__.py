"""Traces of practice that the plans and the apps below them bring themselves."""
