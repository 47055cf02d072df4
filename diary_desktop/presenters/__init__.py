"""What to show: events in, one frozen view-state out; what a person does becomes a call to a service. No Qt here."""
