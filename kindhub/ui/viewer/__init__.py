"""Documents shown from memory: images and PDF, never through a file in clear."""
