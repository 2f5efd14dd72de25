"""The vocabulary of labels that both segmenting and normalising speak: likeness, rows, kinds of tables, alignment."""
