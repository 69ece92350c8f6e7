#!/bin/sh
# 检查一个文件夹；有错误时退出码为 1，有读不了的文件时为 2。
# Checks a folder: exit code 1 with errors, 2 with files that cannot be read.
set -u
folder=${1:?usage: check.sh FOLDER}
jxlint check "$folder" --format json=findings.json --format concise --fail-on error
code=$?
case $code in
  0) echo '通过 passed' ;;
  1) echo '有错误，请修改后再报 mend the errors and submit again' ;;
  *) echo '有文件读不了 some files cannot be read' ;;
esac
exit $code
