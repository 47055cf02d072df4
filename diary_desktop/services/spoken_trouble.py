"""What went wrong, as the diary says it aloud: errors carry English templates, and a voice has no window to translate.

Only what a conversation can meet has a sentence of its own. None of them leads to a screen: it may be off.
"""

from __future__ import annotations

from collections.abc import Mapping

from diary_desktop.domain.errors import (
    AudioError,
    DiaryError,
    DiskFull,
    MediaUnreadable,
    MicrophoneLost,
    ModelDamaged,
    ModelMissing,
    NoMicrophone,
    NoSpeaker,
    NothingHeard,
    OutOfMemory,
    RecordDamaged,
    SpeakerLost,
    StorageError,
)

_GOES_ON: Mapping[type[DiaryError], str] = {
    NoMicrophone: "I listen on as soon as there is one.",
    MicrophoneLost: "I listen on as soon as it is back.",
    DiskFull: "Free some space before you go on.",
    ModelDamaged: "It has to be installed again.",
    OutOfMemory: "Close other programs first.",
}
"""What comes of it, where the error itself leaves that to its hint, which is written for a window."""

_VI: Mapping[type[DiaryError], str] = {
    NoMicrophone: "Không tìm thấy micro nào. Có micro là nghe tiếp ngay.",
    MicrophoneLost: "Micro không còn tiếng. Phần bạn nói trước đó vẫn an toàn. Có micro lại là nghe tiếp ngay.",
    NoSpeaker: "Không tìm thấy loa.",
    SpeakerLost: "Loa hoặc tai nghe vừa bị rút, nên dừng đọc.",
    NothingHeard: "Không nghe thấy lời nào. Âm thanh đã được giữ.",
    MediaUnreadable: "Tệp này không có âm thanh đọc được.",
    AudioError: "Âm thanh gặp trục trặc. Hãy thử lại.",
    ModelMissing: "Chưa cài bộ nghe hiểu tiếng Việt. Âm thanh vẫn được giữ.",
    ModelDamaged: "Một tệp mô hình bị hỏng nên không được dùng. Cần cài lại.",
    OutOfMemory: "Không đủ bộ nhớ cho mô hình này. Hãy đóng bớt chương trình khác.",
    DiskFull: "Ổ đĩa đầy. Những gì đã lưu trước đó vẫn an toàn. Hãy dọn bớt ổ đĩa trước khi nói tiếp.",
    RecordDamaged: "Một phần của nhật ký bị hỏng và được để riêng. Phần còn lại vẫn mở được.",
    StorageError: "Ổ đĩa từ chối ghi. Những gì đã lưu trước đó vẫn an toàn.",
    DiaryError: "Có trục trặc. Các mục đã lưu vẫn nguyên vẹn. Hãy thử lại.",
}


def trouble_said(error: DiaryError, language: str) -> str:
    """``error`` in ``language`` (``en`` or ``vi``): its own sentence, or that of the nearest kind that has one."""
    if language != "vi":
        goes_on = next((_GOES_ON[kind] for kind in type(error).__mro__ if kind in _GOES_ON), "")
        return f"{error.what_text} {goes_on}".rstrip()
    return next(_VI[kind] for kind in type(error).__mro__ if kind in _VI)
