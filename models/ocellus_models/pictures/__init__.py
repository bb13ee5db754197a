"""Pictures to calibrate, evaluate and prove with."""
