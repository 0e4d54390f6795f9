"""Evaluation: tables against annotated articles, with every error in its sentence."""

from extractor.evaluation.evaluation import Evaluation, as_json, evaluate

__all__ = ["Evaluation", "as_json", "evaluate"]
