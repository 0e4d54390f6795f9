"""The engines of this package, one module each; `extractor.language.engine` finds them by name."""
