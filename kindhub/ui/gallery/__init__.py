"""Every part of the kit drawn with invented data, to look at beside the design's pictures."""
