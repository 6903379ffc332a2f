"""Fuzzing of the checker and of the readers of documents with Atheris: ``python -m bench.fuzz checker --seconds 300``.

Atheris is no dependency of Samskap: it is installed into ``.cache/fuzz`` by the command itself, the first time.
"""
