"""How the genre tagger in `models/genre` is made: `python -m extractor.training`.

Nothing here is needed to use the tagger; PyTorch is imported by the modules that train only.
"""
