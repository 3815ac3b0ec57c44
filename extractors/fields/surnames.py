"""Takes nothing; gives the surnames borne in Vietnam, by the Kinh and by other peoples, in small letters."""

from __future__ import annotations

_BORNE = """
a bàn bá bùi bạch bảo bế ca cam cao chu chung châu chúng chương chảo chẩu chế chử cung cáp công cù cấn cổ danh diệp
doãn dư dương giang giàng giáp h' hoa hoàng huỳnh hà hàn hàng hình hùng hạ hầu hồ hứa k' ka kha khúc khưu khương
khổng kim kiều kpă ksor la lai lang liên liêu liễu luyện luân lâm lã lãnh lèng lê lò lù lý lưu lương lường lạc lại
lầu lều lỗ lộ lục lữ ma mai mã mông mùa mạc mạch nay nghiêm nghị nguyễn ngân ngô ngưu ngụy nhan nhâm nhạc nhữ ninh
niê nông phan phí phó phù phùng phương phượng phạm quan quang quyền quàng quách quản quế rmah rơ siu sái sùng sơn
sầm thang thi thiên thiều thoòng thào thái thân thạch thất thẩm thị tiêu tiền trang triệu trà tráng trì trình trương
trần trịnh tài tào tòng tô tôn tôn-nữ tăng tương tướng tưởng tạ tất tẩn tống từ ung uông vi viên vàng vày vân vòng
võ văn văng vũ vương vạn vừ xa xaly xìn y yên âu ôn ông đan đinh điêu điểu đoàn đàm đàng đào đường đầu đặng đồng
đổng đỗ đới ấu trầm điền nhiêu phún sử tiết ưng voòng chíu hảng pờ ly mào
khuất trác tằng bồ chiêm chiếng chù chúc cự cư diêm dụng đái đậu đèo đôn hán hy khâu khoàng khuông lãm lỳ ngọ nùng
phàn sằm sín sồng thò vạng vạy lự chìu giáng vù tếnh pàn chamaléa katơr pinăng bhnướch bling alăng arất zơrâm coor
pơloong riah blúp tou-prong k'sor rơ-châm rơchăm kpuih puih ayun
"""
SURNAMES = frozenset(_BORNE.split())
