"""What tells in Vietnamese that something did not happen, not today, or only in a head: words before and after it."""

from __future__ import annotations

from .cue_phrases import Cues

BEFORE_TEXT = """
nhớ những; nhớ thời; nhớ cái; nhớ dạo; hết $; hết bị; đỡ $; khỏi $; dứt $; đỡ bị; tí nữa thì; lần lữa; mãi chưa
xem người ta; phút cuối; không; chưa; chẳng; chả; đừng; chớ; khỏi; hổng; hông; ko; k; chưa từng; không hề
chẳng buồn; định; dự định; dự tính; tính $; tính đi; tính ra; sẽ; muốn; mong; ước; ước gì; giá mà; giá như
phải chi; thèm; hy vọng; hi vọng; nên $; nên đi; nên ngủ; cần $; cần đi; cần phải; phải đặt; phải gọi; phải dậy
thôi phải; chắc phải; mai; ngày mai; mốt; sắp; sắp sửa; chuẩn bị; sửa soạn; suýt; suýt nữa; xém; tí nữa
chút nữa; gần như; may mà; hụt; mơ; nằm mơ; mơ thấy; chiêm bao; tưởng; ngỡ; sợ; ngại; lười; nếu; giả sử; lỡ hẹn
hẹn; hứa; rủ nhau; bàn; bàn chuyện; tính chuyện; nghe nói; nghĩ đến; nghĩ tới; nghĩ chuyện; đăng ký; ghi danh
đặt lịch; đặt hẹn; đặt vé; mua vé; đặt chỗ; mua sẵn; mua thuốc; quên; bỏ; bỏ buổi; nghỉ; hoãn; hủy; huỷ; dời
trốn; thôi; ngừng; cai; tránh; hồi nhỏ; hồi bé; hồi xưa; ngày xưa; ngày bé; thuở; hồi còn; hồi trẻ
thời sinh viên; thời còn; năm xưa; ngày trước; trước kia; nhớ hồi; nhớ ngày; nhớ lúc; kể chuyện hồi; xem bọn
xem phim về; đọc về; đọc bài; sách về; bài báo về; khuyên; bảo nên; dặn phải; tập cho; tập dần; học $; dạy
thay vì; chứ không; tuần sau; tháng sau; năm sau; hôm nào; bữa nào; khi nào rảnh; lúc nào rảnh
cuối tuần này tính; cuối tuần tới; thứ sáu tới; cấm; kiêng; toan; nhịn; cố $; lẽ ra; đáng lẽ; đáng lý
"""

FINE_TEXT = """
không những; không chỉ; không ngờ; không hiểu sao; không biết sao; không thể không; không khỏi; không quên
quên ghi; quên viết; quên kể; quên chép; quên không ghi; chưa bao giờ vui; chưa kịp viết; sợ nhưng; không ghi
không viết; phải nghỉ; bỏ ra; bỏ cơm; bỏ bữa; bỏ thời gian; không nghỉ; nghỉ làm; nghỉ trưa; được nghỉ
ngày nghỉ; nghỉ lễ; thôi thì; sợ muộn; mệt không viết; không kịp ghi; muốn gì được nấy; định bụng rồi; không sao
mai mốt; không mưa; không nắng; mong manh; không gian; không khí; bỏ việc; bỏ dở; hẹn nhau
"""

AFTER_TEXT = """
phút cuối; nó bỏ; rồi bỏ; ai dè mưa; ai ngờ mưa; chưa được; chưa xong; đỡ rồi; hết rồi; hết vé; đóng cửa
nên thôi; mà thôi; không được; không thành; bị hủy; bị huỷ; hủy; huỷ; hoãn; dời; để mai; để hôm khác; tuần sau
tháng sau; ngày mai; mới được; hụt; bất thành; rồi không sao; mà không sao; mà quên; mà bận; mà lười; mà mệt
mà mưa; mà trời mưa; mà đau; mà đắt; mà nhịn được; nhịn được; lại thôi; thôi không; đắt quá; bị cấm; đập bỏ
sắp đóng; năm xưa; như hồi; mà nó bận; lại nghỉ; rồi lại thôi
"""

UNREACHED_TEXT = """
không ai nghe; không nghe máy; không bắt máy; không nhấc; không ai nhấc; không ai bắt; máy bận; không liên lạc
thuê bao; tắt máy; không gặp; không trả lời; không thấy nghe; chẳng ai nghe; hộp thư; để lại lời nhắn
không được
"""

BEFORE, FINE, AFTER, UNREACHED = (Cues(text) for text in (BEFORE_TEXT, FINE_TEXT, AFTER_TEXT, UNREACHED_TEXT))
BARE_BEFORE, BARE_FINE, BARE_AFTER, BARE_UNREACHED = (
    Cues(text, bare=True) for text in (BEFORE_TEXT, FINE_TEXT, AFTER_TEXT, UNREACHED_TEXT)
)

_LEADING_WORDS = """
sáng trưa chiều tối đêm khuya nay hôm qua kia hôm_qua rồi lại cũng vừa mới đã đang còn thì xong tan sở làm dậy
sớm cuối đầu tuần ngày cả mà nhưng và nên vì vậy thế là cuối_cùng cùng may quá thật tự hai ba một vừa_xong bữa
ăn xỏ giày ghé tranh thủ rảnh tuy dù mưa nắng gió trời về ra đi lên xuống vào đến tới ở tại lúc khi sau trước
giữa từ suốt có được bị
"""
LEADING = frozenset(_LEADING_WORDS.split())
"""Words at the head of a clause that are no subject."""

_MINE_WORDS = """
tôi mình tớ tao ta chúng bọn_mình tui
"""
MINE = frozenset(_MINE_WORDS.split())
_KIN_WORDS = """
anh chị em bố mẹ ba má cha ông bà cô chú bác dì cậu mợ thím dượng con cháu thằng đứa bọn lũ nó họ hắn chồng vợ
sếp bạn người thầy hàng_xóm nhỏ cu tụi bà_con đồng_nghiệp mấy_đứa y ổng bả ảnh chỉ_ấy khách lính các nhóm
 bé cá vịt chó mèo chim lũ_trẻ xe máy hàng nước tàu hai_vợ khách_hàng con_bé
"""
KIN = frozenset(_KIN_WORDS.split())
"""Words for people other than the writer, where they stand as a subject."""

_NAMES_WORDS = """
hùng hạnh nam lan hà hoa tuấn dũng minh hương mai linh trang thảo phương ngọc thu hằng nga yến vân oanh loan
liên huệ cúc đào sơn hải long quân khoa khánh phúc thành thắng trung kiên cường mạnh đức tùng tú việt vinh quang
huy hoàng bình an tâm thanh thủy thúy nhung giang quỳnh trâm my vy nhi ly hiền hòa hậu hồng đạt tài lộc toàn
tiến trí nghĩa nhân hiếu trọng bảo khang duy thịnh thuận lâm tân
"""
NAMES = frozenset(_NAMES_WORDS.split())
"""Given names with which a sentence may begin; elsewhere a capital tells."""
_REPORTING_WORDS = """
đồng_hồ app ứng_dụng máy điện_thoại vòng_tay garmin
"""
REPORTING = frozenset(_REPORTING_WORDS.split())
TAKING = Cues("đưa/chở/dẫn/dắt/cho/đón/chăm con/mẹ/bố/ba/má/bà/ông/vợ/chồng/em/cháu/bé/cu/nó ..; đưa/chở/dẫn .. đi")
