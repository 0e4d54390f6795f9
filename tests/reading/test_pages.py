"""HTML pages: headline, day of publication, and the raw place of every word of the main text."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractor.reading import Article
from extractor.reading.data_files import table
from extractor.reading.html import main_content
from extractor.reading.markup import is_markup, is_page, pieces
from extractor.reading.page import page_head

Growth = Callable[[Callable[[Any], object], Any, Any], float]

# Everybody and everything here is invented.
TITLE = "青禾市总工会召开职工之家建设座谈会"
FIRST = "7月17日，青禾市总工会在市工人文化宫召开职工之家建设座谈会。市总工会主席林樾川主持会议并讲话。"
SECOND = "会议强调，各级工会要把服务职工作为根本任务，推动基层组织建设再上新台阶。"
LINKS = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ["首页", "工会概况", "新闻中心"])
NAVIGATION = f'<ul class="nav">{LINKS}</ul>'
RELATED = "<ul><li><a href='/1'>青禾市召开另一次会议，研究部署有关工作。</a></li></ul>"
FOOTER = "<div class='foot'><p>版权所有 青禾市总工会 <a href='/'>网站地图</a></p></div>"
DAY = date(2015, 7, 18)


def official(head: str = "", above: str = "", body: str = f"<p>　　{FIRST}</p>\n<p>　　{SECOND}</p>") -> str:
    """A page as the content management systems of official sites make it."""
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'>{head}<title>{TITLE}-青禾市总工会</title>"
        f"<script>var a = '<p>{FIRST}</p>';</script><style>p {{ color: red }}</style></head><body>"
        f"{NAVIGATION}<div class='main'><h2>{TITLE}</h2>{above}<div id='zoom'>{body}</div></div>"
        f"<div>{RELATED}</div>{FOOTER}</body></html>"
    )


def lines(page: str) -> list[str]:
    """The main text of a page, cut out of it by its spans alone."""
    content = main_content(page)
    found: list[str] = []
    for span, is_break in zip(content.spans, content.breaks, strict=True):
        if is_break:
            found.append("")
        found[-1] += html.unescape(span.cut(page))
    return [line.strip() for line in found]


class TestMainText:
    @pytest.mark.parametrize(
        "short",
        [
            ["出席名单", "主席 林樾川", "副主席 何青岚", "各县工会负责人"],
            ["时间：2015年7月17日", "地点：工人文化宫", "主持人：林樾川", "参加人员：何青岚、覃小满"],
        ],
    )
    def test_lists_and_notes_beside_a_teaser(self, short: list[str]) -> None:
        body = "".join(f"<p>{line}</p>" for line in short)
        teaser = "<p>青禾市扎实推进各项工作，成效明显。</p>"
        page = official(above="<div>2015-07-18 09:00:00</div>", body=body)
        assert lines(page.replace(FOOTER, f"<div><a href='/'>专题</a>{teaser}</div>{FOOTER}")) == short

    def test_ruby_in_a_list(self) -> None:
        name = "<ruby>會<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>議名單"
        page = official(body=f"<p>{name}</p><p>主席 林樾川</p><p>副主席 何青岚</p>")
        assert lines(page) == ["會議名單", "主席 林樾川", "副主席 何青岚"]

    def test_the_article_and_nothing_around_it(self) -> None:
        assert lines(official()) == [FIRST, SECOND]

    def test_lines_of_source_and_date_stay_out(self) -> None:
        above = "<div class='info'>来源：青禾工会 发布时间：2015-07-18 09:00 浏览：12</div>"
        assert lines(official(above=above)) == [FIRST, SECOND]

    def test_names_in_a_table_below_the_text_stay_with_it(self) -> None:
        rows = "".join(
            f"<tr><td>{name}</td><td>{title}</td></tr>"
            for name, title in [("林樾川", "主席"), ("温若棠", "副主席")]
        )
        body = f"<p>{FIRST}</p><p>{SECOND}</p><p>参加会议人员名单</p><table>{rows}</table>"
        assert lines(official(body=body)) == [
            FIRST,
            SECOND,
            "参加会议人员名单",
            "林樾川",
            "主席",
            "温若棠",
            "副主席",
        ]

    def test_a_salutation_above_the_text_stays_with_it(self) -> None:
        assert lines(official(body=f"<p>同志们：</p><p>{FIRST}</p><p>{SECOND}</p>"))[0] == "同志们："

    def test_related_news_between_and_below_stay_out(self) -> None:
        related = "<p><a href='/9'>相关阅读：青禾市召开工作会议，部署下一阶段任务。</a></p>"
        body = f"<p>{FIRST}</p>{related}<p>{SECOND}{SECOND}</p>{related}"
        assert lines(official(body=body)) == [FIRST, SECOND + SECOND]

    def test_a_linked_name_in_a_sentence_stays(self) -> None:
        body = f"<p>{FIRST.replace('林樾川', '<a href=x>林樾川</a>')}</p><p>{SECOND}</p>"
        assert lines(official(body=body)) == [FIRST, SECOND]

    def test_paragraphs_by_line_breaks_in_one_cell(self) -> None:
        cell = f"<td>　　{FIRST}<br>\n　　{SECOND}<BR/></td>"
        page = f"<html><body><table><tr><td>{NAVIGATION}</td>{cell}</tr></table></body></html>"
        assert lines(page) == [FIRST, SECOND]

    def test_tags_inside_a_sentence_do_not_cut_it(self) -> None:
        body = "<span>7月17日，</span><b>青禾市总工会</b>召开座谈会，<!-- 注 --><i a='>'>林樾川</i>主持会议。"
        assert lines(official(body=f"<p>{body}</p>")) == ["7月17日，青禾市总工会召开座谈会，林樾川主持会议。"]

    @pytest.mark.parametrize(
        "ruby",
        [
            "<ruby>會<rp>(</rp><rt>hui</rt><rp>)</rp></ruby>",
            "<ruby>會<rt>hui</ruby>",
            "<ruby><rb>會</rb><rp>(<rt>hui<rp>)</ruby>",
            "<ruby><rb>會</rb><rtc><rt>hui</rt></rtc></ruby>",
            "<RUBY>會<RT>hui</RT></RUBY>",
        ],
    )
    def test_readings_of_ruby_are_left_out(self, ruby: str) -> None:
        sentence = f"7月17日，青禾市總工{ruby}召開座談{ruby}，林樾川主持{ruby}議。"
        assert lines(official(body=f"<p>{sentence}</p>")) == [
            "7月17日，青禾市總工會召開座談會，林樾川主持會議。"
        ]

    def test_a_reading_that_is_never_closed_ends_with_its_line(self) -> None:
        assert lines(official(body=f"<p>會<rt>hui</p><p>{FIRST}</p><p>{SECOND}</p>"))[-2:] == [FIRST, SECOND]

    def test_a_piece_of_a_page_is_main_text_throughout(self) -> None:
        assert lines(f"<p><a href='/'>青禾工会</a></p><p>{FIRST}</p>无标签") == ["青禾工会", FIRST, "无标签"]

    def test_a_page_without_sentences(self) -> None:
        assert lines("<html><body><p>林樾川</p><p>温若棠</p></body></html>") == ["林樾川", "温若棠"]
        assert lines("<html><head><title>x</title></head><body></body></html>") == []

    @given(st.text(st.sampled_from("<>/!-='\" \n&;abpnrt会议，。"), max_size=200))
    @settings(max_examples=300)
    def test_spans_are_in_order_apart_and_hold_text(self, text: str) -> None:
        for page in (text, f"<html><body><p>{text}</p>{official()}"):
            content = main_content(page)
            assert len(content.spans) == len(content.breaks)
            end = 0
            for span in content.spans:
                assert end <= span.start < span.end <= len(page)
                end = span.end

    @given(
        st.lists(
            st.sampled_from(
                [
                    "<b>",
                    "</b>",
                    "<br>",
                    "<p>",
                    "</p>",
                    "<!-- 注 -->",
                    "&nbsp;",
                    "\n",
                    "<i class='a>b'>",
                    FIRST,
                    SECOND,
                ]
            )
        )
    )
    @settings(max_examples=200)
    def test_no_word_of_a_piece_is_lost_or_moved(self, parts: list[str]) -> None:
        page = "".join(parts)
        kept = "".join("".join(lines(page)).split())
        assert kept == "".join(part for part in parts if part in (FIRST, SECOND))


class TestHead:
    @pytest.mark.parametrize(
        ("head", "above"),
        [
            ('<meta name="PubDate" content="2015-07-18 09:00" />', ""),
            ("<META content='2015-07-18' NAME=pubdate>", ""),
            ('<meta property="article:published_time" content="2015-07-18T09:00:00+08:00">', ""),
            ('<script type="application/ld+json">{"datePublished": "2015-07-18T09:00:00"}</script>', ""),
            ("", "<p>发布时间：<span>2015-07-18</span> 来源：青禾工会</p>"),
            ("", "<span>发布日期</span><span>：</span>2015年7月18日"),
            ("", "<div>来源：青禾日报　2015-07-18</div>"),
            ("", "<div>2015-07-18 09:00:00</div>"),
            ("", "<div>2015年07月18日</div>"),
            ("", "<time datetime='2015-07-18'>昨天</time>"),
            ('<meta property="og:url" content="http://www.example.cn/2015-07/18/c_123456.htm">', ""),
            ('<meta name="url" content="http://www.example.cn/n1/2015/0718/c1-2.html">', ""),
            ('<meta name="url" content="http://www.example.cn/xw/201507/t20150718_5.html">', ""),
            # What only htmldate knows, or only in these places.
            ('<link rel="canonical" href="http://www.example.cn/2015/07/18/c_1.html">', ""),
            ('<meta itemprop="dateCreated" content="2015-07-18">', ""),
            ("", '<abbr class="published" title="2015-07-18T09:00:00">星期六</abbr>'),
            ("", '<span class="entry-date">Jul 18, 2015</span>'),
        ],
    )
    def test_days_of_publication(self, head: str, above: str) -> None:
        assert page_head(official(head, above)).published == DAY

    @pytest.mark.parametrize(
        "above", ["", "<p>时间：2015年7月17日上午9时，地点：文化宫</p>", "<p>2015年7月17日，座谈会召开。</p>"]
    )
    def test_the_day_of_the_event_is_not_the_day_of_publication(self, above: str) -> None:
        assert page_head(official(above=above)).published is None

    def test_a_day_in_the_text_is_not_given_to_htmldate(self) -> None:
        told = f"<p>　　{FIRST}</p><p>　　已办理<b class='date'>2015-07-15</b>以来的意见三百条。</p>"
        assert page_head(official(body=told)).published is None

    def test_the_address_of_the_page(self) -> None:
        assert page_head(official(), url="http://www.example.cn/art/2015/7/18/art_1.html").published is None
        assert page_head(official(), url="http://www.example.cn/art/2015/07/18/art_1.html").published == DAY

    @pytest.mark.parametrize(
        "page",
        [
            official(),
            official('<meta name="ArticleTitle" content="青禾市总工会召开职工之家建设座谈会">'),
            f"<html><title>{TITLE}_青禾新闻网</title><body><p>{FIRST}</p>",
            f"<html><title>{TITLE} - 青禾市总工会</title><body><p>{FIRST}</p>",
            f"<html><title>青禾网</title><body><h1>{TITLE}</h1><p>{FIRST}</p>",
            f"<html><title>青禾网</title><body><td>{TITLE}<td>2015-07-18 来源：青禾网<td>{FIRST}",
            "<html><title>青禾市总工会召开职工之家建设座谈会--工会--青禾网</title><body>"
            f"<h1>青禾市总工会<br>召开职工之家建设座谈会</h1><p>{FIRST}</p>",
        ],
    )
    def test_headlines(self, page: str) -> None:
        title = page_head(page).title
        assert title is not None
        assert title.replace(" ", "") == TITLE

    @pytest.mark.parametrize("title", ["", "青禾市总工会", "首页-青禾网", "新闻动态"])
    def test_names_of_sites_are_no_headlines(self, title: str) -> None:
        assert page_head(f"<html><title>{title}</title><body><p>{FIRST}</p></body></html>").title is None

    def test_names_of_meta_elements_are_well_formed(self) -> None:
        assert set(table("page_meta.tsv")) == {"title", "published"}
        assert all(name == name.lower() for names in table("page_meta.tsv").values() for name in names)


class TestReading:
    @pytest.mark.parametrize(
        ("written", "declared"), [("gbk", "gb2312"), ("gbk", "utf-8"), ("utf-8", "gb2312"), ("gb18030", None)]
    )
    def test_pages_in_any_encoding(self, reading: Any, written: str, declared: str | None) -> None:
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
        page = official(meta).replace("<meta charset='utf-8'>", "")
        article = reading.article("a.html", page.encode(written))
        assert (article.text, article.title, article.markup) == (page, TITLE, "html")
        assert bool(article.warnings) == ((written, declared) in {("gbk", "utf-8"), ("utf-8", "gb2312")})

    def test_a_piece_of_a_page(self, reading: Any) -> None:
        assert reading.article("a.html", f"<p>{FIRST}</p>").markup == "html"
        assert reading.article("nameless", f"<p>{FIRST}</p>").markup == "html"

    def test_plain_text_called_a_page(self, reading: Any) -> None:
        assert reading.article("a.html", FIRST).markup == "plain"


class TestWebArchive:
    def test_pages_with_address_and_day_of_the_crawl(self, reading: Any) -> None:
        items = reading.items(
            "a.warc.gz", archive([official('<meta name="PubDate" content="2015-07-18">').encode("gbk")])
        )
        (article,) = items
        assert isinstance(article, Article)
        assert (article.title, article.published, article.crawled) == (TITLE, DAY, date(2015, 8, 2))
        assert article.url == "http://www.example.cn/0.html"
        assert article.source.endswith("a.warc.gz:1")

    def test_a_day_after_the_crawl_is_not_believed(self, reading: Any) -> None:
        page = official('<meta name="PubDate" content="2025-01-01">').encode("gbk")
        assert reading.article("a.warc.gz", archive([page])).published is None

    def test_what_is_no_page_is_passed_over_and_what_is_broken_is_told(self, reading: Any) -> None:
        pages = [official().encode("gbk"), b"", bytes(range(256)) * 4, official().encode("gbk")]
        items = reading.items(
            "a.warc", archive(pages, gzip=False) + archive([b"GIF"], kind="image/gif", gzip=False)
        )
        assert [getattr(item, "error", "article") for item in items] == [
            "article",
            "empty",
            "not-text",
            "article",
        ]

    def test_an_archive_cut_off(self, reading: Any) -> None:
        data = archive([official().encode("gbk")] * 5)
        items = reading.items("a.warc.gz", data[: len(data) - 300])
        assert sum(isinstance(item, Article) for item in items) >= 4


def archive(pages: list[bytes], kind: str = "text/html; charset=gb2312", *, gzip: bool = True) -> bytes:
    """A WARC file with these pages, seen on the second of August 2015 in China."""
    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=gzip)
    for number, page in enumerate(pages):
        http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"http://www.example.cn/{number}.html",
            "response",
            payload=io.BytesIO(page),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2015-08-01T20:00:00Z"},
        )
        writer.write_record(record)
    return sink.getvalue()


class TestMarkup:
    def test_places_of_tags_and_texts(self) -> None:
        page = "<p class='a>b'>甲</P >乙<!-- <p> -->丙<br/>3<5 &lt;<script>if(a<b)</script>丁<"
        found = [
            (piece.name, piece.closing, page[piece.start : piece.end])
            for piece in pieces(page)
            if not piece.name
        ]
        assert [text for _, _, text in found] == ["甲", "乙", "丙", "3<5 &lt;", "丁<"]
        assert [piece.name for piece in pieces(page) if piece.name] == ["p", "p", "br", "script", "script"]

    @pytest.mark.parametrize(
        ("page", "text"),
        [
            ("<p", "<p"),
            ("<!--", "<!--"),
            ("<p title='文字", "<p title='文字"),
            ("</", "</"),
            ("<!-- 甲 > 文字", " 文字"),
            ('<a href="x>文字</a>', "文字"),
        ],
    )
    def test_what_is_never_closed_loses_no_text_after_it(self, page: str, text: str) -> None:
        assert "".join(page[piece.start : piece.end] for piece in pieces(page) if not piece.name) == text

    def test_kinds(self) -> None:
        assert is_page("\n<!-- saved from url=(0021)http://a.example/ -->\n<HTML>")
        assert is_page('<?xml version="1.0"?><!DOCTYPE html>')
        assert not is_page("<p>一段</p>")
        assert is_markup("一段<br />二段")
        assert not is_markup("世界贸易组织(WTO)、a < b > c、<以下简称甲>")

    @pytest.mark.parametrize(
        "unit",
        [
            "<",
            "<a ",
            '<a "',
            "<!--",
            "<!---->",
            "<script>",
            "<a '\"> ",
            "</",
            "<p>x</p>",
            "<div>",
            "<td><table>",
            "&",
            "&nbsp;",
            "(de)",
            "((((",
            "<\"><'>",
            "<style></styl",
            "<rt>",
            "<ruby><rt>",
            "<title>",
            "<a>会议，",
            "来源：",
            "发布时间：",
            "2015-07-17 ",
            "<li>来源：2015-07-17",
            "<h1>会议会议会议",
            "<meta a='1' ",
            "<meta aaaa",
            "发布时间：2015-07-17",
            "<li>",
            "<td>会议",
        ],
    )
    def test_time_is_linear_whatever_a_page_holds(self, unit: str, growth: Growth) -> None:
        def read(page: str) -> None:
            main_content(f"<html><body>{page}")
            is_page(page)
            is_markup(page)

        small, large = (unit * (size // len(unit)) for size in (50_000, 400_000))
        # Quadratic work would take sixty-four times as long.
        assert growth(read, small, large) < 24
