"""The bundle's folder: manifest, labels, golden set, signature, package."""
