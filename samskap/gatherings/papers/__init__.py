"""Papers of gatherings: what can be used without a screen."""
