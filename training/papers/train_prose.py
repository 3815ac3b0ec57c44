"""Papers in running sentences (TRAIN): lives, praise, lists within a sentence, who grants before what is granted."""

from __future__ import annotations

from extractors import spans
from training.cast import TITLES, Cast, Item, Nominee
from training.papers.letterheads import laws, letterhead
from training.papers.received import dated
from training.papers.signatures import sign_collective, sign_for_unit, sign_meeting, sign_report
from training.papers.train_submissions import told
from training.script import Script


def granted(s: Script, cast: Cast, item: Item, *, capital: bool = False) -> str:
    """ "năm 2021 được UBND tỉnh tặng Bằng khen (Quyết định số ... ngày ...)", in one of many orders."""
    title = item.entry["code"] in TITLES
    decided = f"{s.one_of('Quyết định số', 'QĐ số', 'theo Quyết định số')} {item.decision_number} {dated(s, item)}"
    decided = s.one_of(f" ({decided})", f" tại {decided.removeprefix('theo ')}", f", {decided}")
    match s.number(1, 5):
        case 1 if not title:
            text = f"năm {item.year} được {item.authority} tặng {item.bare}{decided}"
        case 2 if title:
            text = f"năm {item.year} được {item.authority} công nhận {s.one_of('', 'danh hiệu ')}{item.phrase}{decided}"
        case 3:
            text = f"{'đạt danh hiệu' if title else 'được tặng'} {item.phrase} năm {item.year}{decided}"
        case 4:
            text = f"năm {item.year} vinh dự được {'công nhận' if title else 'nhận'} {item.phrase}{decided}"
        case _:
            by = "" if decided.endswith(")") else f" của {item.authority}"
            text = f"năm {item.year} {'đạt' if title else 'được tặng'} {item.phrase}{decided}{by}"
    return text[0].upper() + text[1:] if capital else text


def _life(s: Script, cast: Cast, who: Nominee, call: str) -> str:
    """Who somebody is, in one or two sentences."""
    match s.number(1, 4):
        case 1:
            begins = f"{call} {who.full_name} sinh {_born(s, who)} tại {who.hometown}."
            return f"{begins} Hiện {call.lower()} là {who.position}, công tác tại {who.unit}."
        case 2:
            study = f"Tốt nghiệp {who.education}, " if s.maybe() else ""
            begins = f"{study}{call.lower() if study else call} {who.full_name} (sinh {_born(s, who)}) về nhận công tác"
            return f"{begins} tại {who.unit}, hiện giữ chức vụ {who.position}."
        case 3:
            return f"{call} {who.full_name}, sinh {_born(s, who)}, quê {who.hometown}, {who.position} {who.unit}."
        case _:
            of = s.one_of("của", "thuộc")
            return f"Nhắc đến {call.lower()} {who.full_name}, {who.position} {of} {who.unit}, ai cũng nể phục."


def _born(s: Script, who: Nominee) -> str:
    return f"{who.birth_date:long}" if s.maybe() else f"năm {who.birth_date:y}"


