"""Questions: plain functions from an open store to a DataFrame, one module for each subject."""

from extractor.store.questions.absences import absences
from extractor.store.questions.meetings import meetings
from extractor.store.questions.network import Network, network
from extractor.store.questions.order import name_order, order_changes, swapped_pairs
from extractor.store.questions.organizations import organizations
from extractor.store.questions.pairs import pairs
from extractor.store.questions.people import people, posts, timeline, why
from extractor.store.questions.search import search
from extractor.store.questions.topics import topic_words

__all__ = [
    "Network",
    "absences",
    "meetings",
    "name_order",
    "network",
    "order_changes",
    "organizations",
    "pairs",
    "people",
    "posts",
    "search",
    "swapped_pairs",
    "timeline",
    "topic_words",
    "why",
]
