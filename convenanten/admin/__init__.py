"""The admin of agreements; the order of these imports is the order on screen."""
