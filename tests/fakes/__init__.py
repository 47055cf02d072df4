"""Stand-ins of equal rank: each keeps the contract of what it stands for."""
