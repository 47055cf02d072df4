"""What the diary itself says while nobody looks: short, in the language that is spoken, and shown as it is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .wording import day_text

_EN: Mapping[str, str] = {
    "listening": "Listening. Take your time.",
    "sleeping": "Say “{wake}” when you need me.",
    "sleeping_key": "Press the space bar, or the disc, when you need me.",
    "dictating": "Writing this down. Say “finish” when you are done.",
    "dictating_day": "Writing this down for {day}. Say “finish” when you are done.",
    "ending": "Finishing. Keep talking to go on.",
    "nothing_said": "Nothing was said, so nothing was kept.",
    "keeping": "Writing the last words.",
    "confirm": "{day}, {length}: “{words}” Keep it?",
    "confirm_bare": "{day}, {length}. Keep it?",
    "missing": "About {length} of it I could not hear.",
    "keep_or": "Say keep, change, or discard. Left alone, it is kept.",
    "kept": "Kept.",
    "kept_no_words": "No words were heard. The sound is kept.",
    "kept_without_words": "The sound is kept. Its words will be added later.",
    "lost": "I hear nothing any more. What you said is kept. I go on once the microphone is back.",
    "kept_parked": "The microphone did not come back. What you said is kept.",
    "kept_full": "The disk is full. What you said until then is kept. Free some space before you go on.",
    "back": "I hear you again.",
    "binned": "It is in the bin for 30 days.",
    "changed": "Now it says: “{words}”",
    "changed_of": "In the entry of {of}, it now says: “{words}”",
    "not_in_entry": "I did not find “{words}” in the entry.",
    "not_in_entry_of": "I did not find “{words}” in the entry of {of}.",
    "no_entry": "There is no entry to do that with.",
    "no_entry_of": "There is no entry of {of}.",
    "entry_of": "The entry of {of}:",
    "entry_of_at": "The entry of {of}, at {time}:",
    "no_words_yet": "Its words are not written yet.",
    "no_sentence": "There is no sentence left to delete.",
    "no_sentence_of": "There is no sentence left to delete in the entry of {of}.",
    "delete": "Delete “{words}”?",
    "delete_of": "In the entry of {of}, delete “{words}”?",
    "tagged": "Tagged {tag}.",
    "tagged_of": "The entry of {of} is tagged {tag}.",
    "redated": "Moved to {day}.",
    "redated_of": "The entry of {of} is moved to {day}.",
    "undone": "Undone. It is as it was.",
    "undone_of": "Undone. The entry of {of} is as it was.",
    "remember": "Shall I remember the name “{words}”?",
    "remembered": "I will listen for “{words}”.",
    "nothing_to_undo": "There is nothing to undo.",
    "is_it_right": "I heard “{command}”. Is that right?",
    "yes_or_no": "Please say yes or no.",
    "not_done": "All right. Nothing was changed.",
    "write_it_down": "I heard: “{words}” Shall I write that down?",
    "not_understood": "I did not understand “{words}”. Ask: what can I say?",
    "reading": "Reading your diary.",
    "wrote": "On {day} you wrote: {quote}",
    "more": "Say “next” to hear more.",
    "own_words": "Your own words, {day}.",
    "no_sound": "There is no recording of that. It was written.",
    "no_source": "There is nothing to play. Ask me something first.",
    "no_more": "That was the last one.",
    "no_earlier": "That was the first one.",
    "nothing_to_repeat": "I have not said anything yet.",
    "slower": "Slower.",
    "faster": "Faster.",
    "louder": "Louder.",
    "quieter": "Quieter.",
    "limit": "That is as far as it goes.",
    "never_mind": "All right.",
    "muted": "The microphone is off. Press {key} to open it again.",
    "muted_button": "The microphone is off. Its button opens it again.",
    "unmuted": "The microphone is on.",
    "lock_soon": "Locking in {seconds} seconds. Speak to stay.",
    "locking": "Locking the diary.",
    "asleep": "Good night.",
    "help": "You can say: {list}.",
    "help_more": "You can say: {list}. Ask again for more.",
}

_VI: Mapping[str, str] = {
    "listening": "Đang nghe. Bạn cứ thong thả.",
    "sleeping": "Nói “{wake}” khi cần.",
    "sleeping_key": "Nhấn phím cách, hoặc vòng tròn, khi cần.",
    "dictating": "Đang ghi lại. Nói “xong” khi bạn nói hết.",
    "dictating_day": "Đang ghi cho {day}. Nói “xong” khi bạn nói hết.",
    "ending": "Sắp dừng ghi. Nói tiếp để ghi tiếp.",
    "nothing_said": "Chưa nghe gì nên không lưu gì.",
    "keeping": "Đang chép những lời cuối.",
    "confirm": "{day}, {length}: “{words}” Giữ lại không?",
    "confirm_bare": "{day}, {length}. Giữ lại không?",
    "missing": "Có khoảng {length} không nghe được.",
    "keep_or": "Hãy nói giữ, sửa hoặc bỏ. Nếu không, mục này được giữ lại.",
    "kept": "Đã giữ.",
    "kept_no_words": "Không nghe thấy lời nào. Âm thanh đã được giữ.",
    "kept_without_words": "Âm thanh đã được giữ. Chữ sẽ được thêm sau.",
    "lost": "Micro mất tiếng rồi. Phần bạn đã nói vẫn được giữ. Có micro lại thì ghi tiếp.",
    "kept_parked": "Micro chưa có lại. Phần bạn đã nói được giữ lại.",
    "kept_full": "Ổ đĩa đầy. Phần bạn nói đến lúc đó được giữ lại. Hãy dọn bớt ổ đĩa trước khi nói tiếp.",
    "back": "Nghe được bạn rồi.",
    "binned": "Mục này ở trong thùng rác 30 ngày.",
    "changed": "Bây giờ là: “{words}”",
    "changed_of": "Trong mục {of}, bây giờ là: “{words}”",
    "not_in_entry": "Không tìm thấy “{words}” trong mục.",
    "not_in_entry_of": "Không tìm thấy “{words}” trong mục {of}.",
    "no_entry": "Chưa có mục nào để làm việc đó.",
    "no_entry_of": "Không có mục nào của {of}.",
    "entry_of": "Mục {of}:",
    "entry_of_at": "Mục {of}, lúc {time}:",
    "no_words_yet": "Chữ của mục này chưa chép xong.",
    "no_sentence": "Không còn câu nào để xóa.",
    "no_sentence_of": "Mục {of} không còn câu nào để xóa.",
    "delete": "Xóa “{words}” nhé?",
    "delete_of": "Trong mục {of}, xóa “{words}” nhé?",
    "tagged": "Đã gắn thẻ {tag}.",
    "tagged_of": "Đã gắn thẻ {tag} cho mục {of}.",
    "redated": "Đã chuyển sang {day}.",
    "redated_of": "Đã chuyển mục {of} sang {day}.",
    "undone": "Đã hoàn tác, lại như trước.",
    "undone_of": "Đã hoàn tác, mục {of} lại như trước.",
    "remember": "Nhớ tên “{words}” nhé?",
    "remembered": "Từ nay sẽ để ý tên “{words}”.",
    "nothing_to_undo": "Không có gì để hoàn tác.",
    "is_it_right": "Nghe như “{command}”. Có đúng không?",
    "yes_or_no": "Hãy nói đúng hoặc không.",
    "not_done": "Vâng. Không có gì thay đổi.",
    "write_it_down": "Nghe được: “{words}” Ghi lại nhé?",
    "not_understood": "Chưa hiểu “{words}”. Hãy hỏi: nói được những gì?",
    "reading": "Đang đọc nhật ký của bạn.",
    "wrote": "Ngày {day} bạn viết: {quote}",
    "more": "Nói “tiếp” để nghe thêm.",
    "own_words": "Lời của chính bạn, ngày {day}.",
    "no_sound": "Đoạn này được viết, không có ghi âm.",
    "no_source": "Chưa có gì để phát. Hãy hỏi điều gì đó trước.",
    "no_more": "Đó là nguồn cuối cùng.",
    "no_earlier": "Đó là nguồn đầu tiên.",
    "nothing_to_repeat": "Chưa nói gì để nói lại.",
    "slower": "Chậm hơn.",
    "faster": "Nhanh hơn.",
    "louder": "To hơn.",
    "quieter": "Nhỏ hơn.",
    "limit": "Không thể hơn nữa.",
    "never_mind": "Vâng.",
    "muted": "Micro đã tắt. Bấm {key} để mở lại.",
    "muted_button": "Micro đã tắt. Bấm nút micro để mở lại.",
    "unmuted": "Micro đã bật.",
    "lock_soon": "Sẽ khóa sau {seconds} giây. Nói để ở lại.",
    "locking": "Đang khóa nhật ký.",
    "asleep": "Chúc bạn ngủ ngon.",
    "help": "Bạn có thể nói: {list}.",
    "help_more": "Bạn có thể nói: {list}. Hỏi lần nữa để nghe thêm.",
}


def feedback(name: str, language: str, **values: object) -> str:
    """The line called ``name``, filled in. Raises ``KeyError`` for one that there is not."""
    return (_VI if language == "vi" else _EN)[name].format(**values)


def names() -> tuple[str, ...]:
    """Every line there is."""
    return tuple(_EN)


def day_said(language: str, day: date, today: date) -> str:
    """A day as it is said: "today", a weekday of the last six days, else the date, with any other year."""
    ago = (today - day).days
    if ago in (0, 1):
        return (("Today", "Yesterday") if language != "vi" else ("Hôm nay", "Hôm qua"))[ago]
    if 0 < ago < 7:
        return (_WEEKDAYS_VI if language == "vi" else _WEEKDAYS_EN)[day.weekday()]
    return date_said(language, day, today)


def entry_day(language: str, day: date, today: date) -> str:
    """A day as it stands behind "the entry of": "yesterday", "Sunday", "3 May"."""
    said = day_said(language, day, today)
    if (today - day).days in (0, 1):
        return said[:1].lower() + said[1:]
    return f"ngày {said}" if language == "vi" and said[0].isdigit() else said


def date_said(language: str, day: date, today: date) -> str:
    """The date; its year only where it is another one."""
    said = day_text(language, day)
    return said.removesuffix(f" {day.year}").removesuffix(" năm") if day.year == today.year else said


def length_said(language: str, seconds: float) -> str:
    """Such as "2 minutes 40" or "12 seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    if language == "vi":
        return f"{minutes} phút {rest}" if minutes and rest else f"{minutes} phút" if minutes else f"{rest} giây"
    told = f"{minutes} minute" + ("s" if minutes != 1 else "")
    if minutes:
        return f"{told} {rest}" if rest else told
    return f"{rest} second" + ("s" if rest != 1 else "")


_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_VI = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
