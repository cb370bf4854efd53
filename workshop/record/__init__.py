"""The record of a session: what was said and decided, as a document that is written in many formats."""
