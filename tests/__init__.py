"""What crosses apps: architecture, access, journeys in a browser."""
