"""The files of a published version: asked for, made in the background, made again when that failed."""
