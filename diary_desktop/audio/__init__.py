"""Sound in and out: the microphone, the loudspeaker, files of sound and the diary's own clips."""
