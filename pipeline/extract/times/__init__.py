"""Where dates and lengths of time stand, and which days they are; which figure they hold for is left to `periods/`."""
