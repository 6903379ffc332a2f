"""More of the table in ``table.py``: the practice mirror and the traces of a measure."""

from __future__ import annotations

OF_MIRROR = """
portal:mirror                 -       GET   sign-in 404     page    page    page    404
portal:mirror                 -       POST  sign-in 404     405     405     405     404
portal:mirror_numbers         -       GET   sign-in 404     page    page    page    404
portal:mirror_numbers         -       POST  sign-in 404     405     405     405     404
portal:mirror_file            -       GET   sign-in 404     page    page    page    404
portal:mirror_file            -       POST  sign-in 404     405     405     405     404
portal:mirror_value           -       GET   sign-in 404     page    page    page    404
portal:mirror_value           -       POST  sign-in 404     405     405     405     404
plans:measure_traces          draft   GET   sign-in 404     page    page    page    404
plans:measure_traces          draft   POST  sign-in 404     405     405     405     404
plans:measure_traces          closed  GET   sign-in 404     page    page    page    404
plans:measure_traces          closed  POST  sign-in 404     405     405     405     404
plans:measure_traces          opened  GET   sign-in 404     page    page    page    404
plans:measure_traces          opened  POST  sign-in 404     405     405     405     404
"""
