"""The extractor as a compiled extension, for those with more text than patience; nothing here is asked at run time."""
