"""What the grammar says of every figure of a sentence, with what figures take from their neighbours."""
