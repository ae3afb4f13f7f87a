"""Finding: which rows can be found, the index that triggers keep of them, the question of a reader, and the page."""
