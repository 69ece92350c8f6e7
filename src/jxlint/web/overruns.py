"""What a client is told when an order costs too much, or nobody can do it."""

from __future__ import annotations

from jxlint.web.orders import Failed
from jxlint.web.refusals import Busy, Overrun


def full() -> Busy:
    """The queue is full."""
    return Busy(
        "请求太多，正在排队的已满", "too many requests are waiting",
        remedy_zh="请过几秒再试", remedy_en="try again in a few seconds", headers={"Retry-After": "5"},
    )  # fmt: skip


def closing() -> Busy:
    """The service is about to end."""
    return Busy(
        "服务正在停止", "the service is stopping", remedy_zh="请稍后再试", remedy_en="try again later",
        headers={"Retry-After": "10"},
    )  # fmt: skip


def no_worker(zh: str = "", en: str = "") -> Busy:
    """There is no worker; `zh` and `en` are what the system says."""
    return Busy(
        "工作进程启动不了" + (f"（{zh}）" if zh else ""),
        "a worker process does not start" + (f" ({en})" if en else ""),
        remedy_zh="请检查内存是否够用（--limit memory）和临时文件夹能不能写",
        remedy_en="see whether there is enough memory (--limit memory) and a folder for temporary files",
    )  # fmt: skip


def late(seconds: float, *, job: bool) -> Overrun:
    """It took longer than `seconds`; what is no job may be one."""
    return Overrun(
        f"处理时间超过 {seconds:g} 秒，已停止", f"stopped after {seconds:g} seconds",
        remedy_zh="请拆分后再传" if job else "请拆分后再传；确实很大的文件请用 POST /api/jobs",
        remedy_en="split the file" if job else "split the file; one that really is large goes to POST /api/jobs",
    )  # fmt: skip


def died() -> Overrun:
    """Its worker died."""
    return Overrun(
        "处理这个文件时出错中断，可能是内存不够或文件有问题",
        "the process that worked on it died, perhaps for want of memory or because of the file",
        remedy_zh="请另存一份干净的文件再试", remedy_en="save a clean copy of the file and try again",
    )  # fmt: skip


def out_of_memory() -> Failed:
    """It takes more memory than a worker has. What is left of it is scattered, so that the worker ends."""
    return Failed(
        422, "E508", "处理这个文件要用的内存超过上限", "the file takes more memory than the service allows",
        "请拆分后再传，或在命令行用 jxlint check 检查", "split it, or check it with jxlint check on the command line",
        fatal=True,
    )  # fmt: skip


def too_much(size: int, most: int) -> Failed:
    """The answer is larger than is sent."""
    mb = 1024 * 1024
    return Failed(
        422, "E508", f"结果太大（{size // mb} MB，上限 {most // mb} MB）",
        f"the answer is too large ({size // mb} MB, the limit is {most // mb} MB)",
        "请拆分后再传，或用 select 少查几条规则", "split the file, or select fewer rules",
    )  # fmt: skip
