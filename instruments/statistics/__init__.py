"""Made-up statistics tables of 2014 in many notations, and what is made of them; only the record is asked."""
