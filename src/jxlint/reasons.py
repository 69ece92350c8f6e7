"""Why the system refused something, in words of both languages: those of the system are English wherever it runs."""

from __future__ import annotations

import errno

# Names of errno, since not every system has them all.
_KNOWN = {
    "ENOENT": ("没有这个文件或文件夹", "no such file or directory"),
    "EACCES": ("没有权限", "permission denied"),
    "EPERM": ("系统不允许", "operation not permitted"),
    "EISDIR": ("是文件夹", "is a directory"),
    "ENOTDIR": ("路径里有一段不是文件夹", "not a directory"),
    "EEXIST": ("已经有了", "file exists"),
    "ENOTEMPTY": ("文件夹不是空的", "directory not empty"),
    "ENAMETOOLONG": ("文件名太长", "file name too long"),
    "ELOOP": ("链接绕成了圈", "too many levels of symbolic links"),
    "ENOSPC": ("磁盘满了", "no space left on device"),
    "EDQUOT": ("超过了磁盘配额", "disk quota exceeded"),
    "EROFS": ("磁盘是只读的", "read-only file system"),
    "EIO": ("磁盘读写出错", "input/output error"),
    "EFBIG": ("文件太大", "file too large"),
    "EBUSY": ("正被别的程序使用", "device or resource busy"),
    "ETXTBSY": ("正被别的程序使用", "text file busy"),
    "EMFILE": ("打开的文件太多", "too many open files"),
    "ENFILE": ("系统打开的文件太多", "too many open files in system"),
    "ENOMEM": ("内存不够", "cannot allocate memory"),
    "EAGAIN": ("系统暂时顾不上", "resource temporarily unavailable"),
    "EINVAL": ("系统不接受", "invalid argument"),
    "EXDEV": ("不在同一个磁盘上", "invalid cross-device link"),
    "EMLINK": ("链接太多", "too many links"),
    "ENODEV": ("没有这个设备", "no such device"),
    "ENXIO": ("没有这个设备", "no such device or address"),
    "EPIPE": ("管道断开了", "broken pipe"),
    "ESTALE": ("网络文件夹断开了", "stale file handle"),
    "ETIMEDOUT": ("超时", "connection timed out"),
    "ENOEXEC": ("不是能运行的程序", "exec format error"),
    "EADDRINUSE": ("地址已被占用", "address already in use"),
    "EADDRNOTAVAIL": ("这台机器没有这个地址", "cannot assign requested address"),
}


def reason(error: Exception) -> tuple[str, str]:
    """Why `error`, of a file or the like, was raised: in Chinese and in English, to stand in brackets. A ValueError is
    that of a name no file can have."""
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 文本", "no UTF-8"
    if not isinstance(error, OSError):
        return "不是合法的名称", "not a valid name"
    said = (error.strerror or "").lower()
    if type(error).__name__ == "gaierror":  # it has numbers of its own
        return "找不到这个名称的主机", said or "no such host"
    known = _KNOWN.get(errno.errorcode.get(error.errno or 0, ""))
    if known is not None:
        return known
    return said or "原因不明", said or "reason unknown"
