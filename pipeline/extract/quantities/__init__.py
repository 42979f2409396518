"""From numerals to quantities by what stands beside them: units, currencies, ranges, hedges.

The grammar of the sentence is left to `syntax/`.
"""
