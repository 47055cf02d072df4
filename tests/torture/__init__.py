"""Tries to break the vault: kills, power cuts, faults, damage, swaps, races; every round is made from a seed."""
