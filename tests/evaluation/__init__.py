"""How well the whole product answers question sets with known answers: ``python -m tests.evaluation``."""
