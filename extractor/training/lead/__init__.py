"""Training of the lead reader (`extractor.language.lead`): `python -m extractor.training.lead`."""
