"""From float to int8: the recipes, and how one is chosen."""
