"""Commands that are more than one call: what each prints, and with which exit status it ends."""
