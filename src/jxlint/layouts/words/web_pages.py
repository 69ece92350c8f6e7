"""What a web page says of itself around a table: above it its address, 发布时间：, 阅读次数：; below it 打印本页,
分享到：, 上一篇：, 版权所有."""

from __future__ import annotations

import re

from jxlint.patterns import later

_ABOUT = (
    r"(?:作者|(?:信息|文章|稿件|内容)?来源|发布(?:时间|日期|机构|单位|人)|发文(?:时间|日期|机关|机构)|更新(?:时间|日期)"
    r"|(?:阅读|浏览|点击|访问)(?:次数|人数|数|量)?|索引号|文号|字号|字体|编辑)[:：]"
    r"|https?://\S+\s*$"
)
_BUTTON = r"(?:打印|关闭|收藏|纠错|返回|字体|字号|大\s*中\s*小)"
_BELOW = (
    rf"[【\[［（(]字[体号][:：]|(?:[【\[［](?:我要)?{_BUTTON}[^】\]］]{{0,16}}[】\]］]\s*)+$"
    r"|(?:(?:(?:打印|关闭|收藏)(?:[本此当该]前?)?(?:页面?|窗口|网页)|(?:返回|回到)(?:顶部|首页|列表|上一[页级]))[\s|｜]*)+$"
    r"|(?:(?:打开)?(?:手机|微信))?(?:扫一扫|扫描二维码)[,，]?.{0,8}(?:手机|微信|分享|朋友圈|当前页|本页).{0,12}(?<![数量率度])$"
    r"|分享[到至]?[:：]|分享[到至](?:微信|微博|朋友圈|QQ).{0,16}(?<![数量率度])$|[上下]一[篇条则](?:[:：]|\s*$)|(?:责任编辑|责编)[:：]"
    r"|附件\d{0,2}[:：]|相关(?:附件|链接|新闻|文章|文档|阅读|稿件)(?:[:：]|\s*$)|附件下载(?:[:：]|\s*$)"
    r"|版权所有(?!权)|(?:网站)?(?:主办|协办|运维|技术支持)(?:单位)?[:：]|[一-鿿]?ICP[备证]|[一-鿿]{0,2}公网安备"
    r"|(?:政府)?网站标识码|(?:网站|站点)地图"
)
_PAGE = later(rf"\s*(?:{_ABOUT}|{_BELOW})")
# At the beginning of a line: below a table in text.
FOOT_LINE = later(rf"^[^\S\n]*(?:{_BELOW})", re.M)


def is_of_page(text: str) -> bool:
    """Whether a line or cell is what a web page says of itself."""
    return _PAGE.match(text) is not None


def is_foot(text: str) -> bool:
    """Whether it is what only stands below what the page shows."""
    return FOOT_LINE.match(text) is not None
