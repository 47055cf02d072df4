"""Widgets only: no decisions, no files but the app's own resources, no threads. The one room that knows Qt."""

from .import_hook import take_out

take_out()
