"""The rule files, read and checked: one module a family, all of them together in `collected.py`."""
