"""Reading a year's plan out of a file: `read_plan`, and the reasons to refuse one."""

from documents.plan.read import read_plan

__all__ = ["read_plan"]
