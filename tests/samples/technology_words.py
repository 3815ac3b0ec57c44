"""Names and titles that all papers of dossier A share."""

DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"
ROOM = "Phòng Quản lý Công nghệ và Đổi mới sáng tạo"
ROOM_HEAD = "PHÒNG QUẢN LÝ CÔNG NGHỆ\nVÀ ĐỔI MỚI SÁNG TẠO"
HEAD_OF_ROOM = "Đặng Hoàng Nam"
FIGHTER, ADVANCED = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
QUESTIONS = (
    "Bộ câu hỏi tự đánh giá trình độ công nghệ sản xuất dành cho doanh nghiệp cơ khí trên nền bảng tính dùng chung"
)
