"""What a model answers and costs at each instruction set, each in a process of its own."""
