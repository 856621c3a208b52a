"""What a program keeps that belongs to no case."""
