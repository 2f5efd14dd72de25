"""Reports as the web's archives keep them: made-up pages through the text extractors that collections use, then read."""
