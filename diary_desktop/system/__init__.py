"""What is asked of the operating system: hardening, logs, the clock."""
