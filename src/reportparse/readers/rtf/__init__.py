"""RTF: its control words as WordprocessingML, which the reader of Word then reads."""
