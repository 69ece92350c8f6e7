NAME = "部门整体预算绩效目标申报表"


def confidence(sheet):
    return 0.0


def read(sheet):
    raise NotImplementedError
