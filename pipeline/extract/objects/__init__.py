"""What a figure counts or measures: the columns `object`, `object_head` and `whole`."""
