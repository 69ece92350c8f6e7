"""What a stamp, a date on a paper or a public page shows: in force, approved, filed, published."""

from __future__ import annotations

from jxlint.patterns import later

# Papers and tests that are in force: 均在有效期内, 营运证有效; unlike 措施有效, and 保证有效 says nothing of a paper.
_IN_FORCE = later(
    r"(?:(?:有效期|检验期|年检期|保质期)限?以?内|(?:在|处于)[^，,。；;、]{0,6}(?:有效期|检验期|年检期|保质期))"
    r"(?:运行|使用|作业|上路|营运|运营|经营|上岗|持有)?$"
    r"|(?:证书|证照|执照|牌照|保单|保险|资质|资格|许可|[运照可格健检康产使驶业书]证)(?:均|全部|都|真实|合法|持续|仍|在期)*有效$",
    needs=("期", "有效"),
)
# Somebody decides before anything is done: 经市委宣传部审定, 报市政府批准后实施, 论证通过后实施.
_DECIDED = r"(?:审定|审批|批准|批复|核准|审核|审议|审查|论证|同意|表决|审签|核定)"
_APPROVED = later(
    rf"^(?:全部|均|所有|一律|方案|计划)*(?:经|报|由|提交|提请|报请)[^，,。；;、]{{2,16}}{_DECIDED}(?:通过|同意|批准)?$"
    rf"|{_DECIDED}(?:通过|同意|批准)?(?:之?后|并|再)(?:再|方可|予以|组织|公开|统一|正式|依规)?"
    r"(?:实施|执行|施行|发布|印发|使用|公布|播出|上线|施工|发放|拨付|开工|采购|付款|签订|启用|出版|刊发|发表|作业|开展|上岗)$",
    needs=("审", "批", "核", "论证", "同意", "表决"),
)
# Where everybody can read it: 在省政务服务网公开, 名单在公示栏张榜.
_DISPLAYED = later(
    r"在[^，,。；;、]{0,14}(?:网|网站|公众号|平台|媒体|[日晚]报|[示告开传]栏|公报|官微|客户端|门户)(?:上|及时|全文|统一|主动|予以|对外)*"
    r"(?:公开|公示|公布|发布|刊登|刊发|刊载|张贴|张榜|公告|发表|披露)$",
    needs=("公", "发", "刊", "张", "披露"),
)
# Filed with an office: 二级生物安全实验室备案, 报省厅备案; unlike 加强备案.
_FILED = later(r"^(?!.*(?:规范|加强|推进|推动|做好|强化|督促|完善|落实|严格)).{2,}备案(?:登记|手续)?$", needs=("备案",))


def official(text: str) -> bool:
    """Whether `text`, without its closing marks, says that something is in force, decided on by somebody before it is
    done, filed, or published where everybody can read it."""
    return any(pattern.search(text) for pattern in (_IN_FORCE, _APPROVED, _DISPLAYED, _FILED))
