"""The painted controls, each derived from the nearest real one so that role, state and keyboard come built in."""
