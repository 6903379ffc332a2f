"""The package for the municipality's archive: every version, the hearing, the decisions and the figures of a plan."""

from samskap.plans.exporting.archive.contents import archive_of
from samskap.plans.exporting.archive.package import ArchiveTooBig

__all__ = ["ArchiveTooBig", "archive_of"]
