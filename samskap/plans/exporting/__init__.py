"""A plan on its way out: as data, as a document to print or to write on in, as a table, and for the archive."""

from samskap.plans.exporting.export import export_of

__all__ = ["export_of"]
