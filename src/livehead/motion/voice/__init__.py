"""A voice: its spectrum, its vowels, an ear that follows it, and the mouth that it makes."""