def portrait(s: Script) -> None:
    """A long story: a life, sentences around it, results, recognitions of many years in running text."""
    s.kind("dien_hinh")
    cast = Cast(s, year=s.number(2020, 2025))
    paper = cast.document(sort="BC")
    letterhead(s, cast, paper, numbered=False)
    s.title(s.one_of("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN", "GƯƠNG SÁNG GIỮA ĐỜI THƯỜNG", "GƯƠNG NGƯỜI TỐT, VIỆC TỐT"))
    s.title(cast.subject(paper, s.one_of("Hết lòng vì công việc", "Người truyền lửa", "Sống là để cống hiến")))
    who = cast.nominate(cast.person())
    call = "Anh" if who.facts["gender"] == "nam" else "Chị"
    who.may_be("honorific", call)
    s.line(f"{s.prose('story')}. {_life(s, cast, who, call)}")
    s.line(f"{call} đã {cast.achievement(who):first}; {cast.achievement(who):first}. {s.prose('story')}.")
    friend = cast.person()
    s.line(f"{friend.honorific} {friend.full_name} ({friend.position}) nhận xét: “{call} luôn tận tâm với việc chung”.")
    told_of = [cast.prior(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH")) for _ in range(s.number(1, 3))]
    s.line(f"Ghi nhận những đóng góp ấy, {call.lower()} {'; '.join(granted(s, cast, item) for item in told_of)}.")
    item = cast.request(who, "DIEN_HINH")
    office = s.one_of("Đơn vị", "Chi bộ", "Cơ quan")
    s.line(f"{office} đề nghị tôn vinh {call.lower()} {who.full_name} là {item.phrase} năm {item.year}.")
    sign_for_unit(s, cast, paper)


def report_in_prose(s: Script) -> None:
    """A person's report without labels: a life, duties, results, initiatives and recognitions in paragraphs."""
    s.kind("bao_cao_thanh_tich_ca_nhan")
    cast = Cast(s, year=s.number(2019, 2025))
    paper, who = cast.document(sort="BC"), cast.nominate(cast.person())
    letterhead(s, cast, paper, numbered=False)
    s.title("BÁO CÁO THÀNH TÍCH")
    item = cast.request(who, s.one_of("BK_TINH", "CSTD_TINH", "CSTDCS", "BK_TTG", "GIAY_KHEN"))
    s.title(cast.subject(paper, f"Đề nghị tặng {item.phrase} năm {item.year}"))
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"Họ và tên: {who.full_name}")
    s.line(f"Sinh {who.birth_date:long}, quê quán {who.hometown}.")
    s.line(f"Chức vụ: {who.position}. Đơn vị: {who.unit}.")
    s.line("II. THÀNH TÍCH", bold=True)
    s.line(f"Nhiệm vụ được giao: {who.duties}.")
    s.line(s.one_of("Kết quả đạt được:", "Thành tích đạt được:", "2. Thành tích:"))
    s.line(f"{s.prose('report')}. {cast.achievement(who)}. {cast.achievement(who)}. {s.prose('report')}.")
    idea = cast.initiative(who)
    title = idea.parts["title"].print_as("")
    quoted = f"“{idea.title}”" if "“" not in title else f"{idea.title}"
    decided = f"được {idea.authority} công nhận theo Quyết định số {idea.decision_number}"
    s.line(f"Năm {idea.year}, có sáng kiến {quoted} {decided}.")
    level = cast.classification(who)
    s.line(f"Năm {level.year} được đánh giá, xếp loại {level.phrase:first}.")
    s.line("III. KHEN THƯỞNG", bold=True)
    codes = ("LDTT", "CSTDCS", "CSTD_TINH", "GIAY_KHEN", "BK_TINH", "BK_BO", "HCLD3")
    for code in s.chance.sample(codes, s.number(2, 4)):
        s.line(f"{s.one_of('- ', '')}{granted(s, cast, cast.prior(who, code), capital=True)}.")
    sign_report(s, cast, paper, who)


def collective_in_prose(s: Script) -> None:
    """The history of a unit, with its recognitions in running text."""
    s.kind("bao_cao_thanh_tich_tap_the")
    cast = Cast(s, year=s.number(2019, 2025))
    paper, who = cast.document(sort="BC"), cast.nominate(cast.collective(cast.branch))
    letterhead(s, cast, paper)
    s.title("BÁO CÁO THÀNH TÍCH")
    item = cast.request(who, s.one_of("CO_TINH", "BK_TTG", "HCLD3", "TTLDXS", "BK_TINH"))
    s.title(cast.subject(paper, f"Đề nghị tặng {item.phrase} năm {item.year}"))
    ever = s.one_of("luôn", "nhiều năm liền")
    s.line(f"{s.prose('collective')}. {who.full_name} {ever} hoàn thành nhiệm vụ được giao.")
    for _ in range(s.number(2, 4)):
        s.line(f"{cast.achievement(who)}. {s.prose('collective')}.")
    had = [cast.prior(who, s.one_of("TTLDTT", "TTLDXS", "CO_TINH", "BK_TINH", "BK_BO")) for _ in range(s.number(2, 4))]
    s.line(f"Với kết quả trên, tập thể {'; '.join(granted(s, cast, item) for item in had)}.")
    sign_collective(s, cast, paper)


def people_within_a_sentence(s: Script) -> None:
    """A submission that names its people one behind the other in a sentence."""
    s.kind("to_trinh")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="TTr")
    letterhead(s, cast, paper)
    s.title("TỜ TRÌNH")
    s.title(cast.subject(paper, f"Về việc đề nghị khen thưởng năm {cast.year}"))
    laws(s, cast.day)
    s.line(f"{s.prose('submission')}.")
    for code in s.chance.sample(("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH"), s.number(1, 2)):
        people = [cast.nominate(cast.person()) for _ in range(s.number(2, 4))]
        items = [told(cast.request(who, code), str(cast.year)) for who in people]
        verb = "công nhận danh hiệu" if code in TITLES else "tặng"
        begins = f"- Đề nghị {verb} {items[0].phrase} cho {len(people):02d} cá nhân, gồm: "
        named = [f"{who.honorific:lower} {who.full_name} ({who.position}, {who.unit})" for who in people]
        s.line(f"{begins}{'; '.join(named)}.")
        for each in items:
            each.like(items[0])
    s.line("Kính trình xem xét, quyết định./.")
    sign_for_unit(s, cast, paper)


