"""Where numerals stand and what number they are, in figures and in words.

What they measure is left to `quantities/`.
"""
