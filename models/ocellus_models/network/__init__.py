"""The family as graphs in float, and where their weights come from."""
