"""Names and titles that all papers of dossier B share."""

CENTRE = "Trung tâm Chuyển đổi số và Ứng dụng công nghệ"
CENTRE_HEAD = "TRUNG TÂM CHUYỂN ĐỔI SỐ\nVÀ ỨNG DỤNG CÔNG NGHỆ"
DEPUTY = "Nguyễn Hoài Phương"
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"
FIGHTER, ADVANCED, LETTER = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Giấy khen của Giám đốc Sở"
TEAM_TITLE = "Tập thể Lao động tiên tiến"
INFRASTRUCTURE, DATA = "Phòng Hạ tầng số", "Phòng Dữ liệu và Nền tảng số"
