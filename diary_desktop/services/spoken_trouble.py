"""What went wrong, as the diary says it aloud: errors carry English templates, and a voice has no window to translate.

Only what a conversation can meet has a sentence of its own; any other error is said to stand on the screen.
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

_VI: Mapping[type[DiaryError], str] = {
    NoMicrophone: "Không có micro nào dùng được. Xem trên màn hình nhé.",
    MicrophoneLost: "Micro không còn tiếng. Phần bạn nói trước đó vẫn an toàn.",
    NoSpeaker: "Không tìm thấy loa.",
    SpeakerLost: "Loa hoặc tai nghe vừa bị rút, nên dừng đọc.",
    NothingHeard: "Không nghe thấy lời nào. Âm thanh đã được giữ.",
    MediaUnreadable: "Tệp này không có âm thanh đọc được.",
    AudioError: "Âm thanh gặp trục trặc. Xem trên màn hình nhé.",
    ModelMissing: "Chưa cài bộ nghe hiểu tiếng Việt. Âm thanh vẫn được giữ.",
    ModelDamaged: "Một tệp mô hình bị hỏng nên không được dùng.",
    OutOfMemory: "Không đủ bộ nhớ cho mô hình này.",
    DiskFull: "Ổ đĩa đầy. Những gì đã lưu trước đó vẫn an toàn.",
    RecordDamaged: "Một phần của nhật ký bị hỏng và được để riêng. Phần còn lại vẫn mở được.",
    StorageError: "Ổ đĩa từ chối ghi. Những gì đã lưu trước đó vẫn an toàn.",
    DiaryError: "Có trục trặc. Xem trên màn hình nhé.",
}


def trouble_said(error: DiaryError, language: str) -> str:
    """``error`` in ``language`` (``en`` or ``vi``): its own sentence, or that of the nearest kind that has one."""
    if language != "vi":
        return error.what_text
    return next(_VI[kind] for kind in type(error).__mro__ if kind in _VI)
