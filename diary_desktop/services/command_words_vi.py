"""How each voice command is said in Vietnamese: the wording shown to people, what it does, and every phrase for it."""

from __future__ import annotations

from collections.abc import Mapping

from .command_table import Wording
from .phrase_matching import bag

FILLERS = bag(
    "ơi nhé nha nhỉ đi giúp giùm dùm hộ mình tôi tớ cho hãy ạ với nào bạn xin ừ à ờ ừm thì bây giờ luôn cái này đó muốn"
    " cần chút tí lên ngay lại nữa mà là ấy kia hả cứ nghe ta em anh chị cậu của đây xíu coi vui lòng bác một thôi nó"
    " vâng dạ"
)
"""Words that change nothing in a short command."""

FAVOURS = ("giúp mình", "giúp tôi", "hộ mình", "hộ tôi", "giùm mình", "giùm tôi")
"""What is no part of a name or a word that a command holds."""

COURTESIES = ("được không", "có thể", "làm ơn", "cảm ơn", "được chứ", "một chút", "một tí", "có được")
"""Words that change nothing only together."""

POLITE = bag("nhé nha ạ ơi rồi à ừ ờ nhật ký nào mình vậy thế đó đi luôn đã")
"""All that may stand beside a command while somebody dictates."""

VIETNAMESE: Mapping[str, Wording] = {
    "new_entry": Wording(
        "Ghi lại giúp mình",
        "mở một mục mới và ghi điều bạn nói",
        (
            "ghi|chép|viết|ghi_chép lại|xuống|vào|ra [điều|chuyện|những|lời|sau|nhật|ký|sổ]",
            "ghi|chép|viết|tạo|thêm|mở|bắt_đầu|làm|lập mục|nhật_ký|trang|bài|ghi_chú|đoạn [mới|ghi|viết|khác|vào|"
            "nhật|ký]",
            "mục|trang|bài|nhật_ký|ghi_chú mới|khác [tạo|thêm|mở|bắt|đầu|viết|ghi]",
            "bắt_đầu ghi|viết|thu|nói|đọc|ghi_âm [âm|nhật|ký]",
            "ghi|chép [mấy|vài|dòng|câu|ít]",
            "ghi_âm|thu_âm|viết_nhật_ký|ghi_nhật_ký|ghi_chép|ghi_chú [bắt|đầu|mới|điều|chuyện|vài|dòng|câu]",
            "chuyện|điều kể|ghi|viết [có|muốn]",
            "kể|nói chuyện [hôm|nay|một|ngày]",
            "nhớ|lưu điều [giúp]",
            "muốn viết|ghi|kể|tâm_sự|chép [điều|gì|vài|dòng|câu|ít|đôi]",
        ),
    ),
    "entry_for": Wording("Mục mới cho Chủ nhật tuần trước", "mở một mục cho ngày khác", ("entry_for",)),
    "read_back": Wording(
        "Đọc mục gần nhất",
        "đọc to mục nhật ký; nói ngày để nghe mục khác",
        (
            "đọc [mục|bài|đoạn|trang|vừa|rồi|gần|nhất|mới|cuối|cùng|vừa_rồi|to|viết|ghi|nhật|ký|trước|những|gì|xem|"
            "lên|nói]",
            "nghe mục|bài|đoạn [vừa|rồi|gần|nhất|cuối|mới|viết|ghi|đọc]",
            "vừa|nãy|nãy_giờ|vừa_nãy|hồi_nãy viết|ghi|nói|kể|chép gì [những|đã|rồi|thế|vậy|xong|từ|được]",
        ),
    ),
    "change": Wording(
        "Đổi An thành Anh",
        "sửa chữ trong mục",
        (
            "^đổi|sửa|thay|chỉnh|thay_đổi|chữa [chữ|từ|tên|cụm_từ] {x} thành|bằng|sang|qua|lại_thành|lại_là|"
            "thành_ra {y}",
            "^thay_vì {x} [thì|hãy|cứ] ghi|viết|để|dùng|là {y}",
            "^không_phải [là] {x} mà_là|mà|đó_là|phải_là {y}",
            "^[ý|không] [mình|tôi] [phải|đúng_ra] [là] {y} chứ_không_phải|chứ_không [là] {x}",
            "^{y} không_phải [là] {x}",
            "^{x} phải|cần|nên [sửa|đổi|ghi|viết] thành|là {y}",
            "^chỗ|từ|chữ {x} [thì|hãy] sửa|đổi|ghi|viết [lại|thành|là] [thành|là] {y}",
        ),
    ),
    "delete_sentence": Wording(
        "Xóa câu cuối",
        "bỏ câu cuối của mục, sau khi hỏi lại",
        (
            "xóa|xoá|bỏ|gạch|cắt|hủy|huỷ câu|dòng|đoạn cuối|vừa|trước|sau [rồi|cùng|nói|đi|mới|xong|vừa|viết]",
            "câu|dòng|đoạn cuối|vừa [rồi|cùng|nói|xóa|bỏ|nãy|xong] bỏ|xóa|xoá|gạch|cắt",
            "xóa|xoá|bỏ|gạch|hủy|huỷ gì|điều|lời vừa|nãy nói|kể|ghi|đọc [những|xong|rồi]",
        ),
    ),
    "tag": Wording(
        "Gắn thẻ gia đình",
        "gắn thẻ cho mục",
        (
            "^gắn|thêm|đặt|đánh|cho|dán|để [vào|mục_này|nó|cho_mục_này] thẻ|nhãn|tag|tag_là|chủ_đề [là] {x}"
            " [cho|vào] [mục_này|nó|bài_này|mục_đó]",
            "^gắn|thêm|đặt|đánh|cho|dán|để thẻ|nhãn|tag [là] {x}",
            "^thẻ|nhãn|tag [này|mục_này] là {x}",
            "^xếp|đưa [mục_này|nó|bài_này] vào [thẻ|nhãn|nhóm|mục|chủ_đề] {x}",
            "^mục_này|nó|bài_này xếp|đưa|để vào [thẻ|nhãn|nhóm|mục|chủ_đề] {x}",
            "^cho [mục_này|nó|bài_này] vào thẻ|nhãn|nhóm|chủ_đề {x}",
            "^mục_này|bài_này thuộc [về] [thẻ|nhãn|nhóm|chủ_đề] {x}",
            "^gắn [mục_này|nó|bài_này] với|là {x}",
            "^đánh_dấu [mục_này|nó|bài_này|đoạn_này] là|bằng {x}",
        ),
    ),
    "redate": Wording(
        "Chuyển sang hôm qua",
        "đổi ngày của mục",
        (
            "chuyển|dời|đổi|đặt|để|sửa|lùi [ngày|mục|sang|vào|về|qua|thành|lại|bài|là|nó|cho]",
            "chuyện|ngày|mục [này]",
            "chuyện|ngày|mục là|của|xảy_ra|diễn_ra|vào [này|đó|ra|xảy|thuộc]",
            "xảy_ra|diễn_ra [chuyện|vào|này|đó]",
            "mục|nó thuộc|ghi [về|vào]",
        ),
    ),
    "undo": Wording(
        "Hoàn tác",
        "trả lại như trước lần sửa cuối",
        (
            "hoàn_tác|khôi_phục [lại|lần|sửa|thay|đổi|vừa|rồi|cũ|trước|câu|đoạn|mục]",
            "trả|để|đưa|đổi|sửa|quay lại như|về cũ|trước|ban_đầu|lúc_trước [lại|lúc]",
            "trả|để|đưa|đổi|sửa|quay như|về cũ|trước|ban_đầu|lúc_trước [lại|lúc]",
            "hủy|huỷ|bỏ thay_đổi|lần_sửa|sửa_đổi [vừa|rồi|lần|cuối|sửa]",
            "sửa|đổi nhầm|sai [rồi|vừa]",
        ),
    ),
    "own_voice": Wording(
        "Nghe giọng mình",
        "phát bản ghi âm ngay chỗ có câu trả lời",
        (
            "phát|mở|bật|nghe|nghe_lại giọng|tiếng|bản_ghi|bản_thu|ghi_âm|băng|đoạn_ghi [mình|tôi|gốc|chính|của|âm|"
            "thật|đó|nói|"
            "bằng|thu|lại|lúc|khi|hôm]",
            "bằng giọng [mình|chính|của|phát|nghe|nói|đọc|thật]",
            "nghe|phát|mở chính|gốc [mình|tôi|lời|bản|âm|thanh|nói|của]",
            "phát [lại|đoạn]",
        ),
    ),
    "next": Wording(
        "Tiếp",
        "sang nguồn kế tiếp",
        (
            "tiếp|kế|tiếp_theo|tiếp_tục [theo|đi|nguồn|mục|đoạn|câu|sau|đọc|sang|chỗ|cái]",
            "nguồn|mục|đoạn|chỗ|câu|cái|bài|trang sau|khác|kế|tiếp|tiếp_theo [đọc|sang|tiếp|theo|qua]",
            "còn gì|nữa|nào [khác|không|nữa|đoạn|mục|nguồn|bài|gì]",
            "bỏ_qua|qua [cái|chỗ|đoạn|mục|bài|trang]",
            "sang [cái|mục|tiếp|đoạn] sau|tiếp|khác",
        ),
    ),
    "previous": Wording(
        "Trước đó",
        "trở lại nguồn trước",
        (
            "nguồn|mục|đoạn|chỗ|câu|cái trước [lại|đó|quay|đọc|về|lùi]",
            "quay|trở|lùi lại|về|trước [nguồn|mục|đoạn|chỗ|câu|cái|trước|một]",
            "trước đó",
            "lùi [một|bước]",
        ),
    ),
    "repeat": Wording(
        "Nói lại",
        "nói lại lần nữa",
        (
            "nói|đọc|nhắc|trả_lời|lặp lại|lần_nữa [câu|vừa|rồi|lần|nữa|trả|lời|từ|đầu]",
            "lặp|nhắc [lại]",
            "lại lần|nữa [một]",
            "nói|bảo|vừa_nói gì|sao [vừa|cơ|rồi]",
            "nghe không|chưa|chẳng [rõ|kịp|ra|thấy]",
            "gì [cơ|thế|vậy]",
        ),
    ),
    "slower": Wording(
        "Chậm lại",
        "nói chậm hơn",
        (
            "chậm [lại|hơn|nói|đọc|rãi|thôi|từ|chậm]",
            "nhanh quá [nói|đọc]",
            "bớt|đừng nhanh [nói|đọc|quá]",
            "từ_từ|thong_thả|chậm_rãi [nói|đọc|hơn]",
        ),
    ),
    "faster": Wording(
        "Nhanh lên",
        "nói nhanh hơn",
        (
            "nhanh [lên|hơn|nói|đọc]",
            "chậm quá [nói|đọc]",
            "tăng tốc|tốc_độ [độ|nói|đọc]",
        ),
    ),
    "louder": Wording(
        "To hơn",
        "nói to hơn",
        (
            "to|lớn lên|hơn|nữa [nói|đọc|tiếng|âm|lượng|nghe|không|rõ]",
            "nói|đọc to|lớn [hơn|tiếng|lên]",
            "tăng|vặn|mở âm_lượng|tiếng|volume|to|loa [lên|hơn|to|lớn]",
            "nhỏ|bé quá [tiếng|nói|nghe|đọc|không|rõ]",
            "âm_lượng to|tăng|lớn [lên|hơn]",
        ),
    ),
    "quieter": Wording(
        "Nhỏ hơn",
        "nói nhỏ hơn",
        (
            "nhỏ|bé|khẽ lại|hơn|bớt|xuống|tiếng|thôi [nói|đọc|đi|tiếng|nhỏ|bé|khẽ]",
            "nói|đọc nhỏ|khẽ|bé [hơn|thôi|lại|tiếng]",
            "giảm|vặn|bớt âm_lượng|tiếng|volume|nhỏ|loa [xuống|lại|nhỏ|bớt]",
            "to|lớn|ồn quá [tiếng|nói|đọc]",
        ),
    ),
    "stop": Wording(
        "Dừng lại",
        "im ngay; khi đang ghi thì kết thúc mục",
        (
            "dừng|ngừng|ngưng [lại|đọc|nói|đi|phát|ở|đây|ngay]",
            "im|yên|im_lặng [đi|lặng|lại|nào|lát|lúc]",
            "thôi [đủ|dừng|không|đọc|nói|được|rồi]",
            "đủ [rồi]",
            "đừng nói|đọc|phát [nữa]",
            "tạm_dừng [đọc]",
        ),
    ),
    "never_mind": Wording(
        "Không có gì",
        "bỏ qua điều vừa hỏi",
        (
            "không có_gì|sao|cần|quan_trọng|cần_nữa [đâu|gì|hỏi|nữa|trả|lời]",
            "bỏ_qua|bỏ_đi [câu|hỏi|thôi]",
            "hủy|huỷ câu_hỏi|lệnh|đi|bỏ [vừa|rồi]",
            "thôi không|khỏi [hỏi|cần|nữa]",
            "khỏi [cần|đi|hỏi|trả|lời]",
            "quên [chuyện|điều|câu|hỏi] đi",
            "đừng bận_tâm|để_ý",
        ),
    ),
    "keep": Wording(
        "Giữ lại",
        "giữ mục đang được hỏi",
        (
            "giữ|lưu|cất [lại|mục|bài|nguyên|vậy|thế|giữ|như|bản|ghi|rồi|ok|đồng|ý|đúng]",
            "được|ổn|tốt|hay rồi|lắm|đấy [giữ|lại|lưu|đấy|đó|rồi]",
            "để nguyên|vậy|thế [như|vậy|thế]",
            "đừng bỏ|xóa|xoá|sửa [gì]",
        ),
    ),
    "discard": Wording(
        "Bỏ đi",
        "cho mục vừa nói vào thùng rác, sau khi hỏi lại",
        (
            "bỏ|xóa|xoá|hủy|huỷ|vứt|quẳng [mục|bài|hết|tất|cả|bản|ghi|toàn|bộ|đi|thùng|rác|vào|đoạn|vừa|rồi|nói|này]",
            "đừng|không giữ|lưu|cất [mục|bài|lại|đâu]",
            "cho|vứt|ném vào thùng_rác [mục]",
        ),
    ),
    "yes": Wording(
        "Đúng",
        "đồng ý, khi được hỏi",
        (
            "đúng|phải|vâng|ừ|ờ|dạ|chuẩn|chính_xác|đồng_ý|có|ừm|ok|okay|ô_kê [rồi|vậy|thế|đấy|đó|ạ|mà|phải|đúng|"
            "vâng|dạ|làm]",
            "được [rồi]",
            "làm đi|vậy|thế",
            "chắc_chắn|tất_nhiên|dĩ_nhiên [rồi|đúng|có]",
        ),
    ),
    "no": Wording(
        "Không",
        "không đồng ý, khi được hỏi",
        (
            "không|sai|chưa|chẳng|hổng [phải|đúng|vậy|thế|rồi|đâu|ý|làm|cần|dạ|ạ|có|mà|muốn]",
            "nhầm [rồi|lẫn]",
            "đừng [làm|vậy|thế|mà]",
            "không phải|đúng|nên [vậy|thế|ý]",
        ),
    ),
    "mute": Wording(
        "Tắt micro",
        "đóng micro cho đến khi bạn tự mở lại",
        (
            "tắt|đóng|ngắt micro|mic|míc|mi_crô|míc_rô|micrô|microphone [phôn]",
            "đừng|ngừng|thôi|ngưng nghe [nữa|mình|tôi]",
            "câm|tắt_tiếng [micro|mic]",
        ),
    ),
    "lock": Wording(
        "Khóa nhật ký",
        "khóa nhật ký, sau khi hỏi lại",
        (
            "khóa|khoá [nhật_ký|nhật|ký|sổ|máy|lại|hết|tất|cả|màn|hình|ứng|dụng|ngủ]",
            "đóng nhật_ký|sổ|hết [lại]",
            "niêm_phong nhật_ký|sổ",
        ),
    ),
    "sleep": Wording(
        "Nghỉ đi",
        "thôi nghe cho đến khi bạn đánh thức",
        (
            "nghỉ|ngủ [đi|ngơi|thôi|nhật|ký|ngon|nhé]",
            "tạm_biệt|chào|bai [nhật|ký|biệt]",
            "chúc ngủ_ngon [nhật|ký]",
            "hôm_nay đủ|vậy|thế|hết [thôi|rồi|là|đủ]",
            "hẹn mai|sau|gặp_lại [gặp|lại|ngày]",
        ),
    ),
    "finish": Wording(
        "Xong",
        "kết thúc mục khi đang ghi",
        (
            "xong [rồi|hết|mục|này|ghi|viết|chuyện|nói|kể|thôi]",
            "hết [rồi|chuyện|ở|đây|vậy|mục|kể|nói|thôi|nghĩ|là|thế]",
            "không_còn|chẳng_còn|hết gì [để|nói|kể|ghi|viết|thêm|nữa]",
            "kết_thúc|chấm_dứt [mục|ở|đây|bài|ghi|nhật|ký|tại]",
            "dừng|ngừng|ngưng|thôi [ghi|lại|ở|đây|âm|viết|ghi_âm]",
            "vậy|thế thôi|đủ|hết|xong [là|rồi|đủ]",
            "chỉ vậy|thế|có_vậy|có_thế [thôi|có|hôm|nay|của]",
            "đủ rồi [hôm|nay]",
            "lưu|giữ lại [mục|bài]",
            "hôm_nay vậy|thế|đủ|hết [thôi|rồi|là|đến|đây]",
        ),
    ),
    "help": Wording(
        "Nói được những gì?",
        "kể những câu hiểu được lúc này",
        (
            "giúp|trợ_giúp|hướng_dẫn|cứu [đỡ|mình|với|tôi|sử|dụng|dùng|xem|cách]",
            "nói|hỏi|làm|ra_lệnh gì|những_gì|sao|thế_nào [những|có|thể|được|nào]",
            "lệnh|câu_lệnh|khẩu_lệnh nào|gì [những|có|hiểu]",
            "hiểu gì|những_gì [những|câu|lệnh|có|thể|được]",
            "liệt_kê|kể|xem lệnh|các_lệnh|câu_lệnh [các|những|ra]",
            "dùng thế_nào|sao|ra_sao [cách|này]",
        ),
    ),
}
