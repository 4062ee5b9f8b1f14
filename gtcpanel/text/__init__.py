"""Text as it is searched and counted: folding, tokens, sounds, sentences, words."""
