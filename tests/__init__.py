"""The tests, and what else is run of them as a program: all without the libraries that the diary leaves out as well."""

from diary_desktop.system.left_out import leave_out

leave_out()
