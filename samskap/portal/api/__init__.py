"""The read-only API at /api/v1/, and the page that tells how it is used."""
