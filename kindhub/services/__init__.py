"""What the hub can do, without a window: plain functions and small classes on a unit of work."""
