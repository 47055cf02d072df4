"""One small vault of every format there was, kept for ever, with what is in it."""
