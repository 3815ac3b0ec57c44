"""Takes the stage of a quarter; says in plain words what its people do next, with the command for each step."""

from __future__ import annotations

from records import Quarter
from records.stages import Stage

STEPS: dict[Stage, tuple[str, ...]] = {
    "open": (
        "Nhận tiếp hồ sơ, rồi lập văn bản của quý: tdkt quarter {}",
        "Gửi các đơn vị Công văn đề nghị bổ sung hồ sơ.",
    ),
    "compiled": (
        "Gửi các đơn vị Công văn đề nghị bổ sung hồ sơ; nhận thêm hồ sơ thì lập lại: tdkt quarter {}",
        "Soát từng văn bản theo thứ tự trong bảng, sửa thẳng trong Word; lần lập sau giữ nguyên chữ đã sửa.",
        "Soát xong, ký và trình Hội đồng thì ghi: tdkt council move {} submitted --who HỌ_TÊN",
    ),
    "in_review": (
        "Soát tiếp những văn bản còn việc phải làm; chữ đã sửa được giữ khi lập lại: tdkt quarter {}",
        "Xác nhận những chỗ đã sửa khác với sổ: tdkt council corrections {}",
        "Soát xong, ký và trình Hội đồng thì ghi: tdkt council move {} submitted --who HỌ_TÊN",
    ),
    "submitted": (
        "In Phiếu biểu quyết, họp Hội đồng, ghi Biên bản.",
        "Ghi số phiếu, kết quả vào tệp “Kết quả họp”, rồi nhập vào sổ: tdkt council decide {} --from TỆP --who HỌ_TÊN",
        "Chọn người biểu dương dưới cờ: tdkt council honour MÃ --who HỌ_TÊN",
        "Nhập đủ kết quả thì ghi: tdkt council move {} decided --who HỌ_TÊN",
    ),
    "decided": (
        "Lập lại văn bản để có dự thảo Quyết định theo kết quả họp: tdkt quarter {}",
        "Ký Quyết định, gửi Tờ trình lên cấp trên đối với khen thưởng thuộc thẩm quyền cấp trên, chi tiền thưởng.",
        "Xong mọi việc thì khóa sổ: tdkt council move {} closed --who HỌ_TÊN",
    ),
    "closed": (
        "Quý đã khóa sổ: văn bản được giữ nguyên, lập lại không đổi.",
        "Cần sửa thì mở lại, có lý do: tdkt council reopen {} --reason LÝ_DO --who HỌ_TÊN",
    ),
}


def steps_of(stage: Stage, quarter: Quarter) -> tuple[str, ...]:
    """What to do next, in the order in which it is done."""
    return tuple(text.format(quarter.name) for text in STEPS[stage])
