"""Repairs that certain versions of HanLP need; each fails a test as soon as it is needed no longer."""

from __future__ import annotations

from typing import Any

# RNNTaggingModel hands `crf_constraints` (None) to CRF as `batch_first`, so that training and decoding
# take sentences for time steps, and F1 stays near 0. Seen in these versions.
CRF_BROKEN_IN = ("2.1.5", "2.1.7")

# HanLP trains transformers with `transformers.optimization.AdamW`, which transformers removed in 4.54.
ADAMW_IMPORTED_IN = ("2.1.5", "2.1.7")


def repair_crf() -> None:
    """Let HanLP's recurrent taggers build their CRF with the batch in the first dimension."""
    from hanlp.components.taggers.rnn import rnntaggingmodel
    from hanlp.layers.crf.crf import CRF
    from hanlp.version import __version__

    if __version__ in CRF_BROKEN_IN and rnntaggingmodel.CRF is CRF:
        rnntaggingmodel.CRF = lambda tags, *_: CRF(tags, batch_first=True)


def repair_adamw() -> None:
    """Give HanLP, for training, the optimiser that transformers no longer has: that of PyTorch."""
    import torch
    from hanlp.version import __version__
    from transformers import optimization

    class AdamW(torch.optim.AdamW):  # type: ignore[misc]
        def __init__(
            self,
            parameters: Any,
            *,
            correct_bias: bool = True,
            no_deprecation_warning: bool = True,
            **rest: Any,
        ) -> None:
            super().__init__(parameters, **rest)

    if __version__ in ADAMW_IMPORTED_IN and not hasattr(optimization, "AdamW"):
        optimization.AdamW = AdamW
