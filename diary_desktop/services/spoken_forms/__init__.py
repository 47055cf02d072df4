"""How written things sound, language by language: numbers, dates, times, amounts, short forms and signs as words."""
