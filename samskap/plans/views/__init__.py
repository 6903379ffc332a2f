"""Pages of plans, one module for each kind of page."""
