"""Painted charts: each a slider over its points to keyboard and screen reader."""
