"""Daily and hourly work for gatherings; each part's work stands in a module of its own."""

from samskap.gatherings import asking_jobs, council_jobs, forgetting_jobs, series_jobs

__all__ = ["asking_jobs", "council_jobs", "forgetting_jobs", "series_jobs"]
