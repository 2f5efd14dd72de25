"""Tables with rules: ink to edges, edges to a grid, text into its cells."""
