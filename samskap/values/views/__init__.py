"""Pages about values that need no plan; the others are the portal's."""
