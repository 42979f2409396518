"""A sentence as tokens, noun phrases and verb groups.

What figures have to do with them is left to the groups behind it.
"""