def one_person_in_article_one(s: Script) -> None:
    """A decision on one person, named in Article 1 with post and unit."""
    s.kind("quyet_dinh")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="QĐ")
    letterhead(s, cast, paper)
    s.title("QUYẾT ĐỊNH")
    s.title(cast.subject(paper, s.one_of("Về việc tặng Giấy khen", "Về việc khen thưởng đột xuất")))
    laws(s, cast.day)
    s.title("QUYẾT ĐỊNH:")
    who = cast.nominate(cast.person())
    named = f"{who.honorific:lower} {who.full_name}, {who.position}, {who.unit}"
    s.line(f"Điều 1. Tặng Giấy khen cho {named}, đã có thành tích xuất sắc trong công tác năm {cast.year}.")
    s.line("Điều 2. Cá nhân được khen thưởng nhận tiền thưởng theo quy định hiện hành.")
    s.line("Điều 3. Chánh Văn phòng và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")
    sign_for_unit(s, cast, paper)


def minutes_person_by_person(s: Script) -> None:
    """Minutes: everybody's case in a sentence with post, votes and what is proposed."""
    s.kind("bien_ban")
    cast = Cast(s, year=s.number(2019, 2025))
    cast.day = cast.day.replace(year=cast.year, month=s.number(9, 12), day=s.number(1, 28))
    paper = cast.document(sort="BB")
    letterhead(s, cast, paper)
    s.title("BIÊN BẢN")
    s.title(cast.subject(paper, f"Họp xét thi đua năm {cast.year}"))
    secretary = cast.person()
    s.line(f"Chủ trì: {s.one_of('Ông', 'Bà')} {paper.signer}. Thư ký: {secretary.honorific} {secretary.full_name}.")
    s.line(f"{s.prose('minutes')}. {s.prose('minutes')}.")
    votes = s.number(7, 15)
    for _ in range(s.number(2, 5)):
        who = cast.nominate(cast.person())
        item = told(cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH")), str(cast.year))
        s.line(f"- {who.honorific} {who.full_name}, {who.position}: {votes}/{votes} phiếu, đề nghị {item.phrase}.")
    s.line("Biên bản lập xong lúc 11 giờ cùng ngày./.")
    sign_meeting(s, cast, paper, secretary)


def letter_of_thanks(s: Script) -> None:
    """A letter that thanks: people and units are named, nobody is proposed."""
    s.kind("khac")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="TCM")
    letterhead(s, cast, paper, numbered=s.maybe())
    s.title("THƯ CẢM ƠN")
    thanked = cast.person()
    s.line(f"Kính gửi: {s.other(spans.UNIT, cast.unit())}", centred=True)
    s.line(f"{s.prose('story')}. {s.prose('collective')}.")
    named = f"{thanked.honorific:lower} {thanked.full_name}, {thanked.position}"
    s.line(f"{paper.issuing_unit} trân trọng cảm ơn {named}, đã giúp đỡ.")
    s.line("Kính chúc quý cơ quan sức khỏe, thành công./.")
    sign_for_unit(s, cast, paper)


TEMPLATES = (
    *(portrait, report_in_prose, collective_in_prose, people_within_a_sentence, one_person_in_article_one),
    *(minutes_person_by_person, letter_of_thanks),
)
