"""Three shapes of pages that articles are put into; everything around the articles is invented."""

from __future__ import annotations

TITLE = "青禾市召开重要工作会议部署下一阶段任务"
SECTIONS = ["首页", "单位概况", "新闻动态", "通知公告", "党建工作", "联系我们"]
NAVIGATION = "<ul>" + "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in SECTIONS) + "</ul>"
RELATED = (
    "<div><h3>相关新闻</h3><ul>"
    + "".join(
        f"<li><a href='/{day}'>青禾市召开第{day}次会议，研究重点任务</a>07-0{day}</li>" for day in range(1, 9)
    )
    + "</ul></div>"
)
FOOTER = (
    "<div><p>版权所有：青禾市总工会　地址：青禾市人民路1号</p>"
    "<p>技术支持：青禾网络　ICP备00000000号</p></div>"
)
TEASERS = "".join(f"<div><a href='/{n}'>专题{n}</a><p>青禾市扎实推进各项工作。</p></div>" for n in range(4))


def by_paragraphs(title: str, paragraphs: list[str]) -> str:
    """A content management system of the last ten years."""
    text = "".join(f"<p>　　{line}</p>\n" for line in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title}-青禾市总工会</title></head><body>{NAVIGATION}"
        f"<div>当前位置：<a href='/'>首页</a> &gt; 正文</div><div><h1>{title}</h1>"
        f"<div>发布时间：2023-01-02 来源：青禾网 浏览次数：12次</div><div id='zoom'>{text}</div></div>"
        f"{RELATED}{FOOTER}</body></html>"
    )


def by_tables(title: str, paragraphs: list[str]) -> str:
    """A page of the years before: tables in tables, lines broken by hand, no title of its own."""
    text = "<br>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + line for line in paragraphs)
    return (
        f"<html><head><title>青禾大学新闻网</title></head><body><table><tr><td>{NAVIGATION}</td></tr>"
        f"<tr><td><table><tr><td align=center>{title}</td></tr>"
        f"<tr><td>2023年1月2日 09:00　来源：新闻中心　点击：[31]</td></tr><tr><td>{text}</td></tr>"
        f"<tr><td>【<a href='#'>打印</a>】【<a href='#'>关闭</a>】</td></tr></table></td>"
        f"<td>{RELATED}</td></tr><tr><td>{FOOTER}</td></tr></table></body></html>"
    )


def beside_teasers(title: str, paragraphs: list[str]) -> str:
    """A portal: every paragraph in a span, sentences in the column beside it, neighbours below it."""
    text = "".join(f"<p><span style='x'>{line}</span></p>" for line in paragraphs)
    return (
        f"<html><head><title>{title}_青禾网</title></head><body>{NAVIGATION}<div><div><h2>{title}</h2>"
        f"<div>2023-01-02 09:00:00</div><div>{text}</div>"
        "<p>上一条：<a href='/1'>青禾市召开动员会</a></p>"
        "<p>下一条：<a href='/2'>青禾市召开总结会</a></p></div>"
        f"<div>{TEASERS}</div></div>{FOOTER}</body></html>"
    )


SHAPES = (by_paragraphs, by_tables, beside_teasers)


def packed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
