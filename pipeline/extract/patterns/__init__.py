"""What all patterns share: alternations, what their forms begin with, and the words without which none is tried."""
