"""How well the extractor does against labelled documents: reads labels, matches rows, scores, lists what is wrong.

Works on plain values, without pandas: the listing of errors is run again and again while rules are written. The command
itself is `pipeline/evaluate.py`.
"""
