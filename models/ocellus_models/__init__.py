"""Builds and checks Ocellus model bundles: official weights in, a proved int8 bundle out."""
