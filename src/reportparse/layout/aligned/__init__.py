"""Tables without rules, by what stands under each other."""
