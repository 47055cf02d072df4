"""How well the right words are found again, on question sets with known answers: ``python -m tests.evaluation``."""
