"""Where a gathering was held. Each case names the shape it guards; all names are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.language.analysis import Analysis
from extractor.meetings.frames import find_frames


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        pytest.param(
            "卢正出席茶业大会开幕式并致辞",
            "11月2日，国家副主席卢正在云溪出席第六届茶业大会开幕式并致辞。卢正表示，要推动茶业高质量发展。",
            "云溪",
            id="a name that ends in 正 in front of 在 is no 正在",
        ),
    ],
)
def test_place(analysed: Callable[..., Analysis], title: str, text: str, place: str) -> None:
    (frame,) = find_frames(analysed(text, title))
    assert frame.location is not None
    assert frame.location.text == place


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "8月29日，集团董事会会议召开，会议应到董事9人，实到9人。会议由董事长何青岚主持。",
            id="应到 and 实到 count people",
        ),
        pytest.param(
            "8月29日，集团董事长何青岚召开工作会议，要求以奋进姿态全力以赴打好年底攻坚仗，确保完成任务。",
            id="全力以赴 goes nowhere",
        ),
    ],
)
def test_no_place(analysed: Callable[..., Analysis], text: str) -> None:
    (frame, *_) = find_frames(analysed(text, "集团召开会议"))
    assert frame.location is None
