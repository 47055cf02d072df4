<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>diary</name>
    <message>
        <source>No entry could be brought back</source>
        <translation>Không khôi phục được mục nào</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Speak now, as you would to a friend.</source>
        <translation>Cứ nói đi, như nói với bạn bè.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Giọng của bạn</translation>
    </message>
    <message>
        <source>First entry</source>
        <translation>Mục đầu tiên</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Bước {number} trên {count}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>The window speaks English</source>
        <translation>Cửa sổ nói tiếng Việt</translation>
    </message>
    <message>
        <source>English or Tiếng Việt</source>
        <translation>English hay Tiếng Việt</translation>
    </message>
    <message>
        <source>Set, with recovery words</source>
        <translation>Đã đặt, có từ khôi phục</translation>
    </message>
    <message>
        <source>And 12 recovery words</source>
        <translation>Và 12 từ khôi phục</translation>
    </message>
    <message>
        <source>Say one sentence</source>
        <translation>Nói thử một câu</translation>
    </message>
    <message>
        <source>{ready} of {count} there</source>
        <translation>Có {ready} trên {count}</translation>
    </message>
    <message>
        <source>What listens and answers</source>
        <translation>Phần nghe và trả lời</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Chưa thử</translation>
    </message>
    <message>
        <source>Optional, one minute</source>
        <translation>Tùy ý, một phút</translation>
    </message>
    <message>
        <source>Say hello</source>
        <translation>Chào một câu</translation>
    </message>
    <message>
        <source>Which language?</source>
        <translation>Dùng ngôn ngữ nào?</translation>
    </message>
    <message>
        <source>It can be changed at any time, and so can all that follows.</source>
        <translation>Lúc nào cũng đổi lại được, các bước sau cũng vậy.</translation>
    </message>
    <message>
        <source>That is enough</source>
        <translation>Vậy là đủ</translation>
    </message>
    <message>
        <source>Can it hear you?</source>
        <translation>Máy có nghe được bạn không?</translation>
    </message>
    <message>
        <source>Say one sentence, then listen to it. It is kept nowhere.</source>
        <translation>Hãy nói một câu rồi nghe lại. Không lưu ở đâu cả.</translation>
    </message>
    <message>
        <source>That was heard. Listen to it, or say it again.</source>
        <translation>Đã nghe được. Nghe lại, hoặc nói lần nữa.</translation>
    </message>
    <message>
        <source>Without a microphone you can write, and bring in recordings.</source>
        <translation>Nếu không có micro, bạn vẫn viết được và thêm bản ghi âm.</translation>
    </message>
    <message>
        <source>What your diary listens and answers with</source>
        <translation>Nhật ký nghe và trả lời bằng gì</translation>
    </message>
    <message>
        <source>Nothing is ever downloaded. A model that you put into the models folder is used from then on.</source>
        <translation>Không bao giờ tải gì về. Mô hình nào bạn bỏ vào thư mục mô hình sẽ được dùng từ lúc đó.</translation>
    </message>
    <message>
        <source>This computer: {cores} cores, {memory} GB memory, {free} GB free.</source>
        <translation>Máy này: {cores} nhân, {memory} GB bộ nhớ, còn trống {free} GB.</translation>
    </message>
    <message>
        <source>You can start now.</source>
        <translation>Bạn bắt đầu được ngay.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Rough starter</source>
        <translation>Bản tạm, còn thô</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Chưa có</translation>
    </message>
    <message>
        <source>How well are you understood?</source>
        <translation>Máy hiểu bạn đến đâu?</translation>
    </message>
    <message>
        <source>Read these three sentences aloud, to see how well you are understood. Nothing of it is kept.</source>
        <translation>Hãy đọc to ba câu này để xem máy hiểu bạn đến đâu. Không lưu lại gì.</translation>
    </message>
    <message>
        <source>This morning I walked along the river.</source>
        <translation>Sáng nay mình đi bộ dọc bờ sông.</translation>
    </message>
    <message>
        <source>In the afternoon my sister called about the garden.</source>
        <translation>Buổi chiều chị gái gọi điện nói chuyện khu vườn.</translation>
    </message>
    <message>
        <source>Tomorrow I want to bake bread again.</source>
        <translation>Ngày mai mình muốn nướng bánh mì nữa.</translation>
    </message>
    <message>
        <source>Read them aloud</source>
        <translation>Đọc to lên</translation>
    </message>
    <message>
        <source>This was understood:</source>
        <translation>Máy hiểu là:</translation>
    </message>
    <message>
        <source>A better listening model would write down more of it.</source>
        <translation>Mô hình nghe tốt hơn sẽ ghi được nhiều hơn.</translation>
    </message>
    <message>
        <source>No words were understood. Your recordings are kept all the same.</source>
        <translation>Chưa hiểu được từ nào. Bản ghi của bạn vẫn được giữ như thường.</translation>
    </message>
    <message>
        <source>You can leave this out.</source>
        <translation>Bạn có thể bỏ qua bước này.</translation>
    </message>
    <message>
        <source>Your first entry</source>
        <translation>Mục đầu tiên của bạn</translation>
    </message>
    <message>
        <source>One sentence about today is enough. Say hello.</source>
        <translation>Một câu về hôm nay là đủ. Hãy chào một tiếng.</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Xem qua đã</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Nghe</translation>
    </message>
    <message>
        <source>Writes down what you say.</source>
        <translation>Ghi lại lời bạn nói.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Trí nhớ</translation>
    </message>
    <message>
        <source>Finds entries by their meaning.</source>
        <translation>Tìm các mục theo ý nghĩa.</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Reads the entries it finds and answers with sources.</source>
        <translation>Đọc các mục tìm được và trả lời kèm nguồn.</translation>
    </message>
    <message>
        <source>Speaking voice</source>
        <translation>Giọng đọc</translation>
    </message>
    <message>
        <source>Reads answers aloud.</source>
        <translation>Đọc to câu trả lời.</translation>
    </message>
    <message>
        <source>{item}, written by a newer version of the app</source>
        <translation>{item}, do phiên bản mới hơn của ứng dụng ghi</translation>
    </message>
    <message>
        <source>{item}, which was damaged before it was backed up</source>
        <translation>{item}, đã hỏng trước khi được sao lưu</translation>
    </message>
    <message>
        <source>the sound of entry {letters}: only a part of it could be proved</source>
        <translation>âm thanh của mục {letters}: chỉ chứng thực được một phần</translation>
    </message>
    <message>
        <source>the sound of entry {letters}: nothing of it could be proved</source>
        <translation>âm thanh của mục {letters}: không chứng thực được phần nào</translation>
    </message>
    <message>
        <source>a file of entry {letters}</source>
        <translation>một tệp của mục {letters}</translation>
    </message>
    <message>
        <source>the sound of entry {letters}</source>
        <translation>âm thanh của mục {letters}</translation>
    </message>
    <message>
        <source>the sound {letters}</source>
        <translation>âm thanh {letters}</translation>
    </message>
    <message>
        <source>entry {letters}</source>
        <translation>mục {letters}</translation>
    </message>
    <message>
        <source>entries {letters}</source>
        <translation>mục {letters}</translation>
    </message>
    <message>
        <source>conversation {letters}</source>
        <translation>cuộc hỏi đáp {letters}</translation>
    </message>
    <message>
        <source>conversations {letters}</source>
        <translation>cuộc hỏi đáp {letters}</translation>
    </message>
    <message>
        <source>setting {letters}</source>
        <translation>một cài đặt ({letters})</translation>
    </message>
    <message>
        <source>settings {letters}</source>
        <translation>một cài đặt ({letters})</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>các cài đặt</translation>
    </message>
    <message>
        <source>recording {letters}, which no entry names: only a part of it could be proved</source>
        <translation>bản ghi âm {letters}, không thuộc mục nào: chỉ chứng thực được một phần</translation>
    </message>
    <message>
        <source>recording {letters}, which no entry names</source>
        <translation>bản ghi âm {letters}, không thuộc mục nào</translation>
    </message>
    <message>
        <source>recording {letters}</source>
        <translation>bản ghi âm {letters}</translation>
    </message>
    <message>
        <source>the vectors of entry {letters}, which are made again from its text</source>
        <translation>véc-tơ của mục {letters}, sẽ được tạo lại từ lời</translation>
    </message>
    <message>
        <source>log record {number}, which is there twice</source>
        <translation>dòng {number} của sổ ghi trước, có đến hai lần</translation>
    </message>
    <message>
        <source>log record {number}</source>
        <translation>dòng {number} của sổ ghi trước</translation>
    </message>
    <message>
        <source>log records {first} to {last}</source>
        <translation>các dòng {first} đến {last} của sổ ghi trước</translation>
    </message>
    <message>
        <source>the last record of the log, which this computer has seen</source>
        <translation>dòng cuối của sổ ghi trước, máy này từng thấy</translation>
    </message>
    <message>
        <source>the last {count} records of the log, which this computer has seen</source>
        <translation>{count} dòng cuối của sổ ghi trước, máy này từng thấy</translation>
    </message>
    <message>
        <source>the unfinished last record of the log ({count} bytes)</source>
        <translation>dòng cuối dở dang của sổ ghi trước ({count} byte)</translation>
    </message>
    <message>
        <source>{count} bytes of the log</source>
        <translation>{count} byte của sổ ghi trước</translation>
    </message>
    <message>
        <source>the log is missing</source>
        <translation>không còn sổ ghi trước</translation>
    </message>
    <message>
        <source>the end of the log</source>
        <translation>phần cuối của sổ ghi trước</translation>
    </message>
    <message>
        <source>every checkpoint</source>
        <translation>mọi điểm mốc</translation>
    </message>
    <message>
        <source>checkpoint {number}</source>
        <translation>điểm mốc {number}</translation>
    </message>
    <message>
        <source>a copy of checkpoint {number}, which is gone</source>
        <translation>một bản của điểm mốc {number}, đã mất</translation>
    </message>
    <message>
        <source>a copy of checkpoint {number}</source>
        <translation>một bản của điểm mốc {number}</translation>
    </message>
    <message>
        <source>a record of the table {table}</source>
        <translation>một dòng của bảng {table}</translation>
    </message>
    <message>
        <source>the table {table}, which no checkpoint vouches for</source>
        <translation>bảng {table}, không điểm mốc nào xác nhận</translation>
    </message>
    <message>
        <source>the table {table}, of which {count} records are missing</source>
        <translation>bảng {table}, thiếu {count} dòng</translation>
    </message>
    <message>
        <source>up to {count} records of the table {table}</source>
        <translation>nhiều nhất {count} dòng của bảng {table}</translation>
    </message>
    <message>
        <source>{count} files of the table {table}; they are put back when the diary is next opened</source>
        <translation>{count} tệp của bảng {table}; chúng được đặt lại khi mở nhật ký lần tới</translation>
    </message>
    <message>
        <source>the snapshot for quick opening, which is made again from the entries</source>
        <translation>bản chụp để mở nhanh, sẽ được tạo lại từ các mục</translation>
    </message>
    <message>
        <source>the snapshot for quick opening</source>
        <translation>bản chụp để mở nhanh</translation>
    </message>
    <message>
        <source>what is remembered of the backups</source>
        <translation>những gì nhật ký nhớ về các bản sao lưu</translation>
    </message>
    <message>
        <source>the unfinished drafts</source>
        <translation>các bản nháp dở dang</translation>
    </message>
    <message>
        <source>the list of erased entries</source>
        <translation>danh sách các mục đã xóa hẳn</translation>
    </message>
    <message>
        <source>the words and names</source>
        <translation>từ và tên riêng</translation>
    </message>
    <message>
        <source>what is remembered of imports</source>
        <translation>ghi nhớ về các lần nhập</translation>
    </message>
    <message>
        <source>the first copy of the header</source>
        <translation>bản thứ nhất của phần đầu</translation>
    </message>
    <message>
        <source>the second copy of the header</source>
        <translation>bản thứ hai của phần đầu</translation>
    </message>
    <message>
        <source>the two copies of the header, which differ</source>
        <translation>hai bản của phần đầu, không giống nhau</translation>
    </message>
    <message>
        <source>{missing} of {count} entries</source>
        <translation>{missing} trong {count} mục</translation>
    </message>
    <message>
        <source>{missing} of {count} conversations</source>
        <translation>{missing} trong {count} cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>{missing} of {count} settings</source>
        <translation>{missing} trong {count} cài đặt</translation>
    </message>
    <message>
        <source>{missing} of {count} sounds</source>
        <translation>{missing} trong {count} âm thanh</translation>
    </message>
    <message>
        <source>{count} entries that came back in another state</source>
        <translation>{count} mục trở lại ở trạng thái khác</translation>
    </message>
    <message>
        <source>the name of the backup</source>
        <translation>tên của bản sao lưu</translation>
    </message>
    <message>
        <source>the end of the backup</source>
        <translation>phần cuối của bản sao lưu</translation>
    </message>
    <message>
        <source>part {number} of the backup</source>
        <translation>phần {number} của bản sao lưu</translation>
    </message>
    <message>
        <source>piece {piece} of part {number}</source>
        <translation>mảnh {piece} của phần {number}</translation>
    </message>
    <message>
        <source>the end of part {number}</source>
        <translation>đoạn cuối của phần {number}</translation>
    </message>
    <message>
        <source>{item} of the backup</source>
        <translation>{item} của bản sao lưu</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>các mục</translation>
    </message>
    <message>
        <source>conversations</source>
        <translation>các cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>các cài đặt</translation>
    </message>
    <message>
        <source>It has new recovery words: you will see them when you open it.</source>
        <translation>Nhật ký có từ khôi phục mới: chúng hiện ra khi bạn mở nó.</translation>
    </message>
    <message>
        <source>You choose the passphrase of the new diary here.</source>
        <translation>Mật khẩu của nhật ký mới do bạn đặt ở đây.</translation>
    </message>
    <message>
        <source>Passphrase of the new diary</source>
        <translation>Mật khẩu của nhật ký mới</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Chọn tệp khóa</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Mọi tệp</translation>
    </message>
    <message>
        <source>Diary</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Hỏi</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Nói</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Viết</translation>
    </message>
    <message>
        <source>1 entry came back whole.</source>
        <translation>1 mục trở lại nguyên vẹn.</translation>
    </message>
    <message>
        <source>1 entry is in the bundle.</source>
        <translation>Có 1 mục trong gói.</translation>
    </message>
    <message>
        <source>{count} entries are in the bundle.</source>
        <translation>Có {count} mục trong gói.</translation>
    </message>
    <message>
        <source>1 minute left</source>
        <translation>còn 1 phút</translation>
    </message>
    <message>
        <source>{count} minutes left</source>
        <translation>còn {count} phút</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>còn chưa đến một phút</translation>
    </message>
    <message>
        <source>1 of them is damaged.</source>
        <translation>1 bản trong số đó bị hỏng.</translation>
    </message>
    <message>
        <source>{count} of them are damaged.</source>
        <translation>{count} bản trong số đó bị hỏng.</translation>
    </message>
    <message>
        <source>A bundle for another computer</source>
        <translation>Gói cho máy khác</translation>
    </message>
    <message>
        <source>A folder on a stick or another disk. Everything in it is sealed: it can be lost without being read.</source>
        <translation>Một thư mục trên USB hoặc ổ đĩa khác. Mọi thứ trong đó đều được niêm phong: có mất cũng không ai đọc được.</translation>
    </message>
    <message>
        <source>A passphrase for this bundle alone</source>
        <translation>Mật khẩu riêng cho gói này</translation>
    </message>
    <message>
        <source>A second place for your diary, and the ways back.</source>
        <translation>Chỗ thứ hai cho nhật ký của bạn, và những lối quay về.</translation>
    </message>
    <message>
        <source>All entries with their sound, photos and files in one file, under a passphrase of its own.</source>
        <translation>Mọi mục cùng âm thanh, ảnh và tệp trong một tệp duy nhất, với mật khẩu riêng.</translation>
    </message>
    <message>
        <source>All {count} entries came back whole.</source>
        <translation>Cả {count} mục trở lại nguyên vẹn.</translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation>Sao lưu mỗi ngày</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Backed up and checked</source>
        <translation>Đã sao lưu và kiểm tra</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Đang sao lưu…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Chọn bản sao lưu</translation>
    </message>
    <message>
        <source>Choose a bundle</source>
        <translation>Chọn gói</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Choose a folder for backups</source>
        <translation>Chọn thư mục để sao lưu</translation>
    </message>
    <message>
        <source>Choose the folder the backups lie in</source>
        <translation>Chọn thư mục chứa các bản sao lưu</translation>
    </message>
    <message>
        <source>Choose where it goes</source>
        <translation>Chọn nơi lưu gói</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Thôi dùng</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay về</translation>
    </message>
    <message>
        <source>Go back to the diary of {date}?</source>
        <translation>Quay về nhật ký của ngày {date}?</translation>
    </message>
    <message>
        <source>In the last 24 hours, at {time}</source>
        <translation>Trong 24 giờ qua, lúc {time}</translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>Giữ như hiện tại</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Lần sao lưu gần nhất</translation>
    </message>
    <message>
        <source>Last time on {date}.</source>
        <translation>Lần gần nhất: {date}.</translation>
    </message>
    <message>
        <source>Make a bundle</source>
        <translation>Tạo gói</translation>
    </message>
    <message>
        <source>Make a new one now.</source>
        <translation>Hãy sao lưu lại ngay.</translation>
    </message>
    <message>
        <source>Make no more backups in {folder}</source>
        <translation>Thôi sao lưu vào {folder}</translation>
    </message>
    <message>
        <source>Merge a bundle from another computer</source>
        <translation>Gộp gói từ máy khác</translation>
    </message>
    <message>
        <source>Merge it</source>
        <translation>Gộp vào</translation>
    </message>
    <message>
        <source>Merge it, and bring back what was erased here</source>
        <translation>Gộp vào, và đưa về cả những gì đã xóa ở đây</translation>
    </message>
    <message>
        <source>Merged.</source>
        <translation>Đã gộp.</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>Not everything came back.</source>
        <translation>Chưa trở lại đủ mọi thứ.</translation>
    </message>
    <message>
        <source>Nothing here is lost or written over. What went on in both places is kept side by side.</source>
        <translation>Không gì ở đây bị mất hay bị ghi đè. Những gì viết tiếp ở cả hai nơi được giữ cạnh nhau.</translation>
    </message>
    <message>
        <source>One stick or disk is enough. Everything on it is sealed.</source>
        <translation>Một chiếc USB hay ổ đĩa là đủ. Mọi thứ trên đó đều được niêm phong.</translation>
    </message>
    <message>
        <source>Passphrase of that day, or the 12 words</source>
        <translation>Mật khẩu của ngày đó, hoặc 12 từ</translation>
    </message>
    <message>
        <source>Passphrase of the bundle</source>
        <translation>Mật khẩu của gói</translation>
    </message>
    <message>
        <source>Plug in the disk or stick it lies on.</source>
        <translation>Hãy cắm ổ đĩa hoặc USB chứa bản sao lưu.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>See what it would bring</source>
        <translation>Xem gói có gì</translation>
    </message>
    <message>
        <source>That does not open the bundle.</source>
        <translation>Mật khẩu này không mở được gói.</translation>
    </message>
    <message>
        <source>It has a passphrase of its own, the one it was made with.</source>
        <translation>Gói có mật khẩu riêng, đặt khi tạo gói.</translation>
    </message>
    <message>
        <source>This diary was opened from another folder before.</source>
        <translation>Nhật ký này trước đây được mở từ một thư mục khác.</translation>
    </message>
    <message>
        <source>If both folders are still there, each goes on by itself from now on. A bundle merges them.</source>
        <translation>Nếu cả hai thư mục vẫn còn, từ nay mỗi bên đi một đường riêng. Một gói sẽ gộp chúng lại.</translation>
    </message>
    <message>
        <source>Look at bundles</source>
        <translation>Xem các gói</translation>
    </message>
    <message>
        <source>The bundle is empty.</source>
        <translation>Gói trống.</translation>
    </message>
    <message>
        <source>The diary closes. What was written since stays beside it until you have opened the restored one.</source>
        <translation>Nhật ký sẽ khóa lại. Những gì viết từ đó đến nay được giữ bên cạnh cho đến khi bạn mở bản đã khôi phục.</translation>
    </message>
    <message>
        <source>The diary goes back to the day of the backup. As it is now it is kept beside it until you have opened the restored one.</source>
        <translation>Nhật ký quay về ngày của bản sao lưu. Bản hiện tại được giữ bên cạnh cho đến khi bạn mở bản đã khôi phục.</translation>
    </message>
    <message>
        <source>The last backup did not succeed</source>
        <translation>Lần sao lưu vừa rồi chưa xong</translation>
    </message>
    <message>
        <source>The last checked backup is 1 day old.</source>
        <translation>Bản sao lưu đã kiểm tra gần nhất cách đây 1 ngày.</translation>
    </message>
    <message>
        <source>The last checked backup is {count} days old.</source>
        <translation>Bản sao lưu đã kiểm tra gần nhất cách đây {count} ngày.</translation>
    </message>
    <message>
        <source>The newest backup is restored into a folder of its own, compared and removed. Your diary is not touched.</source>
        <translation>Bản mới nhất được khôi phục vào một thư mục riêng, so lại rồi dọn đi. Nhật ký của bạn không bị đụng tới.</translation>
    </message>
    <message>
        <source>The newest one is restored into a folder of its own, compared and removed. Your diary is not touched.</source>
        <translation>Bản mới nhất được khôi phục vào một thư mục riêng, so lại rồi dọn đi. Nhật ký của bạn không bị đụng tới.</translation>
    </message>
    <message>
        <source>The newest of 7 days, 4 weeks and 12 months are kept.</source>
        <translation>Giữ bản mới nhất của 7 ngày, 4 tuần và 12 tháng.</translation>
    </message>
    <message>
        <source>The two do not match yet.</source>
        <translation>Hai lần gõ chưa khớp.</translation>
    </message>
    <message>
        <source>There are no backups in this folder.</source>
        <translation>Thư mục này không có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>There are {count} now.</source>
        <translation>Hiện có {count} bản.</translation>
    </message>
    <message>
        <source>There is 1 now.</source>
        <translation>Hiện có 1 bản.</translation>
    </message>
    <message>
        <source>Try a restore</source>
        <translation>Thử khôi phục</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>Thử ngay</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Đó là gì</translation>
    </message>
    <message>
        <source>When nobody has touched the diary for two minutes, and before the window closes.</source>
        <translation>Khi hai phút không ai chạm vào nhật ký, và trước khi đóng cửa sổ.</translation>
    </message>
    <message>
        <source>Where backups go</source>
        <translation>Nơi sao lưu</translation>
    </message>
    <message>
        <source>Which backup</source>
        <translation>Bản sao lưu nào</translation>
    </message>
    <message>
        <source>Working… {percent} %</source>
        <translation>Đang làm… {percent} %</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Make a new one. The earlier one can still be restored with the passphrase of its day.</source>
        <translation>Hãy tạo bản mới. Bản cũ vẫn khôi phục được bằng mật khẩu của ngày đó.</translation>
    </message>
    <message>
        <source>This backup was sealed under an earlier key of the diary.</source>
        <translation>Bản sao lưu này được niêm phong bằng khóa cũ của nhật ký.</translation>
    </message>
    <message>
        <source>1 new entry.</source>
        <translation>1 mục mới.</translation>
    </message>
    <message>
        <source>{count} new entries.</source>
        <translation>{count} mục mới.</translation>
    </message>
    <message>
        <source>1 entry goes on.</source>
        <translation>1 mục được viết tiếp.</translation>
    </message>
    <message>
        <source>{count} entries go on.</source>
        <translation>{count} mục được viết tiếp.</translation>
    </message>
    <message>
        <source>1 entry went on in both places: both states are kept and shown.</source>
        <translation>1 mục được viết tiếp ở cả hai nơi: giữ và hiện cả hai bản.</translation>
    </message>
    <message>
        <source>{count} entries went on in both places: both states are kept and shown.</source>
        <translation>{count} mục được viết tiếp ở cả hai nơi: giữ và hiện cả hai bản.</translation>
    </message>
    <message>
        <source>1 entry gains details.</source>
        <translation>1 mục có thêm chi tiết.</translation>
    </message>
    <message>
        <source>{count} entries gain details.</source>
        <translation>{count} mục có thêm chi tiết.</translation>
    </message>
    <message>
        <source>1 entry is the same.</source>
        <translation>1 mục giống hệt.</translation>
    </message>
    <message>
        <source>{count} entries are the same.</source>
        <translation>{count} mục giống hệt.</translation>
    </message>
    <message>
        <source>1 recording.</source>
        <translation>1 bản ghi âm.</translation>
    </message>
    <message>
        <source>{count} recordings.</source>
        <translation>{count} bản ghi âm.</translation>
    </message>
    <message>
        <source>1 conversation is new or goes on.</source>
        <translation>1 cuộc hỏi đáp mới hoặc có thêm câu trả lời.</translation>
    </message>
    <message>
        <source>{count} conversations are new or go on.</source>
        <translation>{count} cuộc hỏi đáp mới hoặc có thêm câu trả lời.</translation>
    </message>
    <message>
        <source>1 conversation was erased here and stays away.</source>
        <translation>1 cuộc hỏi đáp đã xóa ở đây và không trở lại.</translation>
    </message>
    <message>
        <source>{count} conversations were erased here and stay away.</source>
        <translation>{count} cuộc hỏi đáp đã xóa ở đây và không trở lại.</translation>
    </message>
    <message>
        <source>1 was erased here and stays away.</source>
        <translation>1 mục đã xóa ở đây và không trở lại.</translation>
    </message>
    <message>
        <source>{count} were erased here and stay away.</source>
        <translation>{count} mục đã xóa ở đây và không trở lại.</translation>
    </message>
    <message>
        <source>1 differs in mood, place or date: yours is kept.</source>
        <translation>1 mục khác tâm trạng, nơi chốn hoặc ngày: giữ theo bản ở đây.</translation>
    </message>
    <message>
        <source>{count} differ in mood, place or date: yours are kept.</source>
        <translation>{count} mục khác tâm trạng, nơi chốn hoặc ngày: giữ theo bản ở đây.</translation>
    </message>
    <message>
        <source>1 piece of the bundle is damaged and left out.</source>
        <translation>1 phần của gói bị hỏng và được bỏ ra.</translation>
    </message>
    <message>
        <source>{count} pieces of the bundle are damaged and left out.</source>
        <translation>{count} phần của gói bị hỏng và được bỏ ra.</translation>
    </message>
    <message>
        <source>The backup disk gave back something else than was written to it.</source>
        <translation>Ổ sao lưu trả lại khác với những gì đã ghi.</translation>
    </message>
    <message>
        <source>Use another disk or stick. Your diary and older backups are untouched.</source>
        <translation>Hãy dùng ổ đĩa hoặc USB khác. Nhật ký và các bản sao lưu cũ vẫn nguyên.</translation>
    </message>
    <message>
        <source>You may not write to the backup folder.</source>
        <translation>Không được phép ghi vào thư mục sao lưu.</translation>
    </message>
    <message>
        <source>Choose another folder for backups.</source>
        <translation>Hãy chọn thư mục khác để sao lưu.</translation>
    </message>
    <message>
        <source>The backup disk did not do what it was asked. Your diary and older backups are untouched.</source>
        <translation>Ổ sao lưu không làm theo yêu cầu. Nhật ký và các bản sao lưu cũ vẫn nguyên.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or use another one.</source>
        <translation>Hãy rút ra cắm lại, hoặc dùng ổ khác.</translation>
    </message>
    <message>
        <source>There is no room on this computer to try a restore.</source>
        <translation>Máy này không đủ chỗ để thử khôi phục.</translation>
    </message>
    <message>
        <source>The diary was being sealed anew meanwhile.</source>
        <translation>Nhật ký đang được niêm phong lại đúng lúc đó.</translation>
    </message>
    <message>
        <source>Make the backup again.</source>
        <translation>Hãy sao lưu lại.</translation>
    </message>
    <message>
        <source>This file is no bundle of a diary, or it is damaged.</source>
        <translation>Tệp này không phải gói nhật ký, hoặc đã hỏng.</translation>
    </message>
    <message>
        <source>The diary that was to be merged was not touched.</source>
        <translation>Nhật ký của bạn không bị đụng tới.</translation>
    </message>
    <message>
        <source>There is something at this place already.</source>
        <translation>Ở chỗ này đã có tệp khác.</translation>
    </message>
    <message>
        <source>Name a new file for the bundle.</source>
        <translation>Hãy đặt tên tệp mới cho gói.</translation>
    </message>
    <message>
        <source>The disk gave back something else than was written to it.</source>
        <translation>Ổ đĩa trả lại khác với những gì đã ghi.</translation>
    </message>
    <message>
        <source>Use another disk.</source>
        <translation>Hãy dùng ổ đĩa khác.</translation>
    </message>
    <message>
        <source>The folder for the bundle is not there.</source>
        <translation>Thư mục để ghi gói không có ở đó.</translation>
    </message>
    <message>
        <source>Make it first, or name a file in another one.</source>
        <translation>Hãy tạo nó trước, hoặc chỉ một tệp trong thư mục khác.</translation>
    </message>
    <message>
        <source>The folder for the key file is not there.</source>
        <translation>Thư mục để ghi tệp khóa không có ở đó.</translation>
    </message>
    <message>
        <source>Make it first, or name another one.</source>
        <translation>Hãy tạo nó trước, hoặc chỉ thư mục khác.</translation>
    </message>
    <message>
        <source>There is no bundle at this place.</source>
        <translation>Ở chỗ này không có gói nào.</translation>
    </message>
    <message>
        <source>Check the file's name.</source>
        <translation>Hãy xem lại tên tệp.</translation>
    </message>
    <message>
        <source>There is no backup to try.</source>
        <translation>Chưa có bản sao lưu để thử.</translation>
    </message>
    <message>
        <source>Make one first, or plug in the disk it lies on.</source>
        <translation>Hãy sao lưu trước, hoặc cắm ổ đĩa chứa bản sao lưu.</translation>
    </message>
    <message>
        <source>No folder for backups was chosen yet.</source>
        <translation>Chưa chọn thư mục sao lưu.</translation>
    </message>
    <message>
        <source>Choose one on another disk or on a stick.</source>
        <translation>Hãy chọn một thư mục trên ổ đĩa khác hoặc USB.</translation>
    </message>
    <message>
        <source>A backup folder is named twice or not at all.</source>
        <translation>Một thư mục sao lưu bị chọn hai lần hoặc để trống.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Choose one for this bundle alone.</source>
        <translation>Hãy chọn mật khẩu riêng cho gói này.</translation>
    </message>
    <message>
        <source>Backing up before closing…</source>
        <translation>Đang sao lưu trước khi đóng…</translation>
    </message>
    <message>
        <source>Tidying up before closing…</source>
        <translation>Đang dọn dẹp trước khi đóng…</translation>
    </message>
    <message>
        <source>Everything is kept. This takes a few seconds.</source>
        <translation>Mọi thứ đã được giữ lại. Việc này chỉ mất vài giây.</translation>
    </message>
    <message>
        <source>Leave the disk or stick where it is.</source>
        <translation>Đừng rút ổ đĩa hoặc USB ra.</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Đóng, không sao lưu</translation>
    </message>
    <message>
        <source>A backup inside the diary's own folder is none.</source>
        <translation>Sao lưu ngay trong thư mục của nhật ký thì không phải là sao lưu.</translation>
    </message>
    <message>
        <source>Choose another disk or a stick.</source>
        <translation>Hãy chọn ổ đĩa khác hoặc USB.</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Khóa ngay</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Trình đơn</translation>
    </message>
    <message>
        <source>Passphrase &amp; keys</source>
        <translation>Mật khẩu &amp; chìa khóa</translation>
    </message>
    <message>
        <source>What opens this diary, and nothing else does.</source>
        <translation>Những gì mở được nhật ký này, ngoài ra không có gì khác.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Đổi mật khẩu</translation>
    </message>
    <message>
        <source>Passphrase of today</source>
        <translation>Mật khẩu hiện tại</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>The new one once more</source>
        <translation>Nhập lại mật khẩu mới</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Đổi</translation>
    </message>
    <message>
        <source>Changing it...</source>
        <translation>Đang đổi...</translation>
    </message>
    <message>
        <source>Of {date}.</source>
        <translation>Từ ngày {date}.</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>Gợi ý cho tôi</translation>
    </message>
    <message>
        <source>Suggest others</source>
        <translation>Gợi ý khác</translation>
    </message>
    <message>
        <source>Take “{words}”</source>
        <translation>Dùng “{words}”</translation>
    </message>
    <message>
        <source>Make new words</source>
        <translation>Tạo 12 từ mới</translation>
    </message>
    <message>
        <source>Seal the whole diary anew</source>
        <translation>Niêm phong lại toàn bộ nhật ký</translation>
    </message>
    <message>
        <source>For when somebody may know an old passphrase, old words or have a key file. Everything is written once more under a new key; key files and old words open no longer. It may take long and can be interrupted.</source>
        <translation>Dùng khi có thể ai đó biết mật khẩu cũ, 12 từ cũ hoặc có tệp khóa. Mọi thứ được ghi lại dưới khóa mới; tệp khóa và 12 từ cũ không mở được nữa. Việc này có thể lâu và có thể ngắt giữa chừng.</translation>
    </message>
    <message>
        <source>Seal it anew</source>
        <translation>Niêm phong lại</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Beginning...</source>
        <translation>Đang bắt đầu...</translation>
    </message>
    <message>
        <source>Sealing anew. You can go on writing.</source>
        <translation>Đang niêm phong lại. Bạn cứ viết tiếp.</translation>
    </message>
    <message>
        <source>Sealing anew: {done} of {total}. You can go on writing.</source>
        <translation>Đang niêm phong lại: {done} trên {total}. Bạn cứ viết tiếp.</translation>
    </message>
    <message>
        <source>Damaged and left under the old key: {count}.</source>
        <translation>Bị hỏng và còn nằm dưới khóa cũ: {count}.</translation>
    </message>
    <message>
        <source>The whole diary is sealed under a new key.</source>
        <translation>Toàn bộ nhật ký đã được niêm phong dưới khóa mới.</translation>
    </message>
    <message>
        <source>Backups made before still open with the old passphrase and the old words, and so do older copies of the folder.</source>
        <translation>Các bản sao lưu trước đây và bản sao cũ của thư mục vẫn mở được bằng mật khẩu cũ và 12 từ cũ.</translation>
    </message>
    <message>
        <source>Make a new backup, then remove the older ones you no longer trust.</source>
        <translation>Hãy tạo bản sao lưu mới, rồi bỏ những bản cũ bạn không còn tin.</translation>
    </message>
    <message>
        <source>The diary is being sealed anew already.</source>
        <translation>Nhật ký đang được niêm phong lại rồi.</translation>
    </message>
    <message>
        <source>Let that come to its end first.</source>
        <translation>Hãy để việc đó xong đã.</translation>
    </message>
    <message>
        <source>Check my paper</source>
        <translation>Kiểm tra tờ giấy của tôi</translation>
    </message>
    <message>
        <source>Not checked yet: nobody knows whether they are on paper.</source>
        <translation>Chưa kiểm tra: chưa rõ đã chép ra giấy hay chưa.</translation>
    </message>
    <message>
        <source>Asked back, and right.</source>
        <translation>Đã hỏi lại và đúng.</translation>
    </message>
    <message>
        <source>The words you have now open the diary no longer. New ones are shown once, and asked back.</source>
        <translation>12 từ hiện có sẽ không mở được nữa. Từ mới chỉ hiện một lần rồi được hỏi lại.</translation>
    </message>
    <message>
        <source>Make them now</source>
        <translation>Tạo ngay</translation>
    </message>
    <message>
        <source>These are not the words of this diary. Look at the paper again.</source>
        <translation>Đây không phải 12 từ của nhật ký này. Hãy xem lại tờ giấy.</translation>
    </message>
    <message>
        <source>In their order, with spaces between them. Press the eye to check.</source>
        <translation>Theo đúng thứ tự, cách nhau bằng dấu cách. Bấm con mắt để xem lại.</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Tệp khóa</translation>
    </message>
    <message>
        <source>A file that opens the diary without the passphrase. Keep it on a stick, away from this computer.</source>
        <translation>Tệp mở được nhật ký mà không cần mật khẩu. Hãy cất trong USB, để xa máy này.</translation>
    </message>
    <message>
        <source>Make a key file</source>
        <translation>Tạo tệp khóa</translation>
    </message>
    <message>
        <source>Key file {number}, of {date}</source>
        <translation>Tệp khóa {number}, ngày {date}</translation>
    </message>
    <message>
        <source>Take its key away</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Take the key of key file {number} away</source>
        <translation>Thu hồi tệp khóa {number}</translation>
    </message>
    <message>
        <source>Let this key file open nothing any more?</source>
        <translation>Không cho tệp này mở nhật ký nữa?</translation>
    </message>
    <message>
        <source>The file itself stays where it is. Your passphrase and your words still open the diary.</source>
        <translation>Tệp vẫn nằm nguyên chỗ cũ. Mật khẩu và 12 từ của bạn vẫn mở được nhật ký.</translation>
    </message>
    <message>
        <source>Let this computer open the diary</source>
        <translation>Cho máy này mở nhật ký</translation>
    </message>
    <message>
        <source>Whoever is signed in to this computer as you can then open the diary without the passphrase. The passphrase still opens it too.</source>
        <translation>Khi đó ai đăng nhập máy này bằng tài khoản của bạn cũng mở được nhật ký mà không cần mật khẩu. Mật khẩu vẫn dùng được.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>This concerns {count} files.</source>
        <translation>Có {count} tệp như vậy.</translation>
    </message>
    <message>
        <source>This happened {count} times.</source>
        <translation>Đã xảy ra {count} lần.</translation>
    </message>
    <message>
        <source>Check them</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Choose the folder it lies in, or make a new diary.</source>
        <translation>Hãy chọn thư mục chứa nhật ký, hoặc tạo nhật ký mới.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>Hãy mở nhật ký đó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Nothing was erased. Open what can be proven, or restore a backup if you have one.</source>
        <translation>Không xóa gì cả. Hãy mở phần còn chứng minh được, hoặc khôi phục bản sao lưu nếu có.</translation>
    </message>
    <message>
        <source>If you put back a backup on purpose, you can open it as it is.</source>
        <translation>Nếu bạn cố ý đặt lại bản sao lưu, có thể mở như hiện có.</translation>
    </message>
    <message>
        <source>Open the newer one by its folder. If it is this copy that you want, you can open it as it is.</source>
        <translation>Hãy chọn thư mục của cuốn mới hơn để mở. Nếu bạn muốn chính bản này, có thể mở như hiện có.</translation>
    </message>
    <message>
        <source>The diary works without it. Settings, Models says what is missing and installs it.</source>
        <translation>Không có nó nhật ký vẫn chạy. Cài đặt, Mô hình cho biết còn thiếu gì và cài giúp bạn.</translation>
    </message>
    <message>
        <source>Restore it from a backup if you have one: Settings, Backup.</source>
        <translation>Hãy khôi phục từ bản sao lưu nếu bạn có: Cài đặt, Bản sao lưu.</translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation>Kết nối đang mở</translation>
    </message>
    <message>
        <source>Count them now</source>
        <translation>Đếm ngay</translation>
    </message>
    <message>
        <source>Connections to a network this program has open now. It does not prove what comes before or after.</source>
        <translation>Số kết nối mạng mà chương trình này đang giữ. Con số này không chứng minh được lúc trước hay lúc sau.</translation>
    </message>
    <message>
        <source>This system does not tell.</source>
        <translation>Hệ thống này không cho biết.</translation>
    </message>
    <message>
        <source>{time}: {result}</source>
        <translation>{time}: {result}</translation>
    </message>
    <message>
        <source>Try it in other words.</source>
        <translation>Hãy thử cách khác.</translation>
    </message>
    <message>
        <source>Look for it in the timeline.</source>
        <translation>Hãy tìm trong dòng thời gian.</translation>
    </message>
    <message>
        <source>Let the set-up run to its end. The diary works without it.</source>
        <translation>Hãy để phần cài đặt chạy xong. Không có nó nhật ký vẫn chạy.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Tìm trong cài đặt</translation>
    </message>
    <message>
        <source>Back to the sections</source>
        <translation>Về danh sách mục</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Không có cài đặt nào có từ này.</translation>
    </message>
    <message>
        <source>Opens Voice &amp; microphone</source>
        <translation>Mở Giọng nói và micro</translation>
    </message>
    <message>
        <source>Opens the proof</source>
        <translation>Mở phần Chứng minh</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Đã đổi.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Chung</translation>
    </message>
    <message>
        <source>The language of the window and how days are counted.</source>
        <translation>Ngôn ngữ của cửa sổ và cách tính ngày.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Ngôn ngữ của cửa sổ</translation>
    </message>
    <message>
        <source>Your entries stay as you spoke and wrote them.</source>
        <translation>Các mục nhật ký vẫn giữ nguyên như bạn đã nói và viết.</translation>
    </message>
    <message>
        <source>A new day begins at</source>
        <translation>Ngày mới bắt đầu lúc</translation>
    </message>
    <message>
        <source>What you say after midnight and before this hour counts for the day before.</source>
        <translation>Điều bạn kể sau nửa đêm và trước giờ này được tính cho ngày hôm trước.</translation>
    </message>
    <message>
        <source>Your birth date</source>
        <translation>Ngày sinh của bạn</translation>
    </message>
    <message>
        <source>such as 1990-06-03</source>
        <translation>ví dụ 1990-06-03</translation>
    </message>
    <message>
        <source>Sealed in the diary. For questions such as &quot;on my birthday&quot; or &quot;when I was twelve&quot;.</source>
        <translation>Được niêm phong trong nhật ký. Dùng cho những câu hỏi như &quot;hôm sinh nhật tôi&quot; hay &quot;năm tôi mười hai tuổi&quot;.</translation>
    </message>
    <message>
        <source>4/2 in an English question is</source>
        <translation>4/2 trong câu hỏi tiếng Anh là</translation>
    </message>
    <message>
        <source>4 February</source>
        <translation>ngày 4 tháng 2</translation>
    </message>
    <message>
        <source>April 2</source>
        <translation>ngày 2 tháng 4</translation>
    </message>
    <message>
        <source>In Vietnamese the day always comes first.</source>
        <translation>Trong tiếng Việt, ngày luôn đứng trước.</translation>
    </message>
    <message>
        <source>Voice &amp; microphone</source>
        <translation>Giọng nói và micro</translation>
    </message>
    <message>
        <source>What hears you, and what speaks to you.</source>
        <translation>Bộ phận nghe bạn nói và bộ phận nói với bạn.</translation>
    </message>
    <message>
        <source>If the one you chose is not connected, the diary says so before you speak.</source>
        <translation>Nếu micro đã chọn chưa được cắm, nhật ký sẽ báo trước khi bạn nói.</translation>
    </message>
    <message>
        <source>For new recordings. One that is kept stays in the language it was spoken in.</source>
        <translation>Dùng cho bản ghi mới. Bản ghi đã giữ vẫn theo ngôn ngữ lúc nói.</translation>
    </message>
    <message>
        <source>Read answers aloud</source>
        <translation>Đọc to câu trả lời</translation>
    </message>
    <message>
        <source>Try the voice</source>
        <translation>Nghe thử</translation>
    </message>
    <message>
        <source>Volume of the voice</source>
        <translation>Độ to của giọng đọc</translation>
    </message>
    <message>
        <source>How loud it reads and its tones are, beside the volume of the computer.</source>
        <translation>Giọng đọc và các tiếng báo to đến đâu, ngoài âm lượng của máy.</translation>
    </message>
    <message>
        <source>Very soft</source>
        <translation>Rất nhỏ</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Very loud</source>
        <translation>Rất to</translation>
    </message>
    <message>
        <source>English voice</source>
        <translation>Giọng tiếng Anh</translation>
    </message>
    <message>
        <source>Vietnamese voice</source>
        <translation>Giọng tiếng Việt</translation>
    </message>
    <message>
        <source>Tones</source>
        <translation>Tiếng báo</translation>
    </message>
    <message>
        <source>A soft tone when it listens, pauses, stops, keeps or has trouble. The screen says all of it, too.</source>
        <translation>Một tiếng nhẹ khi bắt đầu nghe, tạm dừng, dừng, đã giữ hoặc gặp trục trặc. Màn hình cũng báo đủ.</translation>
    </message>
    <message>
        <source>A piper voice that you installed.</source>
        <translation>Giọng piper bạn đã cài.</translation>
    </message>
    <message>
        <source>The starter, espeak-ng: clear, but a robot. A piper voice would sound like a person.</source>
        <translation>Giọng có sẵn espeak-ng: rõ nhưng như máy. Giọng piper nghe như người thật.</translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation>Tốc độ đọc</translation>
    </message>
    <message>
        <source>Its own speed</source>
        <translation>Tốc độ thường</translation>
    </message>
    <message>
        <source>When you ask with your voice. An answer you typed for is never read out by itself.</source>
        <translation>Khi bạn hỏi bằng giọng nói. Câu hỏi gõ tay thì không tự đọc.</translation>
    </message>
    <message>
        <source>The one the system uses</source>
        <translation>Micro mặc định của máy</translation>
    </message>
    <message>
        <source>Appearance &amp; accessibility</source>
        <translation>Giao diện và trợ năng</translation>
    </message>
    <message>
        <source>Colours, sizes of text, motion.</source>
        <translation>Màu sắc, cỡ chữ, chuyển động.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu sắc</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Tương phản cao, sáng</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Tương phản cao, tối</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Everything grows with it.</source>
        <translation>Mọi thứ đổi cỡ theo chữ.</translation>
    </message>
    <message>
        <source>{more} and {less} do the same.</source>
        <translation>{more} và {less} cũng làm việc này.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>What this diary is, and what is still rough.</source>
        <translation>Nhật ký này là gì, và chỗ nào còn thô.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Where the diary lies</source>
        <translation>Nhật ký nằm ở đâu</translation>
    </message>
    <message>
        <source>One folder, sealed. Nothing is kept elsewhere.</source>
        <translation>Một thư mục đã niêm phong. Không giữ gì ở nơi khác.</translation>
    </message>
    <message>
        <source>What is still rough</source>
        <translation>Chỗ còn thô</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>Đang xem...</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Phần mềm tự do theo Giấy phép Công cộng GNU, phiên bản 3 trở lên.</translation>
    </message>
    <message>
        <source>The letters are Vollkorn and Inter, under the SIL Open Font License.</source>
        <translation>Phông chữ là Vollkorn và Inter, theo Giấy phép Phông chữ Mở SIL.</translation>
    </message>
    <message>
        <source>What else it is made of, with every licence, stands in packaging/licences.md beside the program.</source>
        <translation>Những phần còn lại cùng giấy phép của chúng ghi trong packaging/licences.md đi kèm chương trình.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Nothing: hearing, memory, answers and voice are all there.</source>
        <translation>Không còn gì: nghe, nhớ, trả lời và giọng đọc đều đã có.</translation>
    </message>
    <message>
        <source>Hearing: a rough starter, English only. Whisper would be exact.</source>
        <translation>Nghe: bản tạm còn thô, chỉ tiếng Anh. Whisper sẽ chính xác hơn.</translation>
    </message>
    <message>
        <source>Hearing: nothing writes words down. Your voice is kept all the same.</source>
        <translation>Nghe: chưa có gì chép lời. Giọng nói của bạn vẫn được giữ.</translation>
    </message>
    <message>
        <source>Answers: quotes from your own entries. A language model would word them.</source>
        <translation>Trả lời: trích từ nhật ký của bạn. Có mô hình ngôn ngữ thì sẽ diễn đạt thành câu.</translation>
    </message>
    <message>
        <source>Voice: a rough starter. A piper voice would sound like a person.</source>
        <translation>Giọng đọc: bản tạm còn thô. Giọng piper sẽ giống người hơn.</translation>
    </message>
    <message>
        <source>Voice: none. Answers stay on the screen.</source>
        <translation>Giọng đọc: chưa có. Câu trả lời hiện trên màn hình.</translation>
    </message>
    <message>
        <source>Memory: searching finds exact words only.</source>
        <translation>Trí nhớ: chỉ tìm được đúng từ đã ghi.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Nghe</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Recording. Show it.</source>
        <translation>Đang ghi. Mở ra xem.</translation>
    </message>
    <message>
        <source>Microphone on</source>
        <translation>Micro đang bật</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>Micro đang tắt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Bạn đang ở đây</translation>
    </message>
    <message>
        <source>Stormy</source>
        <translation>Giông</translation>
    </message>
    <message>
        <source>Rainy</source>
        <translation>Mưa</translation>
    </message>
    <message>
        <source>Cloudy</source>
        <translation>Mây</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>Hửng nắng</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Nắng</translation>
    </message>
    <message>
        <source>Mood: {mood}</source>
        <translation>Tâm trạng: {mood}</translation>
    </message>
    <message>
        <source>Good evening.</source>
        <translation>Chào buổi tối.</translation>
    </message>
    <message>
        <source>Good morning.</source>
        <translation>Chào buổi sáng.</translation>
    </message>
    <message>
        <source>Good afternoon.</source>
        <translation>Chào buổi chiều.</translation>
    </message>
    <message>
        <source>Your diary is closed. Only your passphrase opens it.</source>
        <translation>Nhật ký đang khóa. Chỉ mật khẩu của bạn mở được.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Open diary</source>
        <translation>Mở nhật ký</translation>
    </message>
    <message>
        <source>Opening...</source>
        <translation>Đang mở...</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Bạn thử lại được rồi.</translation>
    </message>
    <message>
        <source>It will be opened as it is. Give your passphrase once more.</source>
        <translation>Nhật ký sẽ được mở như hiện có. Hãy nhập mật khẩu lần nữa.</translation>
    </message>
    <message>
        <source>Let this computer open it</source>
        <translation>Để máy này mở</translation>
    </message>
    <message>
        <source>Another diary</source>
        <translation>Nhật ký khác</translation>
    </message>
    <message>
        <source>I already have a diary</source>
        <translation>Tôi đã có nhật ký</translation>
    </message>
    <message>
        <source>It may lie in another folder, or in a backup on a stick or disk.</source>
        <translation>Nhật ký có thể nằm ở thư mục khác, hoặc trong bản sao lưu ở USB hay ổ đĩa.</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Mở thư mục của nhật ký</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Khôi phục bản sao lưu</translation>
    </message>
    <message>
        <source>Of the folders you open here, only the last one is remembered.</source>
        <translation>Không ghi nhớ các thư mục bạn mở ở đây, trừ thư mục gần nhất.</translation>
    </message>
    <message>
        <source>There is no diary in this folder.</source>
        <translation>Không có nhật ký trong thư mục này.</translation>
    </message>
    <message>
        <source>Nothing that is there already is changed.</source>
        <translation>Không thay đổi gì đang có sẵn.</translation>
    </message>
    <message>
        <source>Choose the backup folder</source>
        <translation>Chọn thư mục sao lưu</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>Bản nào</translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation>Mở bằng gì</translation>
    </message>
    <message>
        <source>The passphrase it had then</source>
        <translation>Mật khẩu lúc đó</translation>
    </message>
    <message>
        <source>The recovery words it had then</source>
        <translation>12 từ khôi phục lúc đó</translation>
    </message>
    <message>
        <source>Passphrase or words</source>
        <translation>Mật khẩu hoặc 12 từ</translation>
    </message>
    <message>
        <source>Where the diary will lie</source>
        <translation>Nhật ký sẽ nằm ở đâu</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Chọn chỗ khác</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>A backup opens with what opened the diary on its day.</source>
        <translation>Bản sao lưu mở bằng những gì mở được nhật ký vào ngày đó.</translation>
    </message>
    <message>
        <source>Restoring...</source>
        <translation>Đang khôi phục...</translation>
    </message>
    <message>
        <source>Restoring {done} of {total}</source>
        <translation>Đang khôi phục {done} trên {total}</translation>
    </message>
    <message>
        <source>Your diary is back</source>
        <translation>Nhật ký của bạn đã trở lại</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>1 bản ghi</translation>
    </message>
    <message>
        <source>{count} recordings</source>
        <translation>{count} bản ghi</translation>
    </message>
    <message>
        <source>It lies in {place}.</source>
        <translation>Nhật ký nằm ở {place}.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} mục nữa</translation>
    </message>
    <message>
        <source>This could not be brought back:</source>
        <translation>Không khôi phục được:</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>diary {letters}</source>
        <translation>nhật ký {letters}</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>Your words opened the diary. Before anything else, give it a passphrase that you will remember.</source>
        <translation>12 từ đã mở được nhật ký. Trước hết, hãy đặt một mật khẩu bạn sẽ nhớ.</translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation>Đặt mật khẩu mới</translation>
    </message>
    <message>
        <source>Setting it...</source>
        <translation>Đang đặt...</translation>
    </message>
    <message>
        <source>New words as well?</source>
        <translation>Đổi luôn 12 từ?</translation>
    </message>
    <message>
        <source>You have just typed your words. If somebody may have seen them, take new ones now.</source>
        <translation>Bạn vừa gõ 12 từ của mình. Nếu có thể ai đó đã nhìn thấy, hãy lấy từ mới ngay.</translation>
    </message>
    <message>
        <source>Show me 12 new words</source>
        <translation>Cho tôi 12 từ mới</translation>
    </message>
    <message>
        <source>Keep the words on my paper</source>
        <translation>Giữ 12 từ trên giấy</translation>
    </message>
    <message>
        <source>It is not your passphrase. Let us look at it together.</source>
        <translation>Không phải tại mật khẩu. Cùng xem lại nhé.</translation>
    </message>
    <message>
        <source>Open what can be proven</source>
        <translation>Mở phần còn chứng minh được</translation>
    </message>
    <message>
        <source>Choose another place for it.</source>
        <translation>Hãy chọn chỗ khác.</translation>
    </message>
    <message>
        <source>The new diary cannot lie inside the damaged one.</source>
        <translation>Nhật ký mới không thể nằm trong nhật ký hỏng.</translation>
    </message>
    <message>
        <source>Both copies of the diary's header are gone, and without them no passphrase opens anything.</source>
        <translation>Cả hai bản của phần đầu nhật ký đều mất, và thiếu chúng thì không mật khẩu nào mở được.</translation>
    </message>
    <message>
        <source>Copy header-a or header-b from a backup or an older copy of this folder, and try again.</source>
        <translation>Hãy chép header-a hoặc header-b từ bản sao lưu hay bản cũ của thư mục này rồi thử lại.</translation>
    </message>
    <message>
        <source>Salvage into a new diary</source>
        <translation>Cứu sang nhật ký mới</translation>
    </message>
    <message>
        <source>Salvage</source>
        <translation>Cứu</translation>
    </message>
    <message>
        <source>The damaged diary is only read. What it still proves goes into a new one; what is gone is named.</source>
        <translation>Nhật ký hỏng chỉ được đọc. Phần còn chứng minh được sẽ sang nhật ký mới; phần đã mất được nêu tên.</translation>
    </message>
    <message>
        <source>Where the new diary will lie</source>
        <translation>Nhật ký mới sẽ nằm ở đâu</translation>
    </message>
    <message>
        <source>The new diary opens with the same passphrase.</source>
        <translation>Nhật ký mới mở bằng cùng mật khẩu.</translation>
    </message>
    <message>
        <source>Open it as it is</source>
        <translation>Mở như hiện có</translation>
    </message>
    <message>
        <source>Save a report without contents</source>
        <translation>Lưu báo cáo không kèm nội dung</translation>
    </message>
    <message>
        <source>The report is saved. It holds nothing of what you wrote.</source>
        <translation>Đã lưu báo cáo. Trong đó không có gì bạn đã viết.</translation>
    </message>
    <message>
        <source>No backup was found in this folder.</source>
        <translation>Không thấy bản sao lưu nào trong thư mục này.</translation>
    </message>
    <message>
        <source>Choose the folder you back up into.</source>
        <translation>Hãy chọn thư mục bạn vẫn sao lưu vào.</translation>
    </message>
    <message>
        <source>The report cannot be written there.</source>
        <translation>Không ghi được báo cáo vào đó.</translation>
    </message>
    <message>
        <source>Last backup: {date}</source>
        <translation>Sao lưu gần nhất: {date}</translation>
    </message>
    <message>
        <source>Use key file</source>
        <translation>Dùng tệp khóa</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>Từ khôi phục</translation>
    </message>
    <message>
        <source>Tone marks count. Press the eye to check.</source>
        <translation>Có tính dấu thanh. Bấm con mắt để xem lại.</translation>
    </message>
    <message>
        <source>A thousand computers would need centuries.</source>
        <translation>Một nghìn máy tính cũng phải mất hàng thế kỷ.</translation>
    </message>
    <message>
        <source>Check the disk or stick and try again.</source>
        <translation>Hãy kiểm tra ổ đĩa hoặc USB rồi thử lại.</translation>
    </message>
    <message>
        <source>Choose another one. What can be proved of it can still be restored.</source>
        <translation>Hãy chọn bản khác. Phần chứng minh được của bản này vẫn khôi phục được.</translation>
    </message>
    <message>
        <source>Fair. A word or two more would make it good.</source>
        <translation>Tạm được. Thêm một hai từ nữa thì tốt.</translation>
    </message>
    <message>
        <source>Free some space on it, or choose another folder.</source>
        <translation>Hãy dọn bớt chỗ trên đó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Good. A word more would make it strong.</source>
        <translation>Tốt. Thêm một từ nữa thì mạnh.</translation>
    </message>
    <message>
        <source>Guessed at once by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra ngay.</translation>
    </message>
    <message>
        <source>Guessed within a minute by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra trong một phút.</translation>
    </message>
    <message>
        <source>Guessed within {count} days by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra trong {count} ngày.</translation>
    </message>
    <message>
        <source>Guessed within {count} hours by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra trong {count} giờ.</translation>
    </message>
    <message>
        <source>Guessed within {count} minutes by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra trong {count} phút.</translation>
    </message>
    <message>
        <source>Guessed within {count} months by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra trong {count} tháng.</translation>
    </message>
    <message>
        <source>Guessed within {count} years by a thousand computers.</source>
        <translation>Một nghìn máy tính đoán ra trong {count} năm.</translation>
    </message>
    <message>
        <source>If somebody may have the old ones, seal the whole diary anew.</source>
        <translation>Nếu có thể ai đó giữ các từ cũ, hãy niêm phong lại toàn bộ nhật ký.</translation>
    </message>
    <message>
        <source>If somebody may know the old one, seal the whole diary anew.</source>
        <translation>Nếu có thể ai đó biết mật khẩu cũ, hãy niêm phong lại toàn bộ nhật ký.</translation>
    </message>
    <message>
        <source>Nothing is lost, and waiting is enough. Your recovery words open the diary as well.</source>
        <translation>Không mất gì, chỉ cần đợi. 12 từ khôi phục cũng mở được nhật ký.</translation>
    </message>
    <message>
        <source>Older backups, and an old copy of the diary's header, still open with the old one.</source>
        <translation>Các bản sao lưu cũ, và bản sao cũ của phần đầu nhật ký, vẫn mở được bằng mật khẩu cũ.</translation>
    </message>
    <message>
        <source>Older backups, and an old copy of the diary's header, still open with the old words.</source>
        <translation>Các bản sao lưu cũ, và bản sao cũ của phần đầu nhật ký, vẫn mở được bằng các từ cũ.</translation>
    </message>
    <message>
        <source>Open the diary with your passphrase.</source>
        <translation>Hãy mở nhật ký bằng mật khẩu.</translation>
    </message>
    <message>
        <source>Plug in the disk or stick it lies on, or choose another folder.</source>
        <translation>Hãy cắm ổ đĩa hoặc USB chứa nó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The backup could not be made. Your diary and older backups are untouched.</source>
        <translation>Chưa sao lưu được. Nhật ký và các bản sao lưu cũ vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>Free some space and try again: {free} MB are free.</source>
        <translation>Hãy dọn bớt ổ đĩa rồi thử lại: ổ còn trống {free} MB.</translation>
    </message>
    <message>
        <source>Free some space on it, or choose another folder: {free} MB are free.</source>
        <translation>Hãy dọn bớt ổ ấy, hoặc chọn thư mục khác: ổ còn trống {free} MB.</translation>
    </message>
    <message>
        <source>The backup disk is full. Your diary and older backups are untouched.</source>
        <translation>Ổ sao lưu đã đầy. Nhật ký và các bản sao lưu cũ vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>The backup folder is not there. Your diary and older backups are untouched.</source>
        <translation>Không thấy thư mục sao lưu. Nhật ký và các bản sao lưu cũ vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>The new passphrase opens your diary.</source>
        <translation>Mật khẩu mới đã mở được nhật ký của bạn.</translation>
    </message>
    <message>
        <source>The new words open your diary; the old ones do not.</source>
        <translation>Các từ mới mở được nhật ký; các từ cũ thì không.</translation>
    </message>
    <message>
        <source>This file does not open the diary.</source>
        <translation>Tệp này không mở được nhật ký.</translation>
    </message>
    <message>
        <source>Choose the key file that was made for it, or type your passphrase.</source>
        <translation>Hãy chọn đúng tệp khóa đã tạo cho nhật ký này, hoặc nhập mật khẩu.</translation>
    </message>
    <message>
        <source>There were too many wrong tries; the next one is taken in {seconds} s.</source>
        <translation>Đã thử sai quá nhiều lần; {seconds} giây nữa mới thử tiếp được.</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>Bản sao lưu này bị hỏng.</translation>
    </message>
    <message>
        <source>This computer has no keystore that the diary trusts.</source>
        <translation>Máy này không có kho khóa nào mà nhật ký tin cậy.</translation>
    </message>
    <message>
        <source>Too easy: one of the first that are tried. Take four or five words that belong together only for you.</source>
        <translation>Quá dễ: thuộc loại bị thử đầu tiên. Hãy dùng bốn năm từ chỉ riêng bạn mới ghép với nhau.</translation>
    </message>
    <message>
        <source>Weak. Add words that belong together only for you.</source>
        <translation>Yếu. Hãy thêm những từ chỉ riêng bạn mới ghép với nhau.</translation>
    </message>
    <message>
        <source>That did not open it. Tone marks and capitals count.</source>
        <translation>Chưa mở được. Dấu thanh và chữ hoa đều có tính.</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Mọi thứ chỉ nằm trên máy này.</translation>
    </message>
    <message>
        <source>Checking...</source>
        <translation>Đang kiểm tra...</translation>
    </message>
    <message>
        <source>Unsealing {done} of {total}</source>
        <translation>Đang mở {done} trên {total}</translation>
    </message>
    <message>
        <source>Reading {done} entries</source>
        <translation>Đang đọc {done} mục</translation>
    </message>
    <message>
        <source>Try again in {count} s.</source>
        <translation>Thử lại sau {count} giây.</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Hiện mật khẩu</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Ẩn mật khẩu</translation>
    </message>
    <message>
        <source>Type the 12 words in their order, with spaces between them.</source>
        <translation>Gõ 12 từ theo đúng thứ tự, cách nhau bằng dấu cách.</translation>
    </message>
    <message>
        <source>The 12 words</source>
        <translation>12 từ</translation>
    </message>
    <message>
        <source>Back to the passphrase</source>
        <translation>Quay lại mật khẩu</translation>
    </message>
    <message>
        <source>Capitals do not matter here. Press the eye to check.</source>
        <translation>Ở đây chữ hoa không quan trọng. Bấm con mắt để xem lại.</translation>
    </message>
    <message>
        <source>A new diary</source>
        <translation>Nhật ký mới</translation>
    </message>
    <message>
        <source>Choose a passphrase. It never leaves this computer, and nobody can look it up for you.</source>
        <translation>Hãy chọn mật khẩu. Mật khẩu không rời máy này, và không ai tra lại được giúp bạn.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Nhập lại lần nữa</translation>
    </message>
    <message>
        <source>Make the diary</source>
        <translation>Tạo nhật ký</translation>
    </message>
    <message>
        <source>Making it...</source>
        <translation>Đang tạo...</translation>
    </message>
    <message>
        <source>Not the same yet.</source>
        <translation>Chưa giống nhau.</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Hai lần giống nhau.</translation>
    </message>
    <message>
        <source>Four or five words that belong together only for you are best.</source>
        <translation>Tốt nhất là bốn, năm từ mà chỉ với bạn mới đi cùng nhau.</translation>
    </message>
    <message>
        <source>Too short. Eight letters at the least.</source>
        <translation>Ngắn quá. Ít nhất tám ký tự.</translation>
    </message>
    <message>
        <source>Too easy: the same few letters again and again.</source>
        <translation>Dễ quá: chỉ lặp đi lặp lại vài chữ.</translation>
    </message>
    <message>
        <source>Strong. Nobody will guess this one.</source>
        <translation>Mạnh. Không ai đoán được.</translation>
    </message>
    <message>
        <source>Good. A word or two more would make it strong.</source>
        <translation>Khá. Thêm một hai từ nữa là mạnh.</translation>
    </message>
    <message>
        <source>Weak. A computer could guess it in days; add a few words.</source>
        <translation>Yếu. Máy có thể đoán ra trong vài ngày; hãy thêm vài từ.</translation>
    </message>
    <message>
        <source>Write these 12 words on paper. They open the diary if the passphrase is lost. Nobody else can.</source>
        <translation>Hãy chép 12 từ này ra giấy. Nếu quên mật khẩu, chúng sẽ mở nhật ký. Không ai khác mở được.</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>Đã chép xong</translation>
    </message>
    <message>
        <source>Do it later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Three of them</source>
        <translation>Ba từ trong số đó</translation>
    </message>
    <message>
        <source>To be sure the paper is right.</source>
        <translation>Để chắc là tờ giấy ghi đúng.</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>Xem lại các từ</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Từ số {number}</translation>
    </message>
    <message>
        <source>Word {number}: {word}</source>
        <translation>Từ số {number}: {word}</translation>
    </message>
    <message>
        <source>That is not what was shown. Look at the paper again.</source>
        <translation>Không khớp với các từ đã hiện. Hãy xem lại tờ giấy.</translation>
    </message>
    <message>
        <source>They are on your paper now, and nowhere else.</source>
        <translation>Giờ chúng chỉ có trên giấy của bạn, không ở đâu khác.</translation>
    </message>
    <message>
        <source>Question for tonight</source>
        <translation>Câu hỏi tối nay</translation>
    </message>
    <message>
        <source>Question for today</source>
        <translation>Câu hỏi hôm nay</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Câu khác</translation>
    </message>
    <message>
        <source>Another question</source>
        <translation>Câu hỏi khác</translation>
    </message>
    <message>
        <source>What made today different from yesterday?</source>
        <translation>Hôm nay khác hôm qua ở điều gì?</translation>
    </message>
    <message>
        <source>Who did you talk to, and what stayed with you?</source>
        <translation>Hôm nay trò chuyện với ai, điều gì còn đọng lại?</translation>
    </message>
    <message>
        <source>What did you see today that you would like to remember?</source>
        <translation>Hôm nay thấy điều gì muốn nhớ mãi?</translation>
    </message>
    <message>
        <source>What was harder than you thought?</source>
        <translation>Việc gì khó hơn mình nghĩ?</translation>
    </message>
    <message>
        <source>What are you looking forward to?</source>
        <translation>Đang mong chờ điều gì?</translation>
    </message>
    <message>
        <source>What did you eat, and with whom?</source>
        <translation>Hôm nay ăn gì, với ai?</translation>
    </message>
    <message>
        <source>Start speaking</source>
        <translation>Bắt đầu nói</translation>
    </message>
    <message>
        <source>Write instead</source>
        <translation>Viết</translation>
    </message>
    <message>
        <source>Earlier today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Tuần này</translation>
    </message>
    <message>
        <source>One year ago today</source>
        <translation>Ngày này năm ngoái</translation>
    </message>
    <message>
        <source>{count} days in a row</source>
        <translation>{count} ngày liền</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Chưa có gì.</translation>
    </message>
    <message>
        <source>Nothing told today yet.</source>
        <translation>Hôm nay chưa có gì.</translation>
    </message>
    <message>
        <source>Say one sentence about today. It counts.</source>
        <translation>Nói một câu về hôm nay thôi cũng được.</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 mục</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} mục</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 từ</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} từ</translation>
    </message>
    <message>
        <source>Play {title}</source>
        <translation>Nghe {title}</translation>
    </message>
    <message>
        <source>Open {source}</source>
        <translation>Mở {source}</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Bị hỏng</translation>
    </message>
    <message>
        <source>Words will be added</source>
        <translation>Sẽ thêm lời sau</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Chưa có lời</translation>
    </message>
    <message>
        <source>written</source>
        <translation>viết</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Đang ghi</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Không ghi</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Đang bật</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Đang giữ lại</translation>
    </message>
    <message>
        <source>for today, {time}</source>
        <translation>cho hôm nay, {time}</translation>
    </message>
    <message>
        <source>Pause as long as you like. I only stop when you say so.</source>
        <translation>Cứ nghỉ bao lâu tùy bạn. Chỉ dừng khi bạn bảo.</translation>
    </message>
    <message>
        <source>Saved as you speak, sealed each second</source>
        <translation>Vừa nói vừa lưu, mỗi giây một lần</translation>
    </message>
    <message>
        <source>Discard...</source>
        <translation>Bỏ...</translation>
    </message>
    <message>
        <source>Discard this recording</source>
        <translation>Bỏ bản ghi này</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Tạm dừng ghi</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Nói tiếp</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Ghi tiếp</translation>
    </message>
    <message>
        <source>Finish and keep</source>
        <translation>Xong và giữ lại</translation>
    </message>
    <message>
        <source>Cancel taking in recordings</source>
        <translation>Hủy việc đưa bản ghi vào</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Write the words another time</source>
        <translation>Chép lời vào lúc khác</translation>
    </message>
    <message>
        <source>Taking in a recording</source>
        <translation>Đang đưa một bản ghi vào</translation>
    </message>
    <message>
        <source>Writing its words down</source>
        <translation>Đang chép lời</translation>
    </message>
    <message>
        <source>Taking in recording {number} of {of}</source>
        <translation>Đang đưa bản ghi {number} trên {of} vào</translation>
    </message>
    <message>
        <source>Writing down recording {number} of {of}</source>
        <translation>Đang chép lời bản ghi {number} trên {of}</translation>
    </message>
    <message>
        <source>We kept {length} of a recording that broke off.</source>
        <translation>Đã giữ được {length} của một bản ghi bị đứt.</translation>
    </message>
    <message>
        <source>At most one second was lost. Its words come by themselves.</source>
        <translation>Mất nhiều nhất một giây. Phần chữ được thêm tự động.</translation>
    </message>
    <message>
        <source>Continue it</source>
        <translation>Ghi tiếp</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} giờ {minutes} phút</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} phút {seconds} giây</translation>
    </message>
    <message>
        <source>Speak a new one instead.</source>
        <translation>Hãy nói một mục mới.</translation>
    </message>
    <message>
        <source>1 moment marked.</source>
        <translation>Đã đánh dấu 1 chỗ.</translation>
    </message>
    <message>
        <source>{count} moments marked.</source>
        <translation>Đã đánh dấu {count} chỗ.</translation>
    </message>
    <message>
        <source>Change date</source>
        <translation>Đổi ngày</translation>
    </message>
    <message>
        <source>Continue with another</source>
        <translation>Nói tiếp bằng micro khác</translation>
    </message>
    <message>
        <source>Microphones that are connected</source>
        <translation>Các micro đang cắm</translation>
    </message>
    <message>
        <source>Go on, or finish and keep what is there.</source>
        <translation>Hãy ghi tiếp, hoặc dừng và giữ lại phần đã có.</translation>
    </message>
    <message>
        <source>Mark this</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Đánh dấu chỗ này</translation>
    </message>
    <message>
        <source>Marked at {time}</source>
        <translation>Đã đánh dấu lúc {time}</translation>
    </message>
    <message>
        <source>The computer is busy. Sealing is catching up, nothing is lost.</source>
        <translation>Máy đang bận. Việc niêm phong đang đuổi kịp, không mất gì cả.</translation>
    </message>
    <message>
        <source>The computer went to sleep. What you said before is safe.</source>
        <translation>Máy đã ngủ. Phần bạn nói trước đó vẫn an toàn.</translation>
    </message>
    <message>
        <source>The microphone stumbled at {time}; a moment may be missing.</source>
        <translation>Micro bị vấp lúc {time}, có thể thiếu một chút.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Waiting at {time}. Microphone closed.</source>
        <translation>Đang chờ ở {time}. Micro đã đóng.</translation>
    </message>
    <message>
        <source>for {day}</source>
        <translation>cho {day}</translation>
    </message>
    <message>
        <source>goes on with an earlier one</source>
        <translation>ghi tiếp một mục trước</translation>
    </message>
    <message>
        <source>{seconds} missing at {time}.</source>
        <translation>Thiếu {seconds} lúc {time}.</translation>
    </message>
    <message>
        <source>{seconds} missing in {count} places, the last at {time}.</source>
        <translation>Thiếu {seconds} ở {count} chỗ, chỗ cuối lúc {time}.</translation>
    </message>
    <message>
        <source>Open what was kept</source>
        <translation>Mở phần đã giữ</translation>
    </message>
    <message>
        <source>The microphone is being opened.</source>
        <translation>Đang mở micro.</translation>
    </message>
    <message>
        <source>Language you speak</source>
        <translation>Ngôn ngữ bạn nói</translation>
    </message>
    <message>
        <source>Detect it</source>
        <translation>Tự nhận biết</translation>
    </message>
    <message>
        <source>Type your question.</source>
        <translation>Hãy gõ câu hỏi của bạn.</translation>
    </message>
    <message>
        <source>Recording. Your words appear here as you speak.</source>
        <translation>Đang ghi. Bạn nói tới đâu, lời hiện ra tới đó.</translation>
    </message>
    <message>
        <source>Words are catching up. Nothing is lost.</source>
        <translation>Lời đang hiện chậm hơn giọng nói. Không mất gì cả.</translation>
    </message>
    <message>
        <source>Words so far</source>
        <translation>Lời đã nghe được</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Về chỗ đang nói</translation>
    </message>
    <message>
        <source>1 word to check later</source>
        <translation>1 từ cần xem lại sau</translation>
    </message>
    <message>
        <source>{count} words to check later</source>
        <translation>{count} từ cần xem lại sau</translation>
    </message>
    <message>
        <source>Show words while I speak</source>
        <translation>Hiện lời trong lúc nói</translation>
    </message>
    <message>
        <source>Off, they are written down when you finish. The sound is kept either way.</source>
        <translation>Nếu tắt, lời sẽ được viết ra khi bạn nói xong. Âm thanh vẫn được giữ như nhau.</translation>
    </message>
    <message>
        <source>Tell a screen reader each sentence as it is written down</source>
        <translation>Báo cho trình đọc màn hình từng câu vừa viết ra</translation>
    </message>
    <message>
        <source>Rough captions for now</source>
        <translation>Lời chép tạm</translation>
    </message>
    <message>
        <source>Recording. Your words are written down when you finish.</source>
        <translation>Đang ghi. Lời bạn sẽ được viết ra khi bạn nói xong.</translation>
    </message>
    <message>
        <source>Paused at {time}. Microphone closed.</source>
        <translation>Tạm dừng ở {time}. Micro đã đóng.</translation>
    </message>
    <message>
        <source>Sealing the last words.</source>
        <translation>Đang cất những lời cuối.</translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation>Mức micro</translation>
    </message>
    <message>
        <source>Too quiet, come closer</source>
        <translation>Nhỏ quá, lại gần chút</translation>
    </message>
    <message>
        <source>Good level</source>
        <translation>Vừa tiếng</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>To quá</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Không có tiếng</translation>
    </message>
    <message>
        <source>Discard this recording?</source>
        <translation>Bỏ bản ghi này?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Keep talking</source>
        <translation>Nói tiếp</translation>
    </message>
    <message>
        <source>Kept. {time}.</source>
        <translation>Đã giữ. {time}.</translation>
    </message>
    <message>
        <source>Which tag</source>
        <translation>Nhãn nào</translation>
    </message>
    <message>
        <source>With a tag, conversations and the names the diary knows stay behind. Settings come along.</source>
        <translation>Khi chọn nhãn, các cuộc hỏi đáp và những tên nhật ký biết sẽ ở lại. Cài đặt vẫn đi theo.</translation>
    </message>
    <message>
        <source>Kept. {time}, {words}.</source>
        <translation>Đã giữ. {time}, {words}.</translation>
    </message>
    <message>
        <source>Alba, British English</source>
        <translation>Alba, giọng Anh (nước Anh)</translation>
    </message>
    <message>
        <source>Lessac, American English</source>
        <translation>Lessac, giọng Anh (nước Mỹ)</translation>
    </message>
    <message>
        <source>Northern English, a man's voice</source>
        <translation>Giọng nam, tiếng Anh miền bắc nước Anh</translation>
    </message>
    <message>
        <source>Vais 1000, Vietnamese, a woman's voice</source>
        <translation>Vais 1000, giọng nữ, tiếng Việt</translation>
    </message>
    <message>
        <source>Davefx, Spanish</source>
        <translation>Davefx, tiếng Tây Ban Nha</translation>
    </message>
    <message>
        <source>Siwis, French</source>
        <translation>Siwis, tiếng Pháp</translation>
    </message>
    <message>
        <source>Thorsten, German</source>
        <translation>Thorsten, tiếng Đức</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Đã giữ.</translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation>Đã xóa hẳn.</translation>
    </message>
    <message>
        <source>Title, if you like</source>
        <translation>Tiêu đề, nếu muốn</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Write here.</source>
        <translation>Viết ở đây.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Bỏ đi</translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation>Bỏ bản nháp này</translation>
    </message>
    <message>
        <source>Keep this entry</source>
        <translation>Giữ mục này</translation>
    </message>
    <message>
        <source>Throw this draft away?</source>
        <translation>Bỏ bản nháp này?</translation>
    </message>
    <message>
        <source>What you have written here is not kept yet.</source>
        <translation>Những gì viết ở đây chưa được giữ lại.</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Viết tiếp</translation>
    </message>
    <message>
        <source>Find in your diary</source>
        <translation>Tìm trong nhật ký</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Các mục</translation>
    </message>
    <message>
        <source>1 entry found</source>
        <translation>Thấy 1 mục</translation>
    </message>
    <message>
        <source>{count} entries found</source>
        <translation>Thấy {count} mục</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Đang tìm...</translation>
    </message>
    <message>
        <source>{found}, of {total}</source>
        <translation>{found}, trong {total}</translation>
    </message>
    <message>
        <source>No entry has these words. Try without marks, or ask instead.</source>
        <translation>Chưa có mục nào. Thử bỏ dấu, hoặc hỏi nhật ký.</translation>
    </message>
    <message>
        <source>Choose an entry to read or hear it.</source>
        <translation>Chọn một mục để đọc hoặc nghe.</translation>
    </message>
    <message>
        <source>Ask about this</source>
        <translation>Hỏi về mục này</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Edit this entry</source>
        <translation>Sửa mục này</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Xóa hẳn</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>Giữ thay đổi</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>Trong thùng rác</translation>
    </message>
    <message>
        <source>Restore this entry from the bin</source>
        <translation>Khôi phục mục này từ thùng rác</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Lấy lại bản này</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Đóng lịch sử</translation>
    </message>
    <message>
        <source>This entry was changed in two places. Nothing is lost: choose which one is shown, both are kept.</source>
        <translation>Mục này được sửa ở hai nơi. Không mất gì cả: hãy chọn bản được hiện, cả hai đều còn.</translation>
    </message>
    <message>
        <source>This entry was changed in two places.</source>
        <translation>Mục này được sửa ở hai nơi.</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Giữ bản này</translation>
    </message>
    <message>
        <source>This is what the entry says now.</source>
        <translation>Đây là nội dung hiện giờ.</translation>
    </message>
    <message>
        <source>Beside what it says now: struck through is what went, underlined is what came.</source>
        <translation>So với bây giờ: gạch ngang là phần đã bỏ, gạch dưới là phần mới thêm.</translation>
    </message>
    <message>
        <source>The words are the same as now.</source>
        <translation>Lời văn giống hệt bây giờ.</translation>
    </message>
    <message>
        <source>Original transcript</source>
        <translation>Bản chép lời gốc</translation>
    </message>
    <message>
        <source>Written down again</source>
        <translation>Chép lời lại</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Đã sửa</translation>
    </message>
    <message>
        <source>now</source>
        <translation>bây giờ</translation>
    </message>
    <message>
        <source>The sound was let go on {day}.</source>
        <translation>Âm thanh đã được bỏ ngày {day}.</translation>
    </message>
    <message>
        <source>such as 2026-01-01</source>
        <translation>ví dụ 2026-01-01</translation>
    </message>
    <message>
        <source>such as 2026-12-31</source>
        <translation>ví dụ 2026-12-31</translation>
    </message>
    <message>
        <source>{day}: {time} of sound.</source>
        <translation>{day}: {time} âm thanh.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>What you deleted stays for 30 days. Then it is erased.</source>
        <translation>Những gì bạn xóa nằm đây 30 ngày rồi bị xóa hẳn.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất ra</translation>
    </message>
    <message>
        <source>Leave with everything, whenever you want.</source>
        <translation>Mang tất cả đi, bất cứ lúc nào bạn muốn.</translation>
    </message>
    <message>
        <source>A recording without words</source>
        <translation>Bản ghi chưa có chữ</translation>
    </message>
    <message>
        <source>Erase now...</source>
        <translation>Xóa hẳn ngay...</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Xóa hẳn ngay</translation>
    </message>
    <message>
        <source>Keep the sound of recordings</source>
        <translation>Giữ âm thanh của bản ghi</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Luôn luôn</translation>
    </message>
    <message>
        <source>For 90 days</source>
        <translation>Trong 90 ngày</translation>
    </message>
    <message>
        <source>Not, only the words</source>
        <translation>Không, chỉ giữ chữ</translation>
    </message>
    <message>
        <source>The words, their times and the waveform stay.</source>
        <translation>Chữ, thời điểm từng từ và hình sóng vẫn còn.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>Thùng rác trống.</translation>
    </message>
    <message>
        <source>Erase this conversation?</source>
        <translation>Xóa hẳn cuộc hỏi đáp này?</translation>
    </message>
    <message>
        <source>Keep it in the bin</source>
        <translation>Để trong thùng rác</translation>
    </message>
    <message>
        <source>Let go of this sound?</source>
        <translation>Bỏ phần âm thanh này?</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Bỏ âm thanh</translation>
    </message>
    <message>
        <source>Keep the sound</source>
        <translation>Giữ âm thanh</translation>
    </message>
    <message>
        <source>Copies of its sentences were taken out of one conversation.</source>
        <translation>Các câu chép lại trong một cuộc hỏi đáp cũng đã được gỡ.</translation>
    </message>
    <message>
        <source>Copies of its sentences were taken out of {count} conversations.</source>
        <translation>Các câu chép lại trong {count} cuộc hỏi đáp cũng đã được gỡ.</translation>
    </message>
    <message>
        <source>It is erased from this diary at once and cannot be brought back.</source>
        <translation>Mục bị xóa khỏi nhật ký này ngay và không lấy lại được.</translation>
    </message>
    <message>
        <source>{days} and {count} more</source>
        <translation>{days} và {count} bản nữa</translation>
    </message>
    <message>
        <source>These do: {days}.</source>
        <translation>Đó là các bản ngày: {days}.</translation>
    </message>
    <message>
        <source>{recordings}, {time} of sound.</source>
        <translation>{recordings}, {time} âm thanh.</translation>
    </message>
    <message>
        <source>It cannot be heard again.</source>
        <translation>Sẽ không nghe lại được nữa.</translation>
    </message>
    <message>
        <source>Older backups you made still hold the sound until they are replaced.</source>
        <translation>Các bản sao lưu cũ vẫn còn âm thanh cho đến khi được thay.</translation>
    </message>
    <message>
        <source>Erased today</source>
        <translation>Bị xóa hẳn hôm nay</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>Còn 1 ngày</translation>
    </message>
    <message>
        <source>{count} days left</source>
        <translation>Còn {count} ngày</translation>
    </message>
    <message>
        <source>A conversation of {day}.</source>
        <translation>Cuộc hỏi đáp {day}.</translation>
    </message>
    <message>
        <source>{day}: {words}, {time} of sound.</source>
        <translation>{day}: {words}, {time} âm thanh.</translation>
    </message>
    <message>
        <source>{day}: {words}.</source>
        <translation>{day}: {words}.</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>Những ngày nào</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>30 ngày gần đây</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Năm nay</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Năm ngoái</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>Từ ngày đến ngày</translation>
    </message>
    <message>
        <source>What lies in the bin and what is half written come along.</source>
        <translation>Cả thùng rác và những gì đang viết dở cũng đi theo.</translation>
    </message>
    <message>
        <source>With the recordings</source>
        <translation>Kèm bản ghi âm</translation>
    </message>
    <message>
        <source>As Ogg/Opus files, just as they are kept.</source>
        <translation>Dạng tệp Ogg/Opus, đúng như đang lưu.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Ngày đầu</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ngày cuối</translation>
    </message>
    <message>
        <source>Until it is whole, its name ends in ".unfinished". If the program is cut off, that file stays and can be read too: delete it, or write the archive again.</source>
        <translation>Khi chưa ghi xong, tên tệp có đuôi “.unfinished”. Nếu chương trình bị ngắt giữa chừng, tệp đó còn lại và ai cũng đọc được: hãy xóa nó, hoặc ghi lại lần nữa.</translation>
    </message>
    <message>
        <source>One zip with a documented JSON file. Every version, every word with its time, every answer.</source>
        <translation>Một tệp zip với tệp JSON có mô tả rõ ràng. Đủ mọi phiên bản, từng từ kèm thời điểm, mọi câu trả lời.</translation>
    </message>
    <message>
        <source>Write an open archive</source>
        <translation>Ghi ra tệp mở</translation>
    </message>
    <message>
        <source>This file is not encrypted. Whoever has it can read it.</source>
        <translation>Tệp này không được mã hóa. Ai có nó đều đọc được.</translation>
    </message>
    <message>
        <source>Choose where...</source>
        <translation>Chọn nơi lưu...</translation>
    </message>
    <message>
        <source>Stop writing the archive</source>
        <translation>Dừng ghi tệp</translation>
    </message>
    <message>
        <source>Writing {done} of {total}.</source>
        <translation>Đang ghi {done} trên {total}.</translation>
    </message>
    <message>
        <source>Waiting for what is going on already.</source>
        <translation>Đang chờ việc trước xong.</translation>
    </message>
    <message>
        <source>Written. Damaged and therefore not in it: {names}.</source>
        <translation>Đã ghi xong. Bị hỏng nên không có trong tệp: {names}.</translation>
    </message>
    <message>
        <source>Written and whole.</source>
        <translation>Đã ghi xong, đầy đủ.</translation>
    </message>
    <message>
        <source>Write a copy that anybody can read?</source>
        <translation>Ghi một bản mà ai cũng đọc được?</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>{entries}, {time} of sound.</source>
        <translation>{entries}, {time} âm thanh.</translation>
    </message>
    <message>
        <source>{entries}, without sound.</source>
        <translation>{entries}, không kèm âm thanh.</translation>
    </message>
    <message>
        <source>The first day lies after the last.</source>
        <translation>Ngày đầu nằm sau ngày cuối.</translation>
    </message>
    <message>
        <source>Choose the days the other way round.</source>
        <translation>Hãy đổi thứ tự hai ngày.</translation>
    </message>
    <message>
        <source>'{text}' is not a day.</source>
        <translation>'{text}' không phải là ngày.</translation>
    </message>
    <message>
        <source>Write it as 2026-11-21.</source>
        <translation>Hãy viết như 2026-11-21.</translation>
    </message>
    <message>
        <source>There is a file with this name already.</source>
        <translation>Đã có tệp trùng tên.</translation>
    </message>
    <message>
        <source>Choose another name. Nothing was written.</source>
        <translation>Hãy chọn tên khác. Chưa ghi gì.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>There is no room for the archive. Your diary is untouched.</source>
        <translation>Không đủ chỗ cho tệp. Nhật ký của bạn vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>Free some space or choose another disk.</source>
        <translation>Hãy dọn chỗ hoặc chọn ổ đĩa khác.</translation>
    </message>
    <message>
        <source>The archive cannot be written there.</source>
        <translation>Không ghi được tệp ở đó.</translation>
    </message>
    <message>
        <source>{time} of sound. It goes to the bin for 30 days, then it is erased.</source>
        <translation>{time} âm thanh. Bản ghi vào thùng rác 30 ngày rồi bị xóa hẳn.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Delete this entry</source>
        <translation>Xóa mục này</translation>
    </message>
    <message>
        <source>In the bin for {days} days.</source>
        <translation>Đã vào thùng rác, giữ {days} ngày.</translation>
    </message>
    <message>
        <source>Left as it was.</source>
        <translation>Đã để nguyên như cũ.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>An unfinished note was found.</source>
        <translation>Tìm thấy một ghi chép dở dang.</translation>
    </message>
    <message>
        <source>It is as you left it, to the last second.</source>
        <translation>Vẫn y như lúc bạn dừng tay, đến giây cuối.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Viết tiếp</translation>
    </message>
    <message>
        <source>This version is not there any more.</source>
        <translation>Phiên bản này không còn nữa.</translation>
    </message>
    <message>
        <source>Open the entry again and choose another.</source>
        <translation>Hãy mở lại mục này và chọn phiên bản khác.</translation>
    </message>
    <message>
        <source>Erase this entry?</source>
        <translation>Xóa hẳn mục này?</translation>
    </message>
    <message>
        <source>Older backups you made still hold this entry until they are replaced.</source>
        <translation>Các bản sao lưu cũ vẫn còn mục này cho đến khi được thay.</translation>
    </message>
    <message>
        <source>Set aside, damaged</source>
        <translation>Bản hỏng đã để riêng</translation>
    </message>
    <message>
        <source>Remove what was set aside...</source>
        <translation>Xóa phần đã để riêng...</translation>
    </message>
    <message>
        <source>Remove what was set aside?</source>
        <translation>Xóa phần đã để riêng?</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Xóa đi</translation>
    </message>
    <message>
        <source>A damaged copy of the diary's tables was set aside, cannot be read here and may still hold it.</source>
        <translation>Một bản sao hỏng của các bảng nhật ký đã được để riêng, không đọc được ở đây và có thể vẫn còn giữ nội dung này.</translation>
    </message>
    <message>
        <source>It can be removed on this page.</source>
        <translation>Bạn có thể xóa bản đó ngay trên trang này.</translation>
    </message>
    <message>
        <source>A copy of the diary's tables that cannot be read here. What you erase may still be in it.</source>
        <translation>Một bản sao của các bảng nhật ký không đọc được ở đây. Những gì bạn xóa hẳn có thể vẫn còn trong đó.</translation>
    </message>
    <message>
        <source>It may be the last copy of entries that are missing from this diary. It cannot be brought back.</source>
        <translation>Đây có thể là bản cuối cùng của những mục đang thiếu trong nhật ký này. Xóa rồi thì không lấy lại được.</translation>
    </message>
    <message>
        <source>Taking what is sound into a new diary looks for them there first: diary-desktop salvage.</source>
        <translation>Nếu muốn tìm lại các mục đó trước, bạn hãy cứu phần còn lành sang một nhật ký mới: diary-desktop salvage.</translation>
    </message>
    <message>
        <source>Snapshots of the disk that your system made, and worn flash cells, may keep sealed remains.</source>
        <translation>Bản chụp ổ đĩa do hệ thống tạo và các ô nhớ đã mòn của ổ flash vẫn có thể giữ lại tàn dư đã niêm phong.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>What else did I say about “{title}”?</source>
        <translation>Còn nói gì khác về “{title}”?</translation>
    </message>
    <message>
        <source>Write the words now</source>
        <translation>Viết lời ngay</translation>
    </message>
    <message>
        <source>What was the weather in you?</source>
        <translation>Trong lòng thời tiết thế nào?</translation>
    </message>
    <message>
        <source>Your words are being written down.</source>
        <translation>Đang chép lời.</translation>
    </message>
    <message>
        <source>Your voice is kept. Words will be added when listening is installed.</source>
        <translation>Giọng nói đã được giữ. Lời sẽ được thêm khi cài phần Nghe.</translation>
    </message>
    <message>
        <source>Rough captions for now. Better listening can write them again.</source>
        <translation>Lời chép tạm. Phần Nghe tốt hơn có thể chép lại.</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>Nói</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Viết</translation>
    </message>
    <message>
        <source>Original transcript kept</source>
        <translation>Vẫn giữ bản chép gốc</translation>
    </message>
    <message>
        <source>edited once</source>
        <translation>đã sửa một lần</translation>
    </message>
    <message>
        <source>edited {count} times</source>
        <translation>đã sửa {count} lần</translation>
    </message>
    <message>
        <source>Click any word to hear it</source>
        <translation>Bấm vào từ bất kỳ để nghe</translation>
    </message>
    <message>
        <source>10 seconds back</source>
        <translation>Lùi 10 giây</translation>
    </message>
    <message>
        <source>10 seconds forward</source>
        <translation>Tiến 10 giây</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>{at} of {length}</source>
        <translation>{at} trên {length}</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 giây</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} giây</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 phút</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} phút</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Cuộc hỏi đáp mới</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>Ask your diary anything...</source>
        <translation>Hỏi nhật ký điều gì cũng được...</translation>
    </message>
    <message>
        <source>Ask aloud</source>
        <translation>Hỏi bằng giọng nói</translation>
    </message>
    <message>
        <source>Ask what I said</source>
        <translation>Hỏi câu vừa nói</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Gửi câu hỏi</translation>
    </message>
    <message>
        <source>Listening. Take your time.</source>
        <translation>Đang nghe. Bạn cứ thong thả.</translation>
    </message>
    <message>
        <source>Writing your question down...</source>
        <translation>Đang chép câu hỏi...</translation>
    </message>
    <message>
        <source>Press again when you have asked.</source>
        <translation>Hỏi xong thì bấm lần nữa.</translation>
    </message>
    <message>
        <source>Answers come only from your entries. Open a source to check it.</source>
        <translation>Câu trả lời chỉ lấy từ nhật ký của bạn. Mở nguồn để kiểm tra.</translation>
    </message>
    <message>
        <source>Enter sends it, Shift Enter begins a new line.</source>
        <translation>Nhấn Enter để gửi, Shift Enter để xuống dòng.</translation>
    </message>
    <message>
        <source>What you could ask next</source>
        <translation>Những điều có thể hỏi tiếp</translation>
    </message>
    <message>
        <source>Ways on</source>
        <translation>Các cách tiếp tục</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Bộ lọc</translation>
    </message>
    <message>
        <source>This is the first photo.</source>
        <translation>Đây là ảnh đầu tiên.</translation>
    </message>
    <message>
        <source>This is the last photo.</source>
        <translation>Đây là ảnh cuối cùng.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Bạn muốn biết điều gì?</translation>
    </message>
    <message>
        <source>Ask about a day, a person or a place. The answer shows where it is written.</source>
        <translation>Hỏi về một ngày, một người hay một nơi. Câu trả lời chỉ rõ điều đó nằm ở đâu.</translation>
    </message>
    <message>
        <source>Reading your entries...</source>
        <translation>Đang đọc các mục...</translation>
    </message>
    <message>
        <source>Stop answering</source>
        <translation>Dừng trả lời</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Đọc thành tiếng</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Ngừng đọc</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 nguồn</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} nguồn</translation>
    </message>
    <message>
        <source>Answer, {sentences}, {sources}</source>
        <translation>Câu trả lời, {sentences}, {sources}</translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation>{count} câu</translation>
    </message>
    <message>
        <source>1 sentence</source>
        <translation>1 câu</translation>
    </message>
    <message>
        <source>{seconds} s · on this computer</source>
        <translation>{seconds} giây · trên máy này</translation>
    </message>
    <message>
        <source>These are your own words. Full answers need the Answering model.</source>
        <translation>Đây là lời của chính bạn. Muốn trả lời đầy đủ, hãy cài phần Trả lời.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Cài mô hình</translation>
    </message>
    <message>
        <source>Install the Answering model</source>
        <translation>Cài mô hình Trả lời</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Close the sources</source>
        <translation>Đóng phần nguồn</translation>
    </message>
    <message>
        <source>{shown} of {read} read</source>
        <translation>{shown} trên {read} mục đã đọc</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} đến {last}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>từ {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>đến {day}</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Nguồn {number}</translation>
    </message>
    <message>
        <source>You asked: {question}</source>
        <translation>Bạn hỏi: {question}</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Nghe lại</translation>
    </message>
    <message>
        <source>Hear it: {source}</source>
        <translation>Nghe lại: {source}</translation>
    </message>
    <message>
        <source>Put this notice away</source>
        <translation>Cất thông báo này</translation>
    </message>
    <message>
        <source>Locking in {seconds} s. Move or speak to stay.</source>
        <translation>Sẽ khóa sau {seconds} giây. Chạm hoặc nói để ở lại.</translation>
    </message>
    <message>
        <source>'{value}' is not a kind of lock.</source>
        <translation>“{value}” không phải là một kiểu khóa.</translation>
    </message>
    <message>
        <source>Choose one of those shown.</source>
        <translation>Hãy chọn một trong các kiểu đang hiện.</translation>
    </message>
    <message>
        <source>Some records are damaged and were set aside: {count}.</source>
        <translation>Một số bản ghi bị hỏng và đã để riêng: {count}.</translation>
    </message>
    <message>
        <source>Everything else opens. Nothing was erased.</source>
        <translation>Mọi thứ khác vẫn mở được. Không có gì bị xóa.</translation>
    </message>
    <message>
        <source>Your recovery words are not checked yet.</source>
        <translation>Từ khôi phục chưa được kiểm tra.</translation>
    </message>
    <message>
        <source>Without them and without the passphrase nobody can open this diary.</source>
        <translation>Không có chúng và không có mật khẩu thì không ai mở được nhật ký này.</translation>
    </message>
    <message>
        <source>Your entries are untouched.</source>
        <translation>Các mục của bạn vẫn nguyên.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Có lỗi xảy ra.</translation>
    </message>
    <message>
        <source>Your entries are untouched. Try again.</source>
        <translation>Các mục của bạn vẫn nguyên. Hãy thử lại.</translation>
    </message>
    <message>
        <source>This computer's keystore does not open this diary.</source>
        <translation>Kho khóa của máy này không mở được nhật ký này.</translation>
    </message>
    <message>
        <source>Only all twelve words can be checked now.</source>
        <translation>Bây giờ chỉ kiểm tra được khi có đủ cả mười hai từ.</translation>
    </message>
    <message>
        <source>Type them from your paper, in order.</source>
        <translation>Hãy gõ theo tờ giấy của bạn, đúng thứ tự.</translation>
    </message>
    <message>
        <source>Too few words were given.</source>
        <translation>Chưa đủ số từ.</translation>
    </message>
    <message>
        <source>Give at least {count} of them.</source>
        <translation>Hãy cho ít nhất {count} từ.</translation>
    </message>
    <message>
        <source>The words are numbered 1 to 12.</source>
        <translation>Các từ được đánh số từ 1 đến 12.</translation>
    </message>
    <message>
        <source>Check the numbers.</source>
        <translation>Hãy xem lại các số.</translation>
    </message>
    <message>
        <source>The passphrase of today is needed for that.</source>
        <translation>Việc này cần mật khẩu hiện nay.</translation>
    </message>
    <message>
        <source>A file that is no archive has the name under which this one would grow.</source>
        <translation>Đã có một tệp khác, không phải bản lưu, mang tên mà tệp này dùng trong lúc ghi.</translation>
    </message>
    <message>
        <source>Another archive of this name is being written.</source>
        <translation>Một tệp lưu khác cùng tên đang được ghi.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again.</source>
        <translation>Chưa có gì thay đổi. Hãy thử lại.</translation>
    </message>
    <message>
        <source>There are {count} ways into this diary already.</source>
        <translation>Nhật ký này đã có {count} cách mở.</translation>
    </message>
    <message>
        <source>Remove one of them first.</source>
        <translation>Hãy bỏ bớt một cách trước đã.</translation>
    </message>
    <message>
        <source>There is no such way into this diary.</source>
        <translation>Nhật ký này không có cách mở nào như vậy.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>The passphrase and the recovery words always stay.</source>
        <translation>Mật khẩu và các từ khôi phục luôn được giữ lại.</translation>
    </message>
    <message>
        <source>You can change them instead.</source>
        <translation>Bạn có thể đổi chúng.</translation>
    </message>
    <message>
        <source>Something is being recorded.</source>
        <translation>Đang có bản ghi âm dở dang.</translation>
    </message>
    <message>
        <source>Nothing was given to open the diary with.</source>
        <translation>Chưa có gì để mở nhật ký.</translation>
    </message>
    <message>
        <source>Give a passphrase, the recovery words or a key file.</source>
        <translation>Hãy đưa mật khẩu, các từ khôi phục hoặc một tệp khóa.</translation>
    </message>
    <message>
        <source>This diary's header is older than everything else in it, and opens none of it.</source>
        <translation>Phần đầu của nhật ký này cũ hơn mọi thứ còn lại nên không mở được gì.</translation>
    </message>
    <message>
        <source>Put back the newer files header-a and header-b, or restore a backup. Nothing was changed.</source>
        <translation>Hãy đặt lại hai tệp header-a và header-b mới hơn, hoặc khôi phục từ bản sao lưu. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Name a new file for the key.</source>
        <translation>Hãy đặt tên một tệp mới cho khóa.</translation>
    </message>
    <message>
        <source>This passphrase is longer than {bytes} bytes.</source>
        <translation>Mật khẩu này dài hơn {bytes} byte.</translation>
    </message>
    <message>
        <source>Take a shorter one.</source>
        <translation>Hãy chọn mật khẩu ngắn hơn.</translation>
    </message>
    <message>
        <source>There is not enough memory to open the diary.</source>
        <translation>Không đủ bộ nhớ để mở nhật ký.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Hãy đóng bớt chương trình khác rồi thử lại.</translation>
    </message>
    <message>
        <source>The keystore of this computer refused.</source>
        <translation>Kho khóa của máy này đã từ chối.</translation>
    </message>
    <message>
        <source>Unlock it, or open the diary with your passphrase.</source>
        <translation>Hãy mở kho khóa, hoặc mở nhật ký bằng mật khẩu.</translation>
    </message>
    <message>
        <source>That did not open it.</source>
        <translation>Chưa mở được.</translation>
    </message>
    <message>
        <source>Tone marks and capitals count. Your recovery words open the diary as well.</source>
        <translation>Dấu thanh và chữ hoa đều có tính. Từ khôi phục cũng mở được nhật ký.</translation>
    </message>
    <message>
        <source>There is no diary at this place.</source>
        <translation>Ở đây không có nhật ký nào.</translation>
    </message>
    <message>
        <source>Make one with `diary-desktop create`, or name its folder with --vault.</source>
        <translation>Tạo mới bằng `diary-desktop create`, hoặc chỉ thư mục bằng --vault.</translation>
    </message>
    <message>
        <source>There is a diary at this place already; nothing was changed.</source>
        <translation>Ở đây đã có nhật ký; không có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>Open it, or name another folder with --vault.</source>
        <translation>Hãy mở nó, hoặc chỉ thư mục khác bằng --vault.</translation>
    </message>
    <message>
        <source>A file of this diary is damaged.</source>
        <translation>Một tệp của nhật ký bị hỏng.</translation>
    </message>
    <message>
        <source>Nothing was erased. Run `diary-desktop verify` to see what is sound, and restore a backup if you have one.</source>
        <translation>Không có gì bị xóa. Chạy `diary-desktop verify` để xem phần nào còn lành, và khôi phục bản sao lưu nếu có.</translation>
    </message>
    <message>
        <source>This diary is already open in another window or program.</source>
        <translation>Nhật ký này đang mở ở cửa sổ hoặc chương trình khác.</translation>
    </message>
    <message>
        <source>Close it there first, or use that window.</source>
        <translation>Hãy đóng ở đó trước, hoặc dùng cửa sổ đó.</translation>
    </message>
    <message>
        <source>The diary is locked.</source>
        <translation>Nhật ký đang khóa.</translation>
    </message>
    <message>
        <source>Open it with your passphrase first.</source>
        <translation>Hãy mở bằng mật khẩu trước.</translation>
    </message>
    <message>
        <source>One part of the diary was written by a newer version of the app; everything else opens.</source>
        <translation>Một phần của nhật ký do phiên bản mới hơn của ứng dụng ghi; mọi phần khác vẫn mở được.</translation>
    </message>
    <message>
        <source>This diary was written by a newer version of the app.</source>
        <translation>Nhật ký này do phiên bản mới hơn ghi.</translation>
    </message>
    <message>
        <source>Update the app; nothing was changed.</source>
        <translation>Hãy cập nhật ứng dụng; không có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>This folder is an older state of your diary than this computer has seen.</source>
        <translation>Thư mục này cũ hơn trạng thái nhật ký mà máy này từng thấy.</translation>
    </message>
    <message>
        <source>If you put back a backup on purpose, open it once with --accept-older-state.</source>
        <translation>Nếu bạn chủ ý đưa bản sao lưu về, hãy mở một lần với --accept-older-state.</translation>
    </message>
    <message>
        <source>This is a copy of your diary that is older than the one this computer knows in another folder.</source>
        <translation>Đây là một bản chép nhật ký, cũ hơn cuốn mà máy này biết ở thư mục khác.</translation>
    </message>
    <message>
        <source>Open the newer one. If it is this copy that you want, open it once with --accept-older-state.</source>
        <translation>Hãy mở cuốn mới hơn. Nếu bạn muốn chính bản này, hãy mở một lần với --accept-older-state.</translation>
    </message>
    <message>
        <source>You may not read what lies at this place.</source>
        <translation>Bạn không có quyền đọc những gì nằm ở đây.</translation>
    </message>
    <message>
        <source>Look at who owns these files. Nothing was changed.</source>
        <translation>Hãy xem các tệp này thuộc về ai. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>Không tìm thấy micro.</translation>
    </message>
    <message>
        <source>Connect one or choose another in the sound settings. You can write instead, or bring in a recording.</source>
        <translation>Hãy cắm micro hoặc chọn micro khác trong cài đặt âm thanh. Bạn cũng có thể viết, hoặc đưa bản ghi vào.</translation>
    </message>
    <message>
        <source>The microphone went silent. What you said before is safe.</source>
        <translation>Micro không còn tiếng. Phần bạn nói trước đó vẫn an toàn.</translation>
    </message>
    <message>
        <source>Connect it again and go on, or finish and keep what is there.</source>
        <translation>Cắm lại rồi nói tiếp, hoặc kết thúc và giữ phần đã có.</translation>
    </message>
    <message>
        <source>No loudspeaker was found.</source>
        <translation>Không tìm thấy loa.</translation>
    </message>
    <message>
        <source>The answer stays on the screen. Connect headphones or a speaker to hear it.</source>
        <translation>Câu trả lời vẫn ở trên màn hình. Cắm tai nghe hoặc loa để nghe.</translation>
    </message>
    <message>
        <source>This file holds no sound that can be read.</source>
        <translation>Tệp này không có âm thanh đọc được.</translation>
    </message>
    <message>
        <source>Choose a complete audio or video file. Nothing was added and nothing was lost.</source>
        <translation>Hãy chọn tệp âm thanh hoặc video đầy đủ. Không thêm gì và không mất gì.</translation>
    </message>
    <message>
        <source>No words were heard in this recording. The sound is kept as an entry.</source>
        <translation>Không nghe thấy lời nào. Âm thanh vẫn được giữ thành một mục.</translation>
    </message>
    <message>
        <source>Check the microphone, or play the entry to hear what was recorded.</source>
        <translation>Kiểm tra micro, hoặc nghe lại mục đó.</translation>
    </message>
    <message>
        <source>The model for {role} is not installed.</source>
        <translation>Chưa cài phần {role}.</translation>
    </message>
    <message>
        <source>The diary works without it. `diary-desktop doctor` lists what is present.</source>
        <translation>Nhật ký vẫn dùng được. `diary-desktop doctor` liệt kê những gì đang có.</translation>
    </message>
    <message>
        <source>A model file is damaged or not what it should be, so it was not used.</source>
        <translation>Tệp mô hình bị hỏng hoặc không đúng, nên không được dùng.</translation>
    </message>
    <message>
        <source>Install the model again. Your entries are untouched.</source>
        <translation>Hãy cài lại. Các mục của bạn vẫn nguyên.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>Không đủ bộ nhớ cho phần này.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model.</source>
        <translation>Đóng bớt chương trình khác hoặc chọn bản nhỏ hơn.</translation>
    </message>
    <message>
        <source>The disk is full. What was saved before is safe.</source>
        <translation>Ổ đĩa đầy. Những gì đã lưu vẫn an toàn.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Dọn bớt chỗ rồi thử lại.</translation>
    </message>
    <message>
        <source>One record of the diary is damaged and was set aside; everything else opens.</source>
        <translation>Một bản ghi bị hỏng và đã để riêng; mọi thứ khác vẫn mở được.</translation>
    </message>
    <message>
        <source>Run `diary-desktop verify` for its name, and restore it from a backup if you have one.</source>
        <translation>Chạy `diary-desktop verify` để biết tên, và khôi phục từ bản sao lưu nếu có.</translation>
    </message>
    <message>
        <source>The diary cannot be kept at this place.</source>
        <translation>Không thể để nhật ký ở đây.</translation>
    </message>
    <message>
        <source>Choose a folder you may write to.</source>
        <translation>Hãy chọn thư mục bạn được phép ghi.</translation>
    </message>
    <message>
        <source>That could not be understood.</source>
        <translation>Không hiểu được.</translation>
    </message>
    <message>
        <source>See `diary-desktop --help`.</source>
        <translation>Xem `diary-desktop --help`.</translation>
    </message>
    <message>
        <source>The microphone “{name}” is not connected.</source>
        <translation>Micro “{name}” chưa được cắm.</translation>
    </message>
    <message>
        <source>The microphone cannot be used; another program may hold it.</source>
        <translation>Không dùng được micro; có thể chương trình khác đang giữ.</translation>
    </message>
    <message>
        <source>The loudspeaker cannot be used; another program may hold it.</source>
        <translation>Không dùng được loa; có thể chương trình khác đang giữ.</translation>
    </message>
    <message>
        <source>The loudspeaker or the headphones were taken away, so reading stopped.</source>
        <translation>Loa hoặc tai nghe đã bị rút ra nên việc đọc dừng lại.</translation>
    </message>
    <message>
        <source>Choose Read aloud again to go on where it stopped, through what is connected now.</source>
        <translation>Chọn Đọc thành tiếng lần nữa để đọc tiếp từ chỗ dừng, qua thiết bị đang nối.</translation>
    </message>
    <message>
        <source>The volume {value} is out of range.</source>
        <translation>Âm lượng {value} nằm ngoài khoảng cho phép.</translation>
    </message>
    <message>
        <source>Choose 1 to 5.</source>
        <translation>Chọn từ 1 đến 5.</translation>
    </message>
    <message>
        <source>The loudspeaker stopped answering.</source>
        <translation>Loa không còn phản hồi.</translation>
    </message>
    <message>
        <source>This recording cannot be decoded.</source>
        <translation>Không giải mã được bản ghi này.</translation>
    </message>
    <message>
        <source>There is no voice for this language.</source>
        <translation>Chưa có giọng đọc cho ngôn ngữ này.</translation>
    </message>
    <message>
        <source>The text stays on the screen.</source>
        <translation>Chữ vẫn ở trên màn hình.</translation>
    </message>
    <message>
        <source>No recogniser for this language is installed.</source>
        <translation>Chưa cài phần Nghe cho ngôn ngữ này.</translation>
    </message>
    <message>
        <source>No recogniser for this language is installed. The sound is kept.</source>
        <translation>Chưa cài phần Nghe cho ngôn ngữ này. Âm thanh vẫn được giữ.</translation>
    </message>
    <message>
        <source>Words will be added when one is installed.</source>
        <translation>Lời sẽ được thêm khi cài.</translation>
    </message>
    <message>
        <source>No speaking voice is installed, so the answer stays text.</source>
        <translation>Chưa cài giọng đọc, nên câu trả lời chỉ là chữ.</translation>
    </message>
    <message>
        <source>Read it on the screen, or install a voice.</source>
        <translation>Hãy đọc trên màn hình, hoặc cài giọng đọc.</translation>
    </message>
    <message>
        <source>No words were heard.</source>
        <translation>Không nghe thấy lời nào.</translation>
    </message>
    <message>
        <source>Come closer to the microphone, or type your question.</source>
        <translation>Hãy lại gần micro, hoặc gõ câu hỏi.</translation>
    </message>
    <message>
        <source>This key file cannot be read.</source>
        <translation>Không đọc được tệp khóa này.</translation>
    </message>
    <message>
        <source>Choose the file again, or use another way in.</source>
        <translation>Chọn lại tệp, hoặc dùng cách khác.</translation>
    </message>
    <message>
        <source>There is nothing to keep.</source>
        <translation>Không có gì để giữ.</translation>
    </message>
    <message>
        <source>Write or say at least one word.</source>
        <translation>Hãy viết hoặc nói ít nhất một từ.</translation>
    </message>
    <message>
        <source>A recording is going on already.</source>
        <translation>Đang ghi rồi.</translation>
    </message>
    <message>
        <source>Finish it first.</source>
        <translation>Hãy kết thúc bản ghi đó trước.</translation>
    </message>
    <message>
        <source>This entry was written, not spoken.</source>
        <translation>Mục này được viết, không phải nói.</translation>
    </message>
    <message>
        <source>There is nothing to play.</source>
        <translation>Không có gì để nghe.</translation>
    </message>
    <message>
        <source>The sound of an entry is damaged; its text is safe.</source>
        <translation>Âm thanh của một mục bị hỏng; chữ vẫn an toàn.</translation>
    </message>
    <message>
        <source>The sound of an entry is gone; its text is safe.</source>
        <translation>Âm thanh của một mục không còn; chữ vẫn an toàn.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Hãy khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>Restore a backup.</source>
        <translation>Hãy khôi phục bản sao lưu.</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Không có mục này.</translation>
    </message>
    <message>
        <source>`diary-desktop list` shows what there is.</source>
        <translation>`diary-desktop list` cho biết có những gì.</translation>
    </message>
    <message>
        <source>There are {count} words, and twelve are needed.</source>
        <translation>Có {count} từ, cần đủ mười hai.</translation>
    </message>
    <message>
        <source>Check the paper.</source>
        <translation>Hãy xem lại tờ giấy.</translation>
    </message>
    <message>
        <source>Word {number} is not one of the recovery words.</source>
        <translation>Từ số {number} không phải từ khôi phục.</translation>
    </message>
    <message>
        <source>Check its spelling.</source>
        <translation>Hãy xem lại chính tả.</translation>
    </message>
    <message>
        <source>These twelve words do not belong together.</source>
        <translation>Mười hai từ này không khớp nhau.</translation>
    </message>
    <message>
        <source>Check their order and spelling.</source>
        <translation>Hãy xem lại thứ tự và chính tả.</translation>
    </message>
    <message>
        <source>Both copies of the diary's header are damaged.</source>
        <translation>Cả hai bản đầu tệp của nhật ký đều hỏng.</translation>
    </message>
    <message>
        <source>The disk that holds your diary does not answer any more.</source>
        <translation>Ổ đĩa chứa nhật ký không trả lời nữa.</translation>
    </message>
    <message>
        <source>Plug it in again. What was saved is safe, and an open window goes on and saves what you typed since.</source>
        <translation>Hãy cắm lại. Những gì đã lưu vẫn an toàn, và cửa sổ đang mở sẽ tự tiếp tục và lưu những gì bạn gõ từ lúc đó.</translation>
    </message>
    <message>
        <source>The diary that is there now is not as it was when its disk went away.</source>
        <translation>Nhật ký đang nằm ở đó không còn như lúc ổ đĩa bị rút ra.</translation>
    </message>
    <message>
        <source>Plug in the right disk, or lock the diary and open it: what you typed since is put back then.</source>
        <translation>Hãy cắm đúng ổ đĩa, hoặc khóa rồi mở lại nhật ký: những gì bạn gõ từ lúc đó sẽ được đưa trở lại.</translation>
    </message>
    <message>
        <source>The disk is back, and what you typed is saved.</source>
        <translation>Ổ đĩa đã trở lại, và những gì bạn gõ đã được lưu.</translation>
    </message>
    <message>
        <source>What you typed last is not saved.</source>
        <translation>Những gì bạn gõ sau cùng chưa được lưu.</translation>
    </message>
    <message>
        <source>Its disk is away or takes nothing more. Once it does again, it is saved by itself.</source>
        <translation>Ổ đĩa đã bị rút ra hoặc không nhận thêm gì nữa. Khi ổ đĩa dùng lại được, phần đó sẽ tự được lưu.</translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation>Thoát và bỏ phần đó</translation>
    </message>
    <message>
        <source>Nothing was erased, but nothing opens without it. Restore a backup, or put back a copy of that file.</source>
        <translation>Không có gì bị xóa, nhưng thiếu tệp đó thì không mở được gì. Hãy khôi phục một bản sao lưu, hoặc đưa trở lại một bản của tệp đó.</translation>
    </message>
    <message>
        <source>It is still not there.</source>
        <translation>Vẫn chưa thấy nhật ký ở đó.</translation>
    </message>
    <message>
        <source>Wait until the system shows its disk, then try again.</source>
        <translation>Hãy đợi đến khi hệ thống nhận ổ đĩa, rồi thử lại.</translation>
    </message>
    <message>
        <source>Your diary is not there now</source>
        <translation>Hiện không thấy nhật ký của bạn</translation>
    </message>
    <message>
        <source>It lies on a stick or disk, or in a folder that is away:</source>
        <translation>Nhật ký nằm trên một USB, một ổ đĩa hoặc một thư mục hiện không có ở đây:</translation>
    </message>
    <message>
        <source>Plug it in, then try again. Nothing is lost.</source>
        <translation>Hãy cắm vào, rồi thử lại. Không có gì bị mất.</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>Bắt đầu một nhật ký mới</translation>
    </message>
    <message>
        <source>Open the one on this computer</source>
        <translation>Mở nhật ký trên máy này</translation>
    </message>
    <message>
        <source>The diary's folder is not there any more.</source>
        <translation>Thư mục của nhật ký không còn ở đó nữa.</translation>
    </message>
    <message>
        <source>You may not write at this place.</source>
        <translation>Bạn không có quyền ghi ở chỗ này.</translation>
    </message>
    <message>
        <source>This place can only be read, not written.</source>
        <translation>Chỗ này chỉ đọc được, không ghi được.</translation>
    </message>
    <message>
        <source>There is a file where the diary's folder should be.</source>
        <translation>Ở chỗ lẽ ra là thư mục của nhật ký lại có một tệp.</translation>
    </message>
    <message>
        <source>There is something else at this place already.</source>
        <translation>Chỗ này đã có thứ khác rồi.</translation>
    </message>
    <message>
        <source>There is a folder where a file of the diary should be.</source>
        <translation>Ở chỗ lẽ ra là một tệp của nhật ký lại có một thư mục.</translation>
    </message>
    <message>
        <source>The name of this place is too long for the disk.</source>
        <translation>Tên của chỗ này quá dài đối với ổ đĩa.</translation>
    </message>
    <message>
        <source>There is no such record in the diary.</source>
        <translation>Trong nhật ký không có mục nào như vậy.</translation>
    </message>
    <message>
        <source>The diary's log is not open.</source>
        <translation>Sổ ghi nối tiếp của nhật ký chưa mở.</translation>
    </message>
    <message>
        <source>Close the diary and open it again.</source>
        <translation>Hãy đóng nhật ký rồi mở lại.</translation>
    </message>
    <message>
        <source>The disk failed in the middle of this change, and it may have taken effect.</source>
        <translation>Ổ đĩa gặp lỗi giữa chừng, nên thay đổi này có thể đã có hiệu lực.</translation>
    </message>
    <message>
        <source>Keep both the old and the new. Check the disk, then lock the diary and see which one opens it.</source>
        <translation>Hãy giữ cả cái cũ lẫn cái mới. Kiểm tra ổ đĩa, rồi khóa nhật ký và xem cái nào mở được.</translation>
    </message>
    <message>
        <source>The disk did not do what it was asked.</source>
        <translation>Ổ đĩa không làm được việc được yêu cầu.</translation>
    </message>
    <message>
        <source>Check the disk; what was saved before is safe.</source>
        <translation>Hãy kiểm tra ổ đĩa; những gì đã lưu vẫn an toàn.</translation>
    </message>
    <message>
        <source>The disk undid every try to write the diary's tables anew; what was erased may still lie in some files.</source>
        <translation>Lần nào ghi lại các bảng của nhật ký cũng bị ổ đĩa làm hỏng; những gì bạn đã xóa có thể vẫn còn trong một số tệp.</translation>
    </message>
    <message>
        <source>Nothing is lost. Check the disk; the diary tries again by itself.</source>
        <translation>Không mất gì cả. Hãy kiểm tra ổ đĩa; nhật ký sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The entries of this diary are not as they were left; {missing} are missing.</source>
        <translation>Các mục không còn như lúc đóng; thiếu {missing}.</translation>
    </message>
    <message>
        <source>Every checkpoint of this diary is gone, so nobody can tell whether entries are missing.</source>
        <translation>Nhật ký không còn điểm ghi nhớ nào, nên không ai biết được có thiếu mục nào hay không.</translation>
    </message>
    <message>
        <source>Nothing was erased. Restore a backup, or open what is there with --accept-older-state.</source>
        <translation>Không có gì bị xóa. Hãy khôi phục bản sao lưu, hoặc mở phần còn lại với --accept-older-state.</translation>
    </message>
    <message>
        <source>A passphrase cannot be empty.</source>
        <translation>Mật khẩu không được để trống.</translation>
    </message>
    <message>
        <source>Choose four or more words that only you would put together.</source>
        <translation>Hãy chọn bốn từ trở lên mà chỉ bạn mới ghép với nhau.</translation>
    </message>
    <message>
        <source>This folder holds other files already.</source>
        <translation>Thư mục này đã có tệp khác.</translation>
    </message>
    <message>
        <source>Choose an empty folder for the diary.</source>
        <translation>Hãy chọn thư mục trống cho nhật ký.</translation>
    </message>
    <message>
        <source>Name a new or empty folder instead.</source>
        <translation>Hãy chọn một thư mục mới hoặc thư mục trống.</translation>
    </message>
    <message>
        <source>This disk cannot hold an open diary: it is formatted like most sticks and memory cards.</source>
        <translation>Ổ này không chứa được nhật ký đang mở: nó được định dạng như đa số USB và thẻ nhớ.</translation>
    </message>
    <message>
        <source>Choose a folder on the computer's own disk, or copy the diary there. The stick is good for backups.</source>
        <translation>Hãy chọn thư mục trên ổ của chính máy tính, hoặc chép nhật ký vào đó. USB thì hợp để sao lưu.</translation>
    </message>
    <message>
        <source>Add a recording</source>
        <translation>Thêm bản ghi</translation>
    </message>
    <message>
        <source>Taking in a recording…</source>
        <translation>Đang thêm bản ghi…</translation>
    </message>
    <message>
        <source>Taking in {count} recordings…</source>
        <translation>Đang thêm {count} bản ghi…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Đây là thư mục, không phải tệp.</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>Đây là thiết bị hoặc đường ống, không phải tệp.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Tệp này trống.</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>Không có tệp nào tên như vậy.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Hãy kiểm tra tên và thư mục.</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>Bạn không có quyền đọc tệp này.</translation>
    </message>
    <message>
        <source>Copy it to a folder of your own, or allow yourself to read it.</source>
        <translation>Hãy sao chép tệp vào thư mục của bạn, hoặc tự cấp quyền đọc.</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>Không mở được tệp này.</translation>
    </message>
    <message>
        <source>This is not an audio or video file, or it is damaged.</source>
        <translation>Đây không phải tệp âm thanh hay video, hoặc tệp bị hỏng.</translation>
    </message>
    <message>
        <source>There is no sound in this file.</source>
        <translation>Tệp này không có âm thanh.</translation>
    </message>
    <message>
        <source>The sound in this file is of a kind that cannot be read here.</source>
        <translation>Âm thanh trong tệp này thuộc loại không đọc được ở đây.</translation>
    </message>
    <message>
        <source>The header of this file is damaged: it describes no possible sound.</source>
        <translation>Phần đầu của tệp này bị hỏng: nó không mô tả âm thanh nào có thể có.</translation>
    </message>
    <message>
        <source>There is a header in this file, but no sound behind it.</source>
        <translation>Tệp này có phần đầu, nhưng phía sau không có âm thanh.</translation>
    </message>
    <message>
        <source>This file is damaged: most of it cannot be decoded.</source>
        <translation>Tệp này bị hỏng: phần lớn không giải mã được.</translation>
    </message>
    <message>
        <source>This file could be read only in part.</source>
        <translation>Chỉ đọc được một phần tệp này.</translation>
    </message>
    <message>
        <source>This file is cut short: {heard:.1f} of {declared:.1f} seconds are there.</source>
        <translation>Tệp này bị cắt ngắn: chỉ còn {heard:.1f} trên {declared:.1f} giây.</translation>
    </message>
    <message>
        <source>Copy it again from where it came from. Nothing was added and nothing was lost.</source>
        <translation>Hãy sao chép lại từ nơi gốc. Chưa thêm gì và không mất gì.</translation>
    </message>
    <message>
        <source>This file holds no sound.</source>
        <translation>Tệp này không chứa âm thanh.</translation>
    </message>
    <message>
        <source>Choose another file. Nothing was added.</source>
        <translation>Hãy chọn tệp khác. Chưa thêm gì.</translation>
    </message>
    <message>
        <source>This recording is longer than {hours:g} hours, the most an entry holds.</source>
        <translation>Bản ghi này dài hơn {hours:g} giờ, mức tối đa của một mục.</translation>
    </message>
    <message>
        <source>Cut it into shorter files. Nothing was added.</source>
        <translation>Hãy cắt thành các tệp ngắn hơn. Chưa thêm gì.</translation>
    </message>
    <message>
        <source>Lock the diary</source>
        <translation>Khóa nhật ký</translation>
    </message>
    <message>
        <source>{keys} does the same anywhere.</source>
        <translation>Bấm {keys} ở đâu cũng được.</translation>
    </message>
    <message>
        <source>A recording is finished and kept first, and so is a draft.</source>
        <translation>Bản đang ghi và bản nháp được giữ lại trước đã.</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Tự khóa sau</translation>
    </message>
    <message>
        <source>min</source>
        <translation>phút</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Không tự khóa</translation>
    </message>
    <message>
        <source>Minutes without a key, a movement or a voice. Half a minute before, the diary says so. It never locks while you type or speak.</source>
        <translation>Số phút không gõ phím, không chạm và không có tiếng nói. Nửa phút trước đó nhật ký sẽ báo. Không bao giờ khóa khi bạn đang gõ hay đang nói.</translation>
    </message>
    <message>
        <source>Lock before sleep</source>
        <translation>Khóa trước khi máy ngủ</translation>
    </message>
    <message>
        <source>When the computer goes to sleep or its lid is closed.</source>
        <translation>Khi máy đi ngủ hoặc bạn gập nắp máy.</translation>
    </message>
    <message>
        <source>Lock with the screen</source>
        <translation>Khóa cùng màn hình</translation>
    </message>
    <message>
        <source>When the desktop locks its screen. Somebody who is still dictating is heard out first.</source>
        <translation>Khi máy tính khóa màn hình. Nếu bạn còn đang đọc thì nghe bạn nói hết đã.</translation>
    </message>
    <message>
        <source>Deep lock</source>
        <translation>Khóa sâu</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không bao giờ</translation>
    </message>
    <message>
        <source>Before sleep</source>
        <translation>Trước khi máy ngủ</translation>
    </message>
    <message>
        <source>Every time</source>
        <translation>Lần nào cũng vậy</translation>
    </message>
    <message>
        <source>Every lock wipes the keys and lets go of all text, but some copies may stay in memory. A deep lock also starts the program anew, so that nothing stays. The window comes back closed.</source>
        <translation>Lần khóa nào cũng xóa chìa khóa và buông hết chữ, nhưng vài bản sao có thể còn trong bộ nhớ. Khóa sâu còn mở lại chương trình từ đầu để không sót gì. Cửa sổ hiện lại ở trạng thái đóng.</translation>
    </message>
    <message>
        <source>Clear the clipboard</source>
        <translation>Xóa bộ nhớ tạm</translation>
    </message>
    <message>
        <source>What you copy here leaves the clipboard after 30 seconds, if nothing else was copied since.</source>
        <translation>Những gì bạn sao chép ở đây sẽ rời bộ nhớ tạm sau 30 giây, nếu từ đó bạn chưa chép gì khác.</translation>
    </message>
    <message>
        <source>Cover the window</source>
        <translation>Che cửa sổ</translation>
    </message>
    <message>
        <source>While another window is in front, this one shows only hills. The diary stays open behind them.</source>
        <translation>Khi có cửa sổ khác ở phía trước, cửa sổ này chỉ hiện những quả đồi. Nhật ký vẫn mở ở phía sau.</translation>
    </message>
    <message>
        <source>Privacy &amp; lock</source>
        <translation>Riêng tư &amp; khóa</translation>
    </message>
    <message>
        <source>When the diary closes by itself, and what it leaves behind.</source>
        <translation>Khi nào nhật ký tự đóng, và để lại những gì.</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard in 30 s.</source>
        <translation>Đã chép. Sẽ rời bộ nhớ tạm sau 30 giây.</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Chứng minh</translation>
    </message>
    <message>
        <source>Do not take our word for it: look.</source>
        <translation>Đừng chỉ tin lời: hãy nhìn tận mắt.</translation>
    </message>
    <message>
        <source>Plant words and look for them</source>
        <translation>Gieo từ rồi đi tìm</translation>
    </message>
    <message>
        <source>Invented words are written into a diary of their own, searched for, answered from, spoken, erased and locked, just as yours are; an invented sound is recorded. Then the program looks where they are left. Your own diary is not touched. It takes a minute or so.</source>
        <translation>Những từ bịa được viết vào một nhật ký riêng, được tìm, được hỏi, được đọc lên, được xóa và khóa lại y như của bạn; một âm thanh bịa cũng được ghi. Rồi chương trình đi tìm xem chúng còn sót ở đâu. Nhật ký của bạn không bị động đến. Mất chừng một phút.</translation>
    </message>
    <message>
        <source>Prove it now</source>
        <translation>Chứng minh ngay</translation>
    </message>
    <message>
        <source>Stop the proof</source>
        <translation>Dừng việc chứng minh</translation>
    </message>
    <message>
        <source>Looked on {date} at {time}.</source>
        <translation>Đã xem ngày {date} lúc {time}.</translation>
    </message>
    <message>
        <source>Looked through</source>
        <translation>Đã xem</translation>
    </message>
    <message>
        <source>Left out: model files, which are only ever read</source>
        <translation>Bỏ qua: tệp mô hình, vốn chỉ được đọc</translation>
    </message>
    <message>
        <source>What it does not prove. {limit}</source>
        <translation>Điều chưa chứng minh được. {limit}</translation>
    </message>
    <message>
        <source>Words and sounds in files</source>
        <translation>Chữ và âm thanh trong các tệp</translation>
    </message>
    <message>
        <source>Erased entries</source>
        <translation>Các mục đã xóa hẳn</translation>
    </message>
    <message>
        <source>Whether looking works</source>
        <translation>Cách tìm có tìm ra không</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Memory after locking</source>
        <translation>Bộ nhớ sau khi khóa</translation>
    </message>
    <message>
        <source>Reading files: {percent} %</source>
        <translation>Đang đọc tệp: {percent} %</translation>
    </message>
    <message>
        <source>Writing invented words, recording an invented sound</source>
        <translation>Đang viết những từ bịa, ghi một âm thanh bịa</translation>
    </message>
    <message>
        <source>Searching and asking</source>
        <translation>Đang tìm và hỏi</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Đang xóa hẳn</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Đang khóa</translation>
    </message>
    <message>
        <source>Looking through memory</source>
        <translation>Đang xem bộ nhớ</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Đang đọc tệp</translation>
    </message>
    <message>
        <source>A proof cannot be made here.</source>
        <translation>Không chứng minh được ở đây.</translation>
    </message>
    <message>
        <source>The proof broke off.</source>
        <translation>Việc chứng minh bị đứt quãng.</translation>
    </message>
    <message>
        <source>Try again; nothing of your diary was touched.</source>
        <translation>Hãy thử lại; nhật ký của bạn không bị động đến.</translation>
    </message>
    <message>
        <source>{files} files ({size}) hold none of the planted words and sounds, in none of {ways} ways of writing them.</source>
        <translation>{files} tệp ({size}) không chứa từ hay âm thanh nào đã gieo, dưới cả {ways} cách viết.</translation>
    </message>
    <message>
        <source>Planted words or sounds can be read in {places} files of {files}.</source>
        <translation>Đọc được từ hoặc âm thanh đã gieo trong {places} tệp trên tổng số {files}.</translation>
    </message>
    <message>
        <source>It does not look inside compressed files, and it says nothing about software that reads along while you write, nor about what the system keeps elsewhere: swap, snapshots, worn flash cells.</source>
        <translation>Không xem bên trong tệp nén, và không nói gì về phần mềm đọc lén khi bạn viết, cũng như những gì hệ thống giữ ở nơi khác: vùng tráo đổi, bản chụp hệ thống, ô nhớ flash đã mòn.</translation>
    </message>
    <message>
        <source>A planted plain file was found in every one of {ways} ways of writing, and removed.</source>
        <translation>Một tệp không mã hóa gieo sẵn được tìm ra dưới cả {ways} cách viết, rồi đã được gỡ đi.</translation>
    </message>
    <message>
        <source>A planted plain file was missed in {missed} of {ways} ways: this look proves nothing.</source>
        <translation>Một tệp không mã hóa gieo sẵn bị bỏ sót ở {missed} trên {ways} cách viết: lần xem này không chứng minh gì.</translation>
    </message>
    <message>
        <source>It proves that looking works, not that there is no other way of writing.</source>
        <translation>Chỉ chứng minh rằng cách tìm có hiệu lực, không phải rằng không còn cách viết nào khác.</translation>
    </message>
    <message>
        <source>Of entries that were kept, binned and erased no word, no sound and no number of their meaning is left in any file.</source>
        <translation>Của những mục từng được giữ, bỏ vào thùng rác rồi xóa hẳn, không tệp nào còn một từ, một mẩu âm thanh hay một con số về nghĩa.</translation>
    </message>
    <message>
        <source>Of erased entries {places} files still hold something.</source>
        <translation>Vẫn còn dấu vết của những mục đã xóa hẳn trong {places} tệp.</translation>
    </message>
    <message>
        <source>Backups made before erasing keep an entry until they are replaced.</source>
        <translation>Các bản sao lưu làm trước khi xóa vẫn giữ mục ấy cho đến khi được thay.</translation>
    </message>
    <message>
        <source>{looks} looks: no open connection. Attempts refused: {refused}.</source>
        <translation>Xem {looks} lần: không có kết nối nào mở. Số lần thử bị từ chối: {refused}.</translation>
    </message>
    <message>
        <source>{open} sockets to a network were open.</source>
        <translation>Có {open} kết nối mạng đang mở.</translation>
    </message>
    <message>
        <source>This system does not let a program count its own sockets. Attempts refused: {refused}.</source>
        <translation>Hệ thống này không cho chương trình đếm kết nối của mình. Số lần thử bị từ chối: {refused}.</translation>
    </message>
    <message>
        <source>Python code is refused every connection; a compiled library could open one between two looks. A firewall or a computer without a network shows more.</source>
        <translation>Mã Python bị từ chối mọi kết nối; một thư viện biên dịch vẫn có thể mở kết nối giữa hai lần xem. Tường lửa hoặc một máy không có mạng sẽ cho thấy rõ hơn.</translation>
    </message>
    <message>
        <source>After locking, words are left {words} times (open: {words_open}), the diary's keys {key} times (open: {key_open}), the passphrase {passphrase} times (open: {passphrase_open}).</source>
        <translation>Sau khi khóa, từ còn {words} chỗ (khi mở: {words_open}), các chìa khóa của nhật ký {key} chỗ (khi mở: {key_open}), mật khẩu {passphrase} chỗ (khi mở: {passphrase_open}).</translation>
    </message>
    <message>
        <source>This system does not let a program look at its own memory.</source>
        <translation>Hệ thống này không cho chương trình xem bộ nhớ của chính mình.</translation>
    </message>
    <message>
        <source>A planted copy in memory was not found: this look proves nothing.</source>
        <translation>Một bản sao gieo trong bộ nhớ không được tìm ra: lần xem này không chứng minh gì.</translation>
    </message>
    <message>
        <source>Other forms of the keys, such as the tables a cipher makes of them, are not looked for, nor swapped pages. What is left goes with the address space: a deep lock starts the program anew.</source>
        <translation>Không tìm các dạng khác của những chìa khóa này, như bảng mà bộ mã hóa tạo ra từ chúng, và các trang đã tráo ra đĩa. Những gì còn sót mất đi cùng vùng nhớ: khóa sâu mở lại chương trình từ đầu.</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Đang đọc lên</translation>
    </message>
    <message>
        <source>Use the program as it is installed.</source>
        <translation>Hãy dùng chương trình đã cài đặt.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <comment>short</comment>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>1 conversation</source>
        <translation>1 cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>{count} conversations</source>
        <translation>{count} cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>1 conversation found</source>
        <translation>Tìm thấy 1 cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>{count} conversations found</source>
        <translation>Tìm thấy {count} cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>1 earlier version is kept.</source>
        <translation>Còn giữ 1 câu hỏi trước khi sửa.</translation>
    </message>
    <message>
        <source>{count} earlier versions are kept.</source>
        <translation>Còn giữ {count} câu hỏi trước khi sửa.</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 câu hỏi</translation>
    </message>
    <message>
        <source>{count} questions</source>
        <translation>{count} câu hỏi</translation>
    </message>
    <message>
        <source>A conversation needs a title.</source>
        <translation>Cuộc hỏi đáp cần có tên.</translation>
    </message>
    <message>
        <source>Write a few words.</source>
        <translation>Hãy viết vài chữ.</translation>
    </message>
    <message>
        <source>Another file of this name is being written.</source>
        <translation>Đang ghi một tệp khác cùng tên.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Lưu trữ</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Đã lưu trữ</translation>
    </message>
    <message>
        <source>As a count</source>
        <translation>Đếm số lần</translation>
    </message>
    <message>
        <source>As an open question</source>
        <translation>Như câu hỏi mở</translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation>Hỏi: {question}</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Muốn biết</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Về cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Sửa câu hỏi</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Các cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Sao chép câu trả lời</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Những ngày</translation>
    </message>
    <message>
        <source>Entries read</source>
        <translation>Số mục đã đọc</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Tìm cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>How I read this</source>
        <translation>Cách hiểu câu hỏi</translation>
    </message>
    <message>
        <source>Hide how I read this</source>
        <translation>Ẩn cách hiểu câu hỏi</translation>
    </message>
    <message>
        <source>In all days</source>
        <translation>Mọi ngày</translation>
    </message>
    <message>
        <source>Leave the question as it is</source>
        <translation>Để nguyên câu hỏi</translation>
    </message>
    <message>
        <source>Look back: {what}</source>
        <translation>Nhìn lại: {what}</translation>
    </message>
    <message>
        <source>Looking for your conversations...</source>
        <translation>Đang tìm các cuộc hỏi đáp...</translation>
    </message>
    <message>
        <source>More for the question: {question}</source>
        <translation>Thêm cho câu hỏi: {question}</translation>
    </message>
    <message>
        <source>More for {title}</source>
        <translation>Thêm cho {title}</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Không có cuộc hỏi đáp nào có những chữ này.</translation>
    </message>
    <message>
        <source>No conversation yet. Ask something, and it is kept here.</source>
        <translation>Chưa có cuộc hỏi đáp nào. Hỏi một câu, nhật ký sẽ giữ ở đây.</translation>
    </message>
    <message>
        <source>No days are named there. Write some such as: October 2025, last week.</source>
        <translation>Chưa thấy ngày nào. Viết chẳng hạn: tháng 10/2025, tuần trước.</translation>
    </message>
    <message>
        <source>Not right? Ask it differently:</source>
        <translation>Chưa đúng? Hỏi cách khác:</translation>
    </message>
    <message>
        <source>Nothing is archived.</source>
        <translation>Chưa lưu trữ cuộc nào.</translation>
    </message>
    <message>
        <source>On this day</source>
        <translation>Ngày này năm xưa</translation>
    </message>
    <message>
        <source>Or look back:</source>
        <translation>Hoặc nhìn lại:</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Ngày khác</translation>
    </message>
    <message>
        <source>Other days, such as: last week</source>
        <translation>Ngày khác, chẳng hạn: tuần trước</translation>
    </message>
    <message>
        <source>Passage of {day}, score {score}</source>
        <translation>Đoạn của {day}, điểm {score}</translation>
    </message>
    <message>
        <source>Passages and their scores</source>
        <translation>Các đoạn và điểm</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Những người</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Save as a readable file</source>
        <translation>Lưu thành tệp để đọc</translation>
    </message>
    <message>
        <source>Save it plain</source>
        <translation>Lưu không mã hóa</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <translation>Lưu cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>Save the title</source>
        <translation>Lưu tên</translation>
    </message>
    <message>
        <source>Save this conversation as a plain file?</source>
        <translation>Lưu cuộc hỏi đáp này thành tệp không mã hóa?</translation>
    </message>
    <message>
        <source>Save whole, for programs</source>
        <translation>Lưu đầy đủ, cho chương trình khác</translation>
    </message>
    <message>
        <source>Show what the model was sent</source>
        <translation>Xem những gì mô hình đã nhận</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Bỏ lưu trữ</translation>
    </message>
    <message>
        <source>Take out of the conversation</source>
        <translation>Bỏ khỏi cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>Taken out of the conversation.</source>
        <translation>Đã bỏ khỏi cuộc hỏi đáp.</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>Không ghi được tệp ở đó.</translation>
    </message>
    <message>
        <source>The file is written. It is not encrypted.</source>
        <translation>Đã ghi tệp. Tệp này không được mã hóa.</translation>
    </message>
    <message>
        <source>There is no room for the file. Your diary is untouched.</source>
        <translation>Không đủ chỗ cho tệp. Nhật ký của bạn vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>There is no such conversation.</source>
        <translation>Không có cuộc hỏi đáp này.</translation>
    </message>
    <message>
        <source>There is no such question.</source>
        <translation>Không có câu hỏi này.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Tháng này</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Title of the conversation</source>
        <translation>Tên cuộc hỏi đáp</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Điều trở đi trở lại</translation>
    </message>
    <message>
        <source>Worded by</source>
        <translation>Diễn đạt bởi</translation>
    </message>
    <message>
        <source>Reading {entries} from {first} to {last}...</source>
        <translation>Đang đọc {entries} từ {first} đến {last}...</translation>
    </message>
    <message>
        <source>Reading {entries} of {day}...</source>
        <translation>Đang đọc {entries} ngày {day}...</translation>
    </message>
    <message>
        <source>Words looked for</source>
        <translation>Những chữ đã tìm</translation>
    </message>
    <message>
        <source>Days counted from</source>
        <translation>Tính ngày từ</translation>
    </message>
    <message>
        <source>{day}, when you wrote: “{quote}”</source>
        <translation>{day}, hôm bạn viết: “{quote}”</translation>
    </message>
    <message>
        <source>all days</source>
        <translation>mọi ngày</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>một mục</translation>
    </message>
    <message>
        <source>and 1 more day</source>
        <translation>và 1 ngày nữa</translation>
    </message>
    <message>
        <source>and {count} more days</source>
        <translation>và {count} ngày nữa</translation>
    </message>
    <message>
        <source>choosing quotes</source>
        <translation>chọn trích dẫn</translation>
    </message>
    <message>
        <source>counted over 1 entry</source>
        <translation>đếm trong 1 mục</translation>
    </message>
    <message>
        <source>counted over {count} entries</source>
        <translation>đếm trong {count} mục</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>đếm</translation>
    </message>
    <message>
        <source>how long it has been</source>
        <translation>đã bao lâu rồi</translation>
    </message>
    <message>
        <source>how many times</source>
        <translation>bao nhiêu lần</translation>
    </message>
    <message>
        <source>how much each time</source>
        <translation>mỗi lần bao nhiêu</translation>
    </message>
    <message>
        <source>how much in all</source>
        <translation>tất cả bao nhiêu</translation>
    </message>
    <message>
        <source>how often in a month</source>
        <translation>mỗi tháng mấy lần</translation>
    </message>
    <message>
        <source>names of people, places or things</source>
        <translation>tên người, nơi chốn hoặc đồ vật</translation>
    </message>
    <message>
        <source>no language model</source>
        <translation>không dùng mô hình ngôn ngữ</translation>
    </message>
    <message>
        <source>on how many days</source>
        <translation>trong bao nhiêu ngày</translation>
    </message>
    <message>
        <source>on which days</source>
        <translation>những ngày nào</translation>
    </message>
    <message>
        <source>reading the question</source>
        <translation>hiểu câu hỏi</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>tìm</translation>
    </message>
    <message>
        <source>the days on which it happened</source>
        <translation>những ngày đã xảy ra</translation>
    </message>
    <message>
        <source>the entry where it stands</source>
        <translation>mục có viết điều đó</translation>
    </message>
    <message>
        <source>the first time</source>
        <translation>lần đầu tiên</translation>
    </message>
    <message>
        <source>the last time</source>
        <translation>lần cuối cùng</translation>
    </message>
    <message>
        <source>the least</source>
        <translation>ít nhất</translation>
    </message>
    <message>
        <source>the longest run of days</source>
        <translation>chuỗi ngày dài nhất</translation>
    </message>
    <message>
        <source>the most</source>
        <translation>nhiều nhất</translation>
    </message>
    <message>
        <source>what a day held</source>
        <translation>một ngày có những gì</translation>
    </message>
    <message>
        <source>what you wrote about it</source>
        <translation>bạn đã viết gì về điều đó</translation>
    </message>
    <message>
        <source>wording</source>
        <translation>viết lời</translation>
    </message>
    <message>
        <source>{sent} tokens sent, {written} written</source>
        <translation>gửi {sent} token, viết {written}</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Chủ đề</translation>
    </message>
    <message>
        <source>1 word I wasn't sure of:</source>
        <translation>1 từ nghe chưa chắc:</translation>
    </message>
    <message>
        <source>{count} words I wasn't sure of:</source>
        <translation>{count} từ nghe chưa chắc:</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Nghe lại</translation>
    </message>
    <message>
        <source>Word {at} of {count}: “{word}”</source>
        <translation>Từ {at}/{count}: “{word}”</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Đúng rồi</translation>
    </message>
    <message>
        <source>Type it anew</source>
        <translation>Gõ lại</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Remember “{name}” for next time?</source>
        <translation>Nhớ “{name}” cho lần sau nhé?</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Nhớ</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Không cần</translation>
    </message>
    <message>
        <source>Change “{heard}” to “{meant}” in 1 entry?</source>
        <translation>Đổi “{heard}” thành “{meant}” trong 1 mục?</translation>
    </message>
    <message>
        <source>Change “{heard}” to “{meant}” in {count} entries?</source>
        <translation>Đổi “{heard}” thành “{meant}” trong {count} mục?</translation>
    </message>
    <message>
        <source>Look at each place</source>
        <translation>Xem từng chỗ</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Cứ để vậy</translation>
    </message>
    <message>
        <source>This recording was written down again. Nothing changes until you have looked at it.</source>
        <translation>Bản ghi này đã được viết lại thành chữ. Chưa có gì thay đổi cho đến khi bạn xem qua.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Xem thử</translation>
    </message>
    <message>
        <source>This word</source>
        <translation>Từ này</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Phát từ đây</translation>
    </message>
    <message>
        <source>Play this word</source>
        <translation>Phát từ này</translation>
    </message>
    <message>
        <source>Edit here</source>
        <translation>Sửa ở đây</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>How fast recordings are played, at their own pitch</source>
        <translation>Bản ghi được phát nhanh hay chậm, cao độ giữ nguyên</translation>
    </message>
    <message>
        <source>{seconds} s missing at {at}</source>
        <translation>Thiếu {seconds} giây ở {at}</translation>
    </message>
    <message>
        <source>{seconds} s missing in all</source>
        <translation>Thiếu tổng cộng {seconds} giây</translation>
    </message>
    <message>
        <source>Choose 0.75 to 2.</source>
        <translation>Hãy chọn từ 0,75 đến 2.</translation>
    </message>
    <message>
        <source>This is no name.</source>
        <translation>Đây không phải là tên.</translation>
    </message>
    <message>
        <source>Write one word or a few.</source>
        <translation>Hãy viết một hoặc vài từ.</translation>
    </message>
    <message>
        <source>There is no room for more names.</source>
        <translation>Không còn chỗ cho tên mới.</translation>
    </message>
    <message>
        <source>Remove some that are not needed any more.</source>
        <translation>Hãy xóa bớt những tên không còn cần.</translation>
    </message>
    <message>
        <source>'{name}' is not among the names.</source>
        <translation>Không có tên '{name}' trong danh sách.</translation>
    </message>
    <message>
        <source>Look at the list of names again.</source>
        <translation>Hãy xem lại danh sách tên.</translation>
    </message>
    <message>
        <source>This entry was changed meanwhile.</source>
        <translation>Mục này vừa được thay đổi.</translation>
    </message>
    <message>
        <source>Look at it once more.</source>
        <translation>Hãy xem lại lần nữa.</translation>
    </message>
    <message>
        <source>All works without them, only rougher. They are fetched once, if you say so, and checked byte for byte.</source>
        <translation>Không có chúng mọi thứ vẫn chạy, chỉ thô hơn. Chỉ tải một lần, khi bạn đồng ý, và được kiểm tra từng byte.</translation>
    </message>
    <message>
        <source>For this computer</source>
        <translation>Hợp với máy này</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Đã cài</translation>
    </message>
    <message>
        <source>From a stick</source>
        <translation>Từ USB</translation>
    </message>
    <message>
        <source>One file holds all that is installed here. The other computer needs no network.</source>
        <translation>Một tệp chứa mọi thứ đã cài ở đây. Máy kia không cần mạng.</translation>
    </message>
    <message>
        <source>Take in a kit</source>
        <translation>Nhận một bộ</translation>
    </message>
    <message>
        <source>Make a kit</source>
        <translation>Đóng một bộ</translation>
    </message>
    <message>
        <source>All that may be fetched</source>
        <translation>Tất cả những gì tải được</translation>
    </message>
    <message>
        <source>Stop what is going on with models</source>
        <translation>Dừng việc đang làm với mô hình</translation>
    </message>
    <message>
        <source>Fetch...</source>
        <translation>Tải...</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>Remove...</source>
        <translation>Gỡ...</translation>
    </message>
    <message>
        <source>Choose a kit</source>
        <translation>Chọn một bộ</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Gỡ {name}?</translation>
    </message>
    <message>
        <source>{size} are freed. Your entries and their words stay as they are.</source>
        <translation>Lấy lại được {size}. Các mục và chữ của bạn vẫn nguyên.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ</translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>Tải về</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Take it in all the same</source>
        <translation>Vẫn nhận</translation>
    </message>
    <message>
        <source>This kit holds models nobody vouches for. Take it in only if you trust where it comes from.</source>
        <translation>Bộ này có mô hình không ai bảo đảm. Chỉ nhận khi bạn tin nơi nó đến.</translation>
    </message>
    <message>
        <source>Nothing yet: what came with the diary hears, remembers and speaks.</source>
        <translation>Chưa có gì: phần kèm theo nhật ký đang nghe, nhớ và nói.</translation>
    </message>
    <message>
        <source>{size} on this computer.</source>
        <translation>{size} trên máy này.</translation>
    </message>
    <message>
        <source>suits this computer</source>
        <translation>hợp với máy này</translation>
    </message>
    <message>
        <source>Search by meaning</source>
        <translation>Tìm theo ý</translation>
    </message>
    <message>
        <source>Good recognition, short answers. For most laptops.</source>
        <translation>Nhận giọng tốt, trả lời ngắn. Cho phần lớn máy xách tay.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Better recognition and answers. Wants 16 GB of memory.</source>
        <translation>Nhận giọng và trả lời tốt hơn. Cần 16 GB bộ nhớ.</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Tốt nhất</translation>
    </message>
    <message>
        <source>The best there is here. Wants 32 GB of memory and eight cores.</source>
        <translation>Tốt nhất ở đây. Cần 32 GB bộ nhớ và tám nhân.</translation>
    </message>
    <message>
        <source>Checked, byte for byte</source>
        <translation>Đã kiểm tra từng byte</translation>
    </message>
    <message>
        <source>Not checked since it changed</source>
        <translation>Chưa kiểm tra từ khi thay đổi</translation>
    </message>
    <message>
        <source>Unverified: nobody vouches for it</source>
        <translation>Chưa xác minh: không ai bảo đảm</translation>
    </message>
    <message>
        <source>{number} s of work for a second of speech</source>
        <translation>{number} giây xử lý cho một giây tiếng nói</translation>
    </message>
    <message>
        <source>{number} words a second</source>
        <translation>{number} từ mỗi giây</translation>
    </message>
    <message>
        <source>{number} passages a second</source>
        <translation>{number} đoạn mỗi giây</translation>
    </message>
    <message>
        <source>{speed}; loads in {seconds} s; needs {memory} MB</source>
        <translation>{speed}; nạp trong {seconds} giây; cần {memory} MB</translation>
    </message>
    <message>
        <source>{size} from {host}. The host sees that you fetch them, and nothing of your diary.</source>
        <translation>{size} từ {host}. Nơi đó thấy bạn tải, và không thấy gì của nhật ký.</translation>
    </message>
    <message>
        <source>Fetching {name}: {percent} % of {size}. The diary stays usable.</source>
        <translation>Đang tải {name}: {percent} % của {size}. Nhật ký vẫn dùng được.</translation>
    </message>
    <message>
        <source>Trying {name}: it takes up to half a minute.</source>
        <translation>Đang thử {name}: mất chừng nửa phút.</translation>
    </message>
    <message>
        <source>{name} is not what it should be. Remove it and fetch it again.</source>
        <translation>{name} không còn đúng. Hãy gỡ rồi tải lại.</translation>
    </message>
    <message>
        <source>Installed and checked. It is used from now on.</source>
        <translation>Đã cài và kiểm tra. Từ giờ sẽ dùng.</translation>
    </message>
    <message>
        <source>1 model is installed.</source>
        <translation>Đã cài 1 mô hình.</translation>
    </message>
    <message>
        <source>{count} models are installed.</source>
        <translation>Đã cài {count} mô hình.</translation>
    </message>
    <message>
        <source>The kit is ready: one file for a stick.</source>
        <translation>Bộ đã xong: một tệp để chép vào USB.</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Đã gỡ.</translation>
    </message>
    <message>
        <source>{name} is sound, byte for byte.</source>
        <translation>{name} nguyên vẹn từng byte.</translation>
    </message>
    <message>
        <source>Tried.</source>
        <translation>Đã thử.</translation>
    </message>
    <message>
        <source>What hears, answers and speaks, all on this computer.</source>
        <translation>Phần nghe, trả lời và nói, tất cả trên máy này.</translation>
    </message>
    <message>
        <source>The host of the models cannot be reached, or the line broke off and did not come back.</source>
        <translation>Không tới được nơi giữ mô hình, hoặc đường truyền đứt và không nối lại.</translation>
    </message>
    <message>
        <source>Try again later: it goes on where it stopped. The diary works without it.</source>
        <translation>Thử lại sau: sẽ tải tiếp từ chỗ dừng. Không có nó nhật ký vẫn chạy.</translation>
    </message>
    <message>
        <source>This holds models that nobody vouches for: nothing was taken in.</source>
        <translation>Trong này có mô hình không ai bảo đảm: chưa nhận gì.</translation>
    </message>
    <message>
        <source>If you trust where they come from, take them in as unverified.</source>
        <translation>Nếu tin nơi chúng đến, bạn có thể nhận dưới dạng chưa xác minh.</translation>
    </message>
    <message>
        <source>The list of models that came with the diary cannot be read.</source>
        <translation>Không đọc được danh sách mô hình kèm theo nhật ký.</translation>
    </message>
    <message>
        <source>Install the diary again. Models you have go on working.</source>
        <translation>Hãy cài lại nhật ký. Các mô hình đang có vẫn chạy.</translation>
    </message>
    <message>
        <source>The host passed the request on to another that was not agreed to, so it was not followed.</source>
        <translation>Nơi giữ mô hình chuyển sang nơi khác chưa được đồng ý, nên đã dừng.</translation>
    </message>
    <message>
        <source>Try again later, or bring the model on a stick.</source>
        <translation>Thử lại sau, hoặc mang mô hình bằng USB.</translation>
    </message>
    <message>
        <source>The host sends the request round in circles.</source>
        <translation>Nơi giữ mô hình cứ chuyển vòng quanh.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Thử lại sau.</translation>
    </message>
    <message>
        <source>The host wants an account for this file.</source>
        <translation>Nơi giữ mô hình đòi tài khoản cho tệp này.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Hãy chọn mô hình khác.</translation>
    </message>
    <message>
        <source>The host does not have this file any more.</source>
        <translation>Nơi giữ mô hình không còn tệp này.</translation>
    </message>
    <message>
        <source>The host refused (answer {status}).</source>
        <translation>Nơi giữ mô hình từ chối (mã {status}).</translation>
    </message>
    <message>
        <source>What the host sent is not the file that was proved to be good, so it was not kept.</source>
        <translation>Tệp nhận được không phải tệp đã được bảo đảm, nên không giữ lại.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: {wanted} MB are needed, {free} MB are free.</source>
        <translation>Ổ đĩa không đủ chỗ: cần {wanted} MB, còn {free} MB.</translation>
    </message>
    <message>
        <source>Free some space and try again: it goes on where it stopped.</source>
        <translation>Dọn bớt rồi thử lại: sẽ tải tiếp từ chỗ dừng.</translation>
    </message>
    <message>
        <source>Free some space and try again. What arrived so far is kept.</source>
        <translation>Dọn bớt rồi thử lại. Phần đã tải vẫn giữ.</translation>
    </message>
    <message>
        <source>The folder of models could not be changed.</source>
        <translation>Không thay đổi được thư mục mô hình.</translation>
    </message>
    <message>
        <source>Check that you may write there, and its disk.</source>
        <translation>Xem bạn có quyền ghi ở đó không, và xem ổ đĩa.</translation>
    </message>
    <message>
        <source>A file of this model is not what it should be, so nothing of it was taken in.</source>
        <translation>Một tệp của mô hình này không đúng, nên chưa nhận gì.</translation>
    </message>
    <message>
        <source>Get the model again from where it came, or choose another.</source>
        <translation>Hãy lấy lại mô hình từ nơi của nó, hoặc chọn mô hình khác.</translation>
    </message>
    <message>
        <source>This kit was made by a newer version of the app.</source>
        <translation>Bộ này do phiên bản mới hơn tạo ra.</translation>
    </message>
    <message>
        <source>Update the app; nothing was taken in.</source>
        <translation>Hãy cập nhật ứng dụng; chưa nhận gì.</translation>
    </message>
    <message>
        <source>This kit is damaged or is none: nothing was taken in.</source>
        <translation>Bộ này hỏng hoặc không phải bộ mô hình: chưa nhận gì.</translation>
    </message>
    <message>
        <source>Make it anew, or copy it to the stick again.</source>
        <translation>Hãy đóng lại, hoặc chép lại vào USB.</translation>
    </message>
    <message>
        <source>This model is too slow for this computer, or never ends.</source>
        <translation>Mô hình này quá chậm với máy, hoặc chạy mãi không xong.</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>Hãy chọn cái nhỏ hơn.</translation>
    </message>
    <message>
        <source>This model ended the program that tried it, so it is not used.</source>
        <translation>Mô hình này làm chương trình thử nó dừng, nên không dùng.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Hãy chọn cái khác.</translation>
    </message>
    <message>
        <source>This model heard no words where somebody speaks.</source>
        <translation>Mô hình này không nghe ra chữ nào dù có người nói.</translation>
    </message>
    <message>
        <source>No model is called {key}.</source>
        <translation>Không có mô hình nào tên {key}.</translation>
    </message>
    <message>
        <source>`diary-desktop models list` shows them.</source>
        <translation>`diary-desktop models list` liệt kê chúng.</translation>
    </message>
    <message>
        <source>No installed model is called {name}.</source>
        <translation>Không có mô hình đã cài nào tên {name}.</translation>
    </message>
    <message>
        <source>This program was started without leave to connect.</source>
        <translation>Chương trình này không được phép kết nối.</translation>
    </message>
    <message>
        <source>Begin with `models download`.</source>
        <translation>Hãy bắt đầu bằng `models download`.</translation>
    </message>
    <message>
        <source>A question to you</source>
        <translation>Hỏi lại bạn</translation>
    </message>
    <message>
        <source>A question to you. Press to keep the entry.</source>
        <translation>Hỏi lại bạn. Bấm để giữ mục này.</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Mọi câu lệnh</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Finishing in {seconds} s. Keep talking to go on.</source>
        <translation>Dừng ghi sau {seconds} giây. Nói tiếp để ghi tiếp.</translation>
    </message>
    <message>
        <source>Hands-free</source>
        <translation>Rảnh tay</translation>
    </message>
    <message>
        <source>Hear your own words</source>
        <translation>Nghe lại giọng bạn</translation>
    </message>
    <message>
        <source>In any order, with a please or without. Locking, discarding and deleting ask back first.</source>
        <translation>Nói theo thứ tự nào cũng được. Khóa, bỏ và xóa đều được hỏi lại trước.</translation>
    </message>
    <message>
        <source>Last answer, {time}</source>
        <translation>Câu trả lời trước, {time}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Microphone off or on</source>
        <translation>Tắt hoặc bật micro</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Tắt micro</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Micro tắt</translation>
    </message>
    <message>
        <source>The newest backup only, as it lies in its folder today.</source>
        <translation>Chỉ bản sao lưu mới nhất, như đang nằm trong thư mục hôm nay.</translation>
    </message>
    <message>
        <source>Nothing is counted yet.</source>
        <translation>Chưa có gì để xem.</translation>
    </message>
    <message>
        <source>In a moment: the last answer comes first.</source>
        <translation>Chờ một chút: đang trả lời câu trước.</translation>
    </message>
    <message>
        <source>In a moment: something else is being done.</source>
        <translation>Chờ một chút: đang làm việc khác.</translation>
    </message>
    <message>
        <source>Press {keys} or the button to be heard again.</source>
        <translation>Bấm {keys} hoặc nút bật micro để nói tiếp.</translation>
    </message>
    <message>
        <source>Press the button to be heard again.</source>
        <translation>Bấm nút bật micro để nói tiếp.</translation>
    </message>
    <message>
        <source>Muted. Press to open the microphone.</source>
        <translation>Micro tắt. Bấm để bật lại.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Đang đọc nhật ký</translation>
    </message>
    <message>
        <source>Reading. Press to stop.</source>
        <translation>Đang đọc nhật ký. Bấm để dừng.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Nói lại</translation>
    </message>
    <message>
        <source>Silence, then leave</source>
        <translation>Im lặng, rồi thoát</translation>
    </message>
    <message>
        <source>Speaking. Press to silence it.</source>
        <translation>Đang đọc lên. Bấm để im.</translation>
    </message>
    <message>
        <source>Take your time. I&apos;ll answer when you finish.</source>
        <translation>Bạn cứ thong thả. Nói xong sẽ có câu trả lời.</translation>
    </message>
    <message>
        <source>Talk any time to interrupt.</source>
        <translation>Cứ nói để ngắt lời.</translation>
    </message>
    <message>
        <source>Then it is kept.</source>
        <translation>Sau đó mục được giữ lại.</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Bật micro</translation>
    </message>
    <message>
        <source>Listening for “{word}”</source>
        <translation>Đang chờ “{word}”</translation>
    </message>
    <message>
        <source>Waiting. Press to talk.</source>
        <translation>Đang chờ. Bấm để nói.</translation>
    </message>
    <message>
        <source>What you can say</source>
        <translation>Những câu nói được</translation>
    </message>
    <message>
        <source>Writing this down</source>
        <translation>Đang ghi lại</translation>
    </message>
    <message>
        <source>Writing this down. Press to finish.</source>
        <translation>Đang ghi lại. Bấm để kết thúc.</translation>
    </message>
    <message>
        <source>You can say</source>
        <translation>Bạn có thể nói</translation>
    </message>
    <message>
        <source>Your own voice</source>
        <translation>Giọng của bạn</translation>
    </message>
    <message>
        <source>Your own voice. Press to silence it.</source>
        <translation>Giọng của bạn. Bấm để im.</translation>
    </message>
    <message>
        <source>{seconds} s to answer.</source>
        <translation>Còn {seconds} giây để trả lời.</translation>
    </message>
    <message>
        <source>Listening</source>
        <comment>short</comment>
        <translation>Đang nghe</translation>
    </message>
    <message>
        <source>Wake phrase</source>
        <translation>Câu đánh thức</translation>
    </message>
    <message>
        <source>What makes the diary listen, without a hand.</source>
        <translation>Điều khiến nhật ký lắng nghe mà không cần đến tay.</translation>
    </message>
    <message>
        <source>Begin hands-free when the diary opens</source>
        <translation>Vào chế độ rảnh tay ngay khi mở nhật ký</translation>
    </message>
    <message>
        <source>The microphone opens with the diary. After a while of silence it waits for its word or phrase.</source>
        <translation>Micro bật cùng lúc với nhật ký. Im lặng một lúc thì nhật ký chờ từ hoặc câu đánh thức.</translation>
    </message>
    <message>
        <source>{keys} closes the microphone at any time.</source>
        <translation>Bấm {keys} lúc nào cũng tắt được micro.</translation>
    </message>
    <message>
        <source>Trained word</source>
        <translation>Từ có sẵn</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không dùng</translation>
    </message>
    <message>
        <source>Heard by a small network on this computer, trained with English voices. It needs no speech model and little power.</source>
        <translation>Được nhận ra bằng một mạng nhỏ ngay trên máy này, học từ giọng tiếng Anh. Không cần mô hình nghe và tốn rất ít điện.</translation>
    </message>
    <message>
        <source>There are none for this kind of computer. A phrase of your own needs none.</source>
        <translation>Loại máy này chưa có từ nào. Câu của riêng bạn thì không cần đến chúng.</translation>
    </message>
    <message>
        <source>Your own phrase</source>
        <translation>Câu của riêng bạn</translation>
    </message>
    <message>
        <source>dear diary</source>
        <translation>nhật ký ơi</translation>
    </message>
    <message>
        <source>Two to four words that you do not say otherwise. What follows in the same breath is already the command: “Dear diary, what did I do last week?”</source>
        <translation>Hai đến bốn từ mà bình thường bạn không nói. Phần nói liền theo sau đã là lệnh: “Nhật ký ơi, tuần trước mình làm gì?”</translation>
    </message>
    <message>
        <source>Say it now</source>
        <translation>Nói thử ngay</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Lắng nghe</translation>
    </message>
    <message>
        <source>Say the word or the phrase as you would from your chair, and see whether it is heard.</source>
        <translation>Hãy nói từ hoặc câu ấy như khi đang ngồi ở chỗ của bạn, rồi xem có được nghe thấy không.</translation>
    </message>
    <message>
        <source>End an entry after silence</source>
        <translation>Kết thúc mục sau khi im lặng</translation>
    </message>
    <message>
        <source>For entries spoken hands-free; a countdown is seen and heard first. A recording you started with a key is ended by no silence, but the diary locks when left alone.</source>
        <translation>Dành cho mục nói rảnh tay; trước đó có đếm ngược cả bằng hình lẫn bằng tiếng. Bản ghi bắt đầu bằng phím thì không kết thúc vì im lặng, nhưng nhật ký vẫn tự khóa khi bạn để yên lâu.</translation>
    </message>
    <message>
        <source>Keep the last second</source>
        <translation>Giữ lại giây cuối</translation>
    </message>
    <message>
        <source>While it listens, the last second of sound stays in memory, so that your first word is whole. It is never written down anywhere, and overwritten when you mute or lock.</source>
        <translation>Khi lắng nghe, giây âm thanh cuối cùng nằm trong bộ nhớ để từ đầu tiên của bạn không bị cụt. Nó không bao giờ được ghi ra đâu, và bị ghi đè khi bạn tắt micro hoặc khóa.</translation>
    </message>
    <message>
        <source>Let me interrupt</source>
        <translation>Cho phép ngắt lời</translation>
    </message>
    <message>
        <source>Speaking over an answer silences it. The diary learns how loud it hears itself and ignores that.</source>
        <translation>Bạn nói chen vào thì câu trả lời dừng lại. Nhật ký tự biết tiếng của chính nó to chừng nào và bỏ qua tiếng ấy.</translation>
    </message>
    <message>
        <source>Nothing on this computer writes down the language you speak, so a phrase is not heard yet.</source>
        <translation>Trên máy chưa có gì chép được ngôn ngữ bạn nói, nên câu đánh thức chưa được nghe thấy.</translation>
    </message>
    <message>
        <source>The starter listening hears a phrase about 3 times in 10. Surest here is the trained word Alexa: 95 of 100 tries with made-up voices.</source>
        <translation>Bộ nghe ban đầu chỉ nghe ra câu khoảng 3 lần trong 10. Chắc nhất ở đây là từ có sẵn Alexa: 95 trong 100 lần thử với giọng máy.</translation>
    </message>
    <message>
        <source>Heard by the installed speech model. Try it below.</source>
        <translation>Được mô hình nghe đã cài nhận ra. Hãy thử ở bên dưới.</translation>
    </message>
    <message>
        <source>Listening. Say it now.</source>
        <translation>Đang nghe. Bạn nói đi.</translation>
    </message>
    <message>
        <source>Heard: “{word}”.</source>
        <translation>Đã nghe thấy: “{word}”.</translation>
    </message>
    <message>
        <source>Not heard. Come closer, speak a little slower, or choose another.</source>
        <translation>Chưa nghe thấy. Hãy lại gần, nói chậm hơn một chút, hoặc chọn câu khác.</translation>
    </message>
    <message>
        <source>Hands-free is listening already.</source>
        <translation>Chế độ rảnh tay đang lắng nghe rồi.</translation>
    </message>
    <message>
        <source>Say it now: the diary wakes by it.</source>
        <translation>Cứ nói đi: nhật ký sẽ thức dậy.</translation>
    </message>
    <message>
        <source>The diary is not listening.</source>
        <translation>Nhật ký đang không lắng nghe.</translation>
    </message>
    <message>
        <source>Switch hands-free on first.</source>
        <translation>Hãy bật chế độ rảnh tay trước.</translation>
    </message>
    <message>
        <source>The microphone is closed.</source>
        <translation>Micro đang tắt.</translation>
    </message>
    <message>
        <source>Let the diary listen first.</source>
        <translation>Hãy để nhật ký lắng nghe trước.</translation>
    </message>
    <message>
        <source>{value} seconds of silence is out of range.</source>
        <translation>{value} giây im lặng nằm ngoài khoảng cho phép.</translation>
    </message>
    <message>
        <source>Choose 2 to 60, or 0.</source>
        <translation>Hãy chọn từ 2 đến 60, hoặc 0.</translation>
    </message>
    <message>
        <source>That phrase is too long to wake the diary.</source>
        <translation>Câu ấy quá dài để đánh thức nhật ký.</translation>
    </message>
    <message>
        <source>Choose two to four words.</source>
        <translation>Hãy chọn hai đến bốn từ.</translation>
    </message>
    <message>
        <source>By {name}, {day}.</source>
        <translation>Do {name} viết, ngày {day}.</translation>
    </message>
    <message>
        <source>Struck through is what would go, underlined is what would come.</source>
        <translation>Chữ gạch ngang sẽ mất đi, chữ gạch chân sẽ được thêm vào.</translation>
    </message>
    <message>
        <source>The text of today and the original transcript stay in the history.</source>
        <translation>Nội dung hôm nay và bản ghi lời gốc vẫn nằm trong lịch sử.</translation>
    </message>
    <message>
        <source>Take all of it</source>
        <translation>Nhận tất cả</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Giữ nguyên như cũ</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Để lúc khác</translation>
    </message>
    <message>
        <source>1 more change below.</source>
        <translation>Còn 1 thay đổi nữa bên dưới.</translation>
    </message>
    <message>
        <source>{count} more changes below.</source>
        <translation>Còn {count} thay đổi nữa bên dưới.</translation>
    </message>
    <message>
        <source>You wrote or changed this by hand.</source>
        <translation>Chỗ này bạn đã tự viết hoặc tự sửa.</translation>
    </message>
    <message>
        <source>1 entry waits.</source>
        <translation>1 mục đang chờ.</translation>
    </message>
    <message>
        <source>{count} entries wait.</source>
        <translation>{count} mục đang chờ.</translation>
    </message>
    <message>
        <source>Taking all of it leaves alone what you wrote by hand: those entries go on waiting.</source>
        <translation>Khi nhận tất cả, những chỗ bạn tự viết không bị đụng đến: các mục đó vẫn chờ bạn xem.</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 thay đổi</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} thay đổi</translation>
    </message>
    <message>
        <source>In the background, and never while you speak or ask. Nothing changes until you have looked.</source>
        <translation>Làm ở phía sau, và không bao giờ làm trong lúc bạn nói hay hỏi. Chưa có gì thay đổi cho đến khi bạn xem qua.</translation>
    </message>
    <message>
        <source>Nothing waits to be looked at.</source>
        <translation>Không có gì đang chờ xem.</translation>
    </message>
    <message>
        <source>The rough ones</source>
        <translation>Những bản còn thô</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Từ ngày này trở đi</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Dừng hẳn</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} trên {total}</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Đang tạm dừng.</translation>
    </message>
    <message>
        <source>1 could not be read.</source>
        <translation>1 bản không đọc được.</translation>
    </message>
    <message>
        <source>{count} could not be read.</source>
        <translation>{count} bản không đọc được.</translation>
    </message>
    <message>
        <source>This is still the rough starter.</source>
        <translation>Đây vẫn là bộ nghe tạm ban đầu.</translation>
    </message>
    <message>
        <source>1 where you wrote by hand</source>
        <translation>1 chỗ bạn tự viết</translation>
    </message>
    <message>
        <source>{count} where you wrote by hand</source>
        <translation>{count} chỗ bạn tự viết</translation>
    </message>
    <message>
        <source>1 entry changed.</source>
        <translation>Đã sửa 1 mục.</translation>
    </message>
    <message>
        <source>{count} entries changed.</source>
        <translation>Đã sửa {count} mục.</translation>
    </message>
    <message>
        <source>Write recordings down again</source>
        <translation>Viết lại các bản ghi âm</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Đã làm đến đâu</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>Đang chờ xem</translation>
    </message>
    <message>
        <source>Waiting until you have finished.</source>
        <translation>Đang chờ bạn xong việc.</translation>
    </message>
    <message>
        <source>Listening to your recordings.</source>
        <translation>Đang nghe lại các bản ghi.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Đã xong.</translation>
    </message>
    <message>
        <source>No recording here would be heard better: the listening there is now wrote them all.</source>
        <translation>Không có bản ghi nào nghe được rõ hơn: bộ nghe hiện tại đã viết tất cả.</translation>
    </message>
    <message>
        <source>By {name}.</source>
        <translation>Bằng {name}.</translation>
    </message>
    <message>
        <source>Found in 1 entry.</source>
        <translation>Tìm thấy trong 1 mục.</translation>
    </message>
    <message>
        <source>Found in {count} entries.</source>
        <translation>Tìm thấy trong {count} mục.</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Thêm tên</translation>
    </message>
    <message>
        <source>People, places, anything the diary writes wrong.</source>
        <translation>Người, nơi chốn, bất cứ từ nào nhật ký hay viết sai.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Heard as</source>
        <translation>Nghe thành</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>heard as {words}</source>
        <translation>nghe thành {words}</translation>
    </message>
    <message>
        <source>Change all of them</source>
        <translation>Sửa tất cả</translation>
    </message>
    <message>
        <source>{count} more names are not shown here.</source>
        <translation>Còn {count} tên nữa không hiện ở đây.</translation>
    </message>
    <message>
        <source>No names yet.</source>
        <translation>Chưa có tên nào.</translation>
    </message>
    <message>
        <source>When you correct a name in an entry that you spoke, the diary asks whether to remember it.</source>
        <translation>Khi bạn sửa một tên trong mục đã nói, nhật ký sẽ hỏi có cần nhớ tên đó không.</translation>
    </message>
    <message>
        <source>What you change stays in the history of the entry.</source>
        <translation>Nội dung trước khi sửa vẫn nằm trong lịch sử của mục.</translation>
    </message>
    <message>
        <source>“{name}” is removed.</source>
        <translation>Đã xóa “{name}” khỏi danh sách.</translation>
    </message>
    <message>
        <source>as you write it</source>
        <translation>đúng như bạn viết</translation>
    </message>
    <message>
        <source>what came out instead, if you know</source>
        <translation>bị viết thành gì, nếu bạn biết</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Ngôn ngữ nào cũng được</translation>
    </message>
    <message>
        <source>Add this name</source>
        <translation>Thêm tên này</translation>
    </message>
    <message>
        <source>Write marks that you say</source>
        <translation>Viết dấu câu bạn đọc lên</translation>
    </message>
    <message>
        <source>“Full stop”, “comma”, “question mark”, “new paragraph” become marks, unless they are part of a sentence. Off, every word you say is written.</source>
        <translation>“Dấu chấm”, “dấu phẩy”, “chấm hỏi”, “xuống dòng” trở thành dấu câu, trừ khi chúng nằm trong câu nói. Khi tắt, mọi từ bạn nói đều được viết ra.</translation>
    </message>
    <message>
        <source>The same slip in older entries</source>
        <translation>Cùng lỗi ấy trong các mục cũ</translation>
    </message>
    <message>
        <source>Open the entry</source>
        <translation>Mở mục này</translation>
    </message>
    <message>
        <source>Looking through your entries.</source>
        <translation>Đang xem qua các mục của bạn.</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Words &amp; names</source>
        <translation>Từ và tên riêng</translation>
    </message>
    <message>
        <source>Names the diary should know when it listens.</source>
        <translation>Những tên nhật ký cần biết khi nghe.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Viết lại</translation>
    </message>
    <message>
        <source>Old recordings, written down anew by better listening.</source>
        <translation>Bản ghi cũ, được bộ nghe tốt hơn viết lại.</translation>
    </message>
    <message>
        <source>No name was given.</source>
        <translation>Chưa có tên nào.</translation>
    </message>
    <message>
        <source>Write it behind the action, or - to read it from standard input.</source>
        <translation>Hãy viết tên sau lệnh, hoặc dùng - để đọc từ đầu vào chuẩn.</translation>
    </message>
    <message>
        <source>The starter listening rarely hears a phrase. A trained word is much surer here.</source>
        <translation>Phần nghe kèm theo hiếm khi nghe ra câu gọi. Từ đã luyện sẵn chắc hơn nhiều.</translation>
    </message>
    <message>
        <source>'{value}' is no kind of tracker.</source>
        <translation>'{value}' không phải một loại theo dõi.</translation>
    </message>
    <message>
        <source>Choose yes or no, or a number.</source>
        <translation>Hãy chọn có hoặc không, hay một con số.</translation>
    </message>
    <message>
        <source>That unit is too long.</source>
        <translation>Đơn vị đó dài quá.</translation>
    </message>
    <message>
        <source>Choose a short one, such as km.</source>
        <translation>Hãy chọn một đơn vị ngắn, ví dụ km.</translation>
    </message>
    <message>
        <source>A question is empty or too long.</source>
        <translation>Có câu hỏi bị trống hoặc quá dài.</translation>
    </message>
    <message>
        <source>Write one sentence.</source>
        <translation>Hãy viết một câu.</translation>
    </message>
    <message>
        <source>That template is too long.</source>
        <translation>Mẫu đó dài quá.</translation>
    </message>
    <message>
        <source>Shorten it to a page or two.</source>
        <translation>Hãy rút gọn còn một hai trang.</translation>
    </message>
    <message>
        <source>There are too many of one kind.</source>
        <translation>Có quá nhiều mục cùng một loại.</translation>
    </message>
    <message>
        <source>Keep at most {most}.</source>
        <translation>Hãy giữ nhiều nhất {most}.</translation>
    </message>
    <message>
        <source>'{value}' begins no week.</source>
        <translation>'{value}' không phải ngày đầu tuần.</translation>
    </message>
    <message>
        <source>A name is empty or too long.</source>
        <translation>Có tên bị trống hoặc quá dài.</translation>
    </message>
    <message>
        <source>Use 1 to {most} characters.</source>
        <translation>Hãy dùng từ 1 đến {most} ký tự.</translation>
    </message>
    <message>
        <source>{value} is no day of the week.</source>
        <translation>{value} không phải một ngày trong tuần.</translation>
    </message>
    <message>
        <source>That name is there already.</source>
        <translation>Tên đó đã có rồi.</translation>
    </message>
    <message>
        <source>The system refuses sockets to a network: an attempt made below Python failed, in this program and in one it began.</source>
        <translation>Hệ thống không cho mở kết nối ra mạng: thử mở từ bên dưới Python đều không được, cả ở đây lẫn trong chương trình con.</translation>
    </message>
    <message>
        <source>The system's own refusal of sockets is switched off, or steps aside for a window shown over a network.</source>
        <translation>Lớp chặn của hệ thống đang tắt, hoặc nhường chỗ vì cửa sổ được hiển thị qua mạng.</translation>
    </message>
    <message>
        <source>A program begun from this one could open a socket to a network.</source>
        <translation>Một chương trình con mở ra từ đây vẫn mở được kết nối mạng.</translation>
    </message>
    <message>
        <source>This system has no refusal of its own that a program can ask for.</source>
        <translation>Hệ thống này không có lớp chặn nào để chương trình yêu cầu.</translation>
    </message>
    <message>
        <source>What another program does is not seen, and a socket that another program hands over would work. Models are fetched by a process of its own that never opens a diary.</source>
        <translation>Không thấy được việc của chương trình khác, và kết nối do chương trình khác đưa sang vẫn dùng được. Mô hình được tải bởi một tiến trình riêng, không bao giờ mở nhật ký.</translation>
    </message>
    <message>
        <source>Keep the whole program off the network</source>
        <translation>Chặn kết nối mạng của cả chương trình</translation>
    </message>
    <message>
        <source>The system then lets no part of the program, compiled libraries with it, open a way to a network. Models are still fetched, by a process of its own that never opens a diary. A change takes effect at the next start.</source>
        <translation>Khi đó hệ thống không để phần nào của chương trình, kể cả thư viện biên dịch sẵn, mở đường ra mạng. Mô hình vẫn tải được, bởi một tiến trình riêng không bao giờ mở nhật ký. Thay đổi có hiệu lực từ lần mở sau.</translation>
    </message>
    <message>
        <source>In force now.</source>
        <translation>Đang có hiệu lực.</translation>
    </message>
    <message>
        <source>Still in force until the next start.</source>
        <translation>Vẫn còn hiệu lực đến lần mở sau.</translation>
    </message>
    <message>
        <source>Not in force now: it begins with the next start, unless the window is shown over a network.</source>
        <translation>Chưa có hiệu lực: bắt đầu từ lần mở sau, trừ khi cửa sổ được hiển thị qua mạng.</translation>
    </message>
    <message>
        <source>Switched off: only Python code is refused every connection.</source>
        <translation>Đang tắt: chỉ mã Python bị chặn mọi kết nối.</translation>
    </message>
    <message>
        <source>Sockets to a network</source>
        <translation>Kết nối ra mạng</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Có gắn sao</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Đã ghim</translation>
    </message>
    <message>
        <source>1 photo or file</source>
        <translation>1 ảnh hoặc tệp</translation>
    </message>
    <message>
        <source>{count} photos or files</source>
        <translation>{count} ảnh hoặc tệp</translation>
    </message>
    <message>
        <source>Work in the background</source>
        <translation>Việc đang chạy ngầm</translation>
    </message>
    <message>
        <source>Working quietly</source>
        <translation>Đang lặng lẽ làm</translation>
    </message>
    <message>
        <source>Fold the background work away</source>
        <translation>Thu gọn phần việc chạy ngầm</translation>
    </message>
    <message>
        <source>Pauses while you speak</source>
        <translation>Tự dừng khi bạn nói</translation>
    </message>
    <message>
        <source>Waits until you have spoken</source>
        <translation>Đợi bạn nói xong</translation>
    </message>
    <message>
        <source>1 thing in the background</source>
        <translation>1 việc chạy ngầm</translation>
    </message>
    <message>
        <source>{count} things in the background</source>
        <translation>{count} việc chạy ngầm</translation>
    </message>
    <message>
        <source>Stop: {what}</source>
        <translation>Dừng: {what}</translation>
    </message>
    <message>
        <source>Learning your entries by meaning</source>
        <translation>Đang học ý nghĩa các mục</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Đang sao lưu</translation>
    </message>
    <message>
        <source>Trying a restore</source>
        <translation>Đang thử khôi phục</translation>
    </message>
    <message>
        <source>Looking whether everything is sound</source>
        <translation>Đang xem mọi thứ có nguyên vẹn không</translation>
    </message>
    <message>
        <source>Tidying the diary's folder</source>
        <translation>Đang dọn thư mục nhật ký</translation>
    </message>
    <message>
        <source>Writing the export</source>
        <translation>Đang ghi bản xuất</translation>
    </message>
    <message>
        <source>Taking in entries</source>
        <translation>Đang nhập các mục</translation>
    </message>
    <message>
        <source>Merging the other diary</source>
        <translation>Đang gộp cuốn nhật ký kia</translation>
    </message>
    <message>
        <source>Sealing everything anew</source>
        <translation>Đang niêm phong lại tất cả</translation>
    </message>
    <message>
        <source>Writing recordings down again</source>
        <translation>Đang chép lại các bản ghi</translation>
    </message>
    <message>
        <source>Fetching models</source>
        <translation>Đang tải mô hình</translation>
    </message>
    <message>
        <source>Looking through older entries</source>
        <translation>Đang xem lại các mục cũ</translation>
    </message>
    <message>
        <source>Something went wrong in {place}.</source>
        <translation>Có gì đó trục trặc ở {place}.</translation>
    </message>
    <message>
        <source>Copy details, no contents</source>
        <translation>Chép chi tiết, không có nội dung</translation>
    </message>
    <message>
        <source>Reload this view</source>
        <translation>Tải lại trang này</translation>
    </message>
    <message>
        <source>(rank correlation {value} over {count} days, with 95 % between {low} and {high})</source>
        <translation>(tương quan hạng {value} trên {count} ngày, với độ tin 95 % nằm giữa {low} và {high})</translation>
    </message>
    <message>
        <source>1 rest day</source>
        <translation>nghỉ 1</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 tuần</translation>
    </message>
    <message>
        <source>A pattern, not a cause</source>
        <translation>Đi cùng nhau, không hẳn vì nhau</translation>
    </message>
    <message>
        <source>A pattern, not a cause.</source>
        <translation>Đi cùng nhau, không hẳn vì nhau.</translation>
    </message>
    <message>
        <source>A tag appears here once {few} entries with it have a mood.</source>
        <translation>Nhãn hiện ở đây khi có {few} mục mang nhãn ấy được chọn tâm trạng.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>Mọi bảng</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Ít nhất</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Nhiều nhất</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Trung bình</translation>
    </message>
    <message>
        <source>Average mood</source>
        <translation>Tâm trạng trung bình</translation>
    </message>
    <message>
        <source>Average mood before</source>
        <translation>Tâm trạng trung bình trước đó</translation>
    </message>
    <message>
        <source>Average mood {one} on {some} days with yes, {other} on {others} days with no.</source>
        <translation>Tâm trạng trung bình {one} trong {some} ngày có, {other} trong {others} ngày không.</translation>
    </message>
    <message>
        <source>Average of the moods you chose</source>
        <translation>Trung bình các tâm trạng bạn đã chọn</translation>
    </message>
    <message>
        <source>Beside your average</source>
        <translation>So với trung bình của bạn</translation>
    </message>
    <message>
        <source>Broken line: your average. A pattern, not a cause.</source>
        <translation>Nét đứt: trung bình của bạn. Đi cùng nhau, không hẳn vì nhau.</translation>
    </message>
    <message>
        <source>Charts begin after {few} entries. These days have {count}: choose a longer range.</source>
        <translation>Biểu đồ bắt đầu từ {few} mục. Những ngày này có {count}: hãy chọn khoảng dài hơn.</translation>
    </message>
    <message>
        <source>Charts begin after {few} entries. You have {count}.</source>
        <translation>Biểu đồ bắt đầu từ {few} mục. Bạn có {count}.</translation>
    </message>
    <message>
        <source>Counted: 1 entry</source>
        <translation>Đã đếm: 1 mục</translation>
    </message>
    <message>
        <source>Counted: {count} entries</source>
        <translation>Đã đếm: {count} mục</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message>
        <source>Days compared, with</source>
        <translation>Số ngày so, có</translation>
    </message>
    <message>
        <source>Days compared, without</source>
        <translation>Số ngày so, không</translation>
    </message>
    <message>
        <source>Days in a row</source>
        <translation>Số ngày liền</translation>
    </message>
    <message>
        <source>Days in the range</source>
        <translation>Số ngày trong khoảng</translation>
    </message>
    <message>
        <source>Days side by side, never a cause. Of many trackers one may seem to matter by chance.</source>
        <translation>Chỉ đặt các ngày cạnh nhau, không nói vì sao. Theo dõi nhiều thứ thì thế nào cũng có thứ trùng hợp ngẫu nhiên.</translation>
    </message>
    <message>
        <source>Days written</source>
        <translation>Số ngày có viết</translation>
    </message>
    <message>
        <source>Difference or correlation</source>
        <translation>Chênh lệch hoặc tương quan</translation>
    </message>
    <message>
        <source>Entries, and how long you spoke in them</source>
        <translation>Số mục, và bạn đã nói bao lâu trong đó</translation>
    </message>
    <message>
        <source>Half answered within {time}</source>
        <translation>Một nửa được trả lời trong {time}</translation>
    </message>
    <message>
        <source>Higher numbers, brighter days</source>
        <translation>Số cao hơn, ngày sáng hơn</translation>
    </message>
    <message>
        <source>Higher numbers, stormier days</source>
        <translation>Số cao hơn, ngày giông hơn</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Nhìn lại</translation>
    </message>
    <message>
        <source>Length of your recordings</source>
        <translation>Độ dài các bản ghi của bạn</translation>
    </message>
    <message>
        <source>Longest recording, minutes</source>
        <translation>Bản ghi dài nhất, phút</translation>
    </message>
    <message>
        <source>Minutes spoken</source>
        <translation>Số phút nói</translation>
    </message>
    <message>
        <source>Minutes spoken by day</source>
        <translation>Số phút nói theo ngày</translation>
    </message>
    <message>
        <source>Minutes spoken by month</source>
        <translation>Số phút nói theo tháng</translation>
    </message>
    <message>
        <source>Minutes spoken by week</source>
        <translation>Số phút nói theo tuần</translation>
    </message>
    <message>
        <source>Minutes spoken by year</source>
        <translation>Số phút nói theo năm</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Tất cả các mục</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Tháng sau</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>Năm trước</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>Năm sau</translation>
    </message>
    <message>
        <source>Show the chosen day</source>
        <translation>Xem ngày đang chọn</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>Mood by day</source>
        <translation>Tâm trạng theo ngày</translation>
    </message>
    <message>
        <source>Mood by month</source>
        <translation>Tâm trạng theo tháng</translation>
    </message>
    <message>
        <source>Mood by week</source>
        <translation>Tâm trạng theo tuần</translation>
    </message>
    <message>
        <source>Mood by year</source>
        <translation>Tâm trạng theo năm</translation>
    </message>
    <message>
        <source>Mood with</source>
        <translation>Tâm trạng khi có</translation>
    </message>
    <message>
        <source>Mood without</source>
        <translation>Tâm trạng khi không</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>Số tâm trạng</translation>
    </message>
    <message>
        <source>No clear pattern</source>
        <translation>Chưa thấy gì rõ</translation>
    </message>
    <message>
        <source>No clear pattern.</source>
        <translation>Chưa thấy gì rõ.</translation>
    </message>
    <message>
        <source>No mood was chosen in these days.</source>
        <translation>Những ngày này chưa chọn tâm trạng nào.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Con số</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Nơi</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Những nơi</translation>
    </message>
    <message>
        <source>Printed pages, about</source>
        <translation>Trang in, khoảng</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Câu hỏi</translation>
    </message>
    <message>
        <source>Questions by day</source>
        <translation>Câu hỏi theo ngày</translation>
    </message>
    <message>
        <source>Questions by month</source>
        <translation>Câu hỏi theo tháng</translation>
    </message>
    <message>
        <source>Questions by week</source>
        <translation>Câu hỏi theo tuần</translation>
    </message>
    <message>
        <source>Questions by year</source>
        <translation>Câu hỏi theo năm</translation>
    </message>
    <message>
        <source>Questions with an answer</source>
        <translation>Câu hỏi có câu trả lời</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Khoảng thời gian</translation>
    </message>
    <message>
        <source>Rest days in between</source>
        <translation>Ngày nghỉ xen giữa</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Lưu thành CSV</translation>
    </message>
    <message>
        <source>Save as CSV: {title}</source>
        <translation>Lưu thành CSV: {title}</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Lưu bảng</translation>
    </message>
    <message>
        <source>Save the tables</source>
        <translation>Lưu các bảng</translation>
    </message>
    <message>
        <source>Save these numbers as plain files?</source>
        <translation>Lưu các con số này thành tệp không mã hóa?</translation>
    </message>
    <message>
        <source>Save this table as a plain file?</source>
        <translation>Lưu bảng này thành tệp không mã hóa?</translation>
    </message>
    <message>
        <source>Saved. This file is not encrypted.</source>
        <translation>Đã lưu. Tệp này không được mã hóa.</translation>
    </message>
    <message>
        <source>Seconds to an answer, longest</source>
        <translation>Số giây để trả lời, lâu nhất</translation>
    </message>
    <message>
        <source>Seconds to an answer, middle</source>
        <translation>Số giây để trả lời, ở giữa</translation>
    </message>
    <message>
        <source>Show as charts</source>
        <translation>Xem dạng biểu đồ</translation>
    </message>
    <message>
        <source>Show as tables</source>
        <translation>Xem dạng bảng</translation>
    </message>
    <message>
        <source>Spoken and written together</source>
        <translation>Cả nói lẫn viết</translation>
    </message>
    <message>
        <source>Stronger colour: more words</source>
        <translation>Màu đậm hơn: nhiều từ hơn</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>Tags and mood</source>
        <translation>Nhãn và tâm trạng</translation>
    </message>
    <message>
        <source>The last 53 weeks, day by day. Stronger colour: more words</source>
        <translation>53 tuần gần đây, từng ngày một. Màu đậm hơn: nhiều từ hơn</translation>
    </message>
    <message>
        <source>The number was the same every day: nothing to compare.</source>
        <translation>Ngày nào con số cũng như nhau: không có gì để so.</translation>
    </message>
    <message>
        <source>Too few days to say</source>
        <translation>Còn ít ngày quá, chưa nói được</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Điều theo dõi</translation>
    </message>
    <message>
        <source>Trackers and mood</source>
        <translation>Điều theo dõi và tâm trạng</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>Tuần từ</translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation>Tuần từ {day}</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Thứ</translation>
    </message>
    <message>
        <source>What can be said</source>
        <translation>Có thể nói gì</translation>
    </message>
    <message>
        <source>When you write</source>
        <translation>Bạn hay viết lúc nào</translation>
    </message>
    <message>
        <source>With a mood</source>
        <translation>Có tâm trạng</translation>
    </message>
    <message>
        <source>With a mood: {count} days. Compared from {few} on.</source>
        <translation>Có tâm trạng: {count} ngày. Từ {few} ngày mới so.</translation>
    </message>
    <message>
        <source>With a mood: {some} days yes, {others} days no. Moods are compared from {few} of each on.</source>
        <translation>Có tâm trạng: {some} ngày có, {others} ngày không. Mỗi bên từ {few} ngày mới so.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Cách hiển thị</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Các ngày trong tháng</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>Các ngày trong năm</translation>
    </message>
    <message>
        <source>Small numbers: lunar day</source>
        <translation>Số nhỏ: ngày âm lịch</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Màu nói lên điều gì</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Tâm trạng</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Số từ</translation>
    </message>
    <message>
        <source>Words by day</source>
        <translation>Số từ theo ngày</translation>
    </message>
    <message>
        <source>Words by month</source>
        <translation>Số từ theo tháng</translation>
    </message>
    <message>
        <source>Words by week</source>
        <translation>Số từ theo tuần</translation>
    </message>
    <message>
        <source>Words by year</source>
        <translation>Số từ theo năm</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Có hoặc không</translation>
    </message>
    <message>
        <source>Your year</source>
        <translation>Một năm của bạn</translation>
    </message>
    <message>
        <source>about 1 printed page</source>
        <translation>khoảng 1 trang in</translation>
    </message>
    <message>
        <source>about {count} printed pages</source>
        <translation>khoảng {count} trang in</translation>
    </message>
    <message>
        <source>average mood</source>
        <translation>tâm trạng trung bình</translation>
    </message>
    <message>
        <source>days written</source>
        <translation>ngày có viết</translation>
    </message>
    <message>
        <source>last on {day}</source>
        <translation>gần nhất {day}</translation>
    </message>
    <message>
        <source>longest: {length}, {day}</source>
        <translation>dài nhất: {length}, {day}</translation>
    </message>
    <message>
        <source>no mood</source>
        <translation>chưa có tâm trạng</translation>
    </message>
    <message>
        <source>no mood chosen in these days</source>
        <translation>chưa chọn tâm trạng nào</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>không có gì</translation>
    </message>
    <message>
        <source>nothing spoken in these days</source>
        <translation>chưa nói lần nào</translation>
    </message>
    <message>
        <source>of 1 mood</source>
        <translation>từ 1 tâm trạng</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>trên {count}</translation>
    </message>
    <message>
        <source>of {count} moods</source>
        <translation>từ {count} tâm trạng</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>đã nói</translation>
    </message>
    <message>
        <source>the same as the {count} days before</source>
        <translation>như {count} ngày trước đó</translation>
    </message>
    <message>
        <source>words</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>yes on {some} of {all} days</source>
        <translation>có trong {some} trên {all} ngày</translation>
    </message>
    <message>
        <source>{asked}, half answered within {time}</source>
        <translation>{asked}, một nửa trả lời trong {time}</translation>
    </message>
    <message>
        <source>{count} in a row</source>
        <translation>{count} ngày liền</translation>
    </message>
    <message>
        <source>{count} rest days</source>
        <translation>nghỉ {count}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} phút</translation>
    </message>
    <message>
        <source>{mood}, {difference} beside your average</source>
        <translation>{mood}, {difference} so với trung bình của bạn</translation>
    </message>
    <message>
        <source>{name}: {entries}, the last on {day}</source>
        <translation>{name}: {entries}, gần nhất vào {day}</translation>
    </message>
    <message>
        <source>{tag}: average mood {mood} over {count} entries, {difference} beside your average</source>
        <translation>{tag}: tâm trạng trung bình {mood} qua {count} mục, {difference} so với trung bình của bạn</translation>
    </message>
    <message>
        <source>{value} above the {count} days before</source>
        <translation>hơn {count} ngày trước {value}</translation>
    </message>
    <message>
        <source>{value} below the {count} days before</source>
        <translation>kém {count} ngày trước {value}</translation>
    </message>
    <message>
        <source>{value} on average, {count} days</source>
        <translation>trung bình {value}, {count} ngày</translation>
    </message>
    <message>
        <source>{value}, between {one} and {other}</source>
        <translation>{value}, giữa {one} và {other}</translation>
    </message>
    <message>
        <source>{weekday} from {time}</source>
        <translation>{weekday} từ {time}</translation>
    </message>
    <message>
        <source>less than a printed page</source>
        <translation>chưa đầy một trang in</translation>
    </message>
    <message>
        <source>Listen wherever the diary is open</source>
        <translation>Lắng nghe ở mọi trang khi nhật ký đang mở</translation>
    </message>
    <message>
        <source>On every page the microphone stays open for the word or phrase, and the foot of the rail says so.</source>
        <translation>Ở trang nào micro cũng bật để chờ từ hoặc câu đánh thức, và chân thanh bên nói rõ điều đó.</translation>
    </message>
    <message>
        <source>The last second of sound is in memory only.</source>
        <translation>Một giây âm thanh cuối chỉ nằm trong bộ nhớ.</translation>
    </message>
    <message>
        <source>Marked: {what}</source>
        <translation>Đã đánh dấu: {what}</translation>
    </message>
    <message>
        <source>Not right?</source>
        <translation>Chưa đúng?</translation>
    </message>
    <message>
        <source>Not right? {what}</source>
        <translation>Chưa đúng? {what}</translation>
    </message>
    <message>
        <source>Not right? Say what is wrong</source>
        <translation>Chưa đúng? Cho biết sai ở đâu</translation>
    </message>
    <message>
        <source>What is not right</source>
        <translation>Chưa đúng ở đâu</translation>
    </message>
    <message>
        <source>It is right after all</source>
        <translation>Thật ra là đúng</translation>
    </message>
    <message>
        <source>Kept sealed on this computer</source>
        <translation>Được niêm phong, chỉ nằm trên máy này</translation>
    </message>
    <message>
        <source>wrong source</source>
        <translation>sai nguồn</translation>
    </message>
    <message>
        <source>wrong dates</source>
        <translation>sai ngày</translation>
    </message>
    <message>
        <source>missed something</source>
        <translation>còn sót</translation>
    </message>
    <message>
        <source>made up</source>
        <translation>không có thật</translation>
    </message>
    <message>
        <source>Nearest: {source}</source>
        <translation>Gần nhất: {source}</translation>
    </message>
    <message>
        <source>Search all years</source>
        <translation>Tìm trong mọi năm</translation>
    </message>
    <message>
        <source>Enter opens the entry at this sentence, Space plays it</source>
        <translation>Enter mở mục tại câu này, phím cách nghe lại</translation>
    </message>
    <message>
        <source>Opens the entry at this sentence</source>
        <translation>Mở mục tại câu này</translation>
    </message>
    <message>
        <source>weighing what was found</source>
        <translation>cân nhắc điều tìm được</translation>
    </message>
    <message>
        <source>looking up what the question takes for granted</source>
        <translation>tra lại điều câu hỏi coi là đã xảy ra</translation>
    </message>
    <message>
        <source>looking further</source>
        <translation>tìm rộng thêm</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>A recording is going on.</source>
        <translation>Đang ghi âm dở.</translation>
    </message>
    <message>
        <source>What was said so far is sealed, whatever you choose.</source>
        <translation>Chọn cách nào thì phần đã nói vẫn được cất giữ an toàn.</translation>
    </message>
    <message>
        <source>Keep recording in the background</source>
        <translation>Ghi tiếp ở chế độ nền</translation>
    </message>
    <message>
        <source>Open the diary, and the recording begins.</source>
        <translation>Mở nhật ký, rồi sẽ bắt đầu ghi.</translation>
    </message>
    <message>
        <source>Your diary is waiting.</source>
        <translation>Nhật ký đang chờ bạn.</translation>
    </message>
    <message>
        <source>Backup finished.</source>
        <translation>Đã sao lưu xong.</translation>
    </message>
    <message>
        <source>What your diary needs to listen and think</source>
        <translation>Những gì nhật ký cần để nghe và hiểu</translation>
    </message>
    <message>
        <source>Chosen for this computer: {cores} cores, {memory} GB memory, {free} GB free. You can change any of them later.</source>
        <translation>Chọn cho máy này: {cores} nhân, bộ nhớ {memory} GB, còn trống {free} GB. Sau này đổi lúc nào cũng được.</translation>
    </message>
    <message>
        <source>Looking at this computer...</source>
        <translation>Đang xem máy này...</translation>
    </message>
    <message>
        <source>You can start now. What is fetched is used when ready.</source>
        <translation>Cứ bắt đầu, tải xong phần nào dùng phần đó.</translation>
    </message>
    <message>
        <source>The only time the diary goes online</source>
        <translation>Lần duy nhất nhật ký lên mạng</translation>
    </message>
    <message>
        <source>No internet? Use a USB kit</source>
        <translation>Không có mạng? Dùng bộ cài USB</translation>
    </message>
    <message>
        <source>Each file is checked against a built-in fingerprint before use. Afterwards the diary opens no connection at all. Everything works without them, only rougher: you can do this later.</source>
        <translation>Mỗi tệp được so với dấu vân tay có sẵn trước khi dùng. Sau đó nhật ký không mở kết nối nào nữa. Không có chúng mọi thứ vẫn chạy, chỉ thô hơn: để sau cũng được.</translation>
    </message>
    <message>
        <source>This holds models nobody vouches for. Take them in only if you trust where they come from.</source>
        <translation>Trong này có mô hình không ai bảo đảm. Chỉ nhận nếu bạn tin nơi chúng đến.</translation>
    </message>
    <message>
        <source>Fetch {size}...</source>
        <translation>Tải {size}...</translation>
    </message>
    <message>
        <source>Good recognition, short answers.</source>
        <translation>Nghe khá, trả lời ngắn.</translation>
    </message>
    <message>
        <source>The best there is here. Wants 32 GB and eight cores.</source>
        <translation>Tốt nhất ở đây. Cần 32 GB và tám nhân.</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Tải lại</translation>
    </message>
    <message>
        <source>Ready, checked</source>
        <translation>Sẵn sàng, đã kiểm</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>Chưa xác minh</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>Kế tiếp</translation>
    </message>
    <message>
        <source>Being tried, 20 s</source>
        <translation>Đang thử, 20 giây</translation>
    </message>
    <message>
        <source>Paused at {percent} %. Nothing is lost.</source>
        <translation>Tạm dừng ở {percent} %. Không mất gì.</translation>
    </message>
    <message>
        <source>Stopped at {percent} %. Nothing is lost.</source>
        <translation>Dừng ở {percent} %. Không mất gì.</translation>
    </message>
    <message>
        <source>This file is not the one we know. It was removed.</source>
        <translation>Tệp này không phải tệp đã biết. Đã xóa.</translation>
    </message>
    <message>
        <source>{name} needs {size} of memory; {free} is free.</source>
        <translation>{name} cần {size} bộ nhớ; còn trống {free}.</translation>
    </message>
    <message>
        <source>Answers take about {seconds} s here.</source>
        <translation>Ở đây mỗi câu trả lời mất khoảng {seconds} giây.</translation>
    </message>
    <message>
        <source>Tried here: {speed}</source>
        <translation>Thử trên máy này: {speed}</translation>
    </message>
    <message>
        <source>Tried here: {speed}. The starter: {before}.</source>
        <translation>Thử trên máy này: {speed}. Bản khởi đầu: {before}.</translation>
    </message>
    <message>
        <source>{times}× speaking speed</source>
        <translation>nhanh gấp {times} lần lời nói</translation>
    </message>
    <message>
        <source>{speed} MB/s</source>
        <translation>{speed} MB/s</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>còn {seconds} giây</translation>
    </message>
    <message>
        <source>{said}; first words after {seconds} s</source>
        <translation>{said}; chữ đầu tiên sau {seconds} giây</translation>
    </message>
    <message>
        <source>{name}, the quickest first:</source>
        <translation>{name}, nhanh nhất đứng trước:</translation>
    </message>
    <message>
        <source>the starter</source>
        <translation>bản khởi đầu</translation>
    </message>
    <message>
        <source>It is used from now on.</source>
        <translation>Từ giờ dùng mô hình này.</translation>
    </message>
    <message>
        <source>A rough starter, English only. The sound is kept, so a better model can write it again.</source>
        <translation>Bản khởi đầu còn thô, chỉ tiếng Anh. Âm thanh được giữ, sau này mô hình tốt hơn viết lại được.</translation>
    </message>
    <message>
        <source>Nothing writes words down. Your voice is kept all the same.</source>
        <translation>Chưa có gì chép lời. Giọng bạn vẫn được giữ.</translation>
    </message>
    <message>
        <source>Finds entries by their meaning, in English.</source>
        <translation>Tìm mục theo ý nghĩa, bằng tiếng Anh.</translation>
    </message>
    <message>
        <source>Searching finds exact words only.</source>
        <translation>Tìm kiếm chỉ thấy đúng từ.</translation>
    </message>
    <message>
        <source>Answers are quotes from your own entries.</source>
        <translation>Câu trả lời là trích dẫn từ các mục của bạn.</translation>
    </message>
    <message>
        <source>Clear, but a robot.</source>
        <translation>Rõ, nhưng như máy.</translation>
    </message>
    <message>
        <source>Answers stay on the screen.</source>
        <translation>Câu trả lời ở trên màn hình.</translation>
    </message>
    <message>
        <source>Pause the download</source>
        <translation>Tạm dừng tải</translation>
    </message>
    <message>
        <source>Take in a folder</source>
        <translation>Nhận một thư mục</translation>
    </message>
    <message>
        <source>Export kit</source>
        <translation>Xuất bộ cài</translation>
    </message>
    <message>
        <source>Choose a model's folder</source>
        <translation>Chọn thư mục của mô hình</translation>
    </message>
    <message>
        <source>One file holds all that is installed here. The other computer needs no network. A kit, a folder or a file of a model can also be dropped onto this page.</source>
        <translation>Một tệp chứa mọi thứ đã cài ở đây. Máy kia không cần mạng. Bộ cài, thư mục hay tệp mô hình cũng có thể thả vào trang này.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Roll back to this</source>
        <translation>Quay lại bản này</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Dùng bản này</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>đang dùng</translation>
    </message>
    <message>
        <source>Lightweight</source>
        <translation>Nhẹ</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>Tạm dừng hoặc tiếp tục</translation>
    </message>
    <message>
        <source>Finish and keep, or send</source>
        <translation>Xong và giữ lại, hoặc gửi</translation>
    </message>
    <message>
        <source>Change the date</source>
        <translation>Đổi ngày</translation>
    </message>
    <message>
        <source>Edit the entry</source>
        <translation>Sửa mục này</translation>
    </message>
    <message>
        <source>Find in this entry</source>
        <translation>Tìm trong mục này</translation>
    </message>
    <message>
        <source>Choose the mood</source>
        <translation>Chọn tâm trạng</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Thêm nhãn</translation>
    </message>
    <message>
        <source>Hear this sentence or source</source>
        <translation>Nghe câu hoặc nguồn này</translation>
    </message>
    <message>
        <source>5 seconds back</source>
        <translation>Lùi 5 giây</translation>
    </message>
    <message>
        <source>5 seconds on</source>
        <translation>Tới 5 giây</translation>
    </message>
    <message>
        <source>Undo what was just said at the foot</source>
        <translation>Hoàn tác điều vừa báo ở cuối trang</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tới trước</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Phần kế tiếp của cửa sổ</translation>
    </message>
    <message>
        <source>Part of the window before</source>
        <translation>Phần trước đó của cửa sổ</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Text as usual</source>
        <translation>Chữ như thường</translation>
    </message>
    <message>
        <source>Larger letters in entries</source>
        <translation>Chữ trong mục to hơn</translation>
    </message>
    <message>
        <source>Smaller letters in entries</source>
        <translation>Chữ trong mục nhỏ hơn</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Keys and voice commands</source>
        <translation>Phím tắt và lệnh nói</translation>
    </message>
    <message>
        <source>Stop, close, leave</source>
        <translation>Dừng, đóng, rời đi</translation>
    </message>
    <message>
        <source>{keys} is needed for typing and moving.</source>
        <translation>{keys} cần cho việc gõ và di chuyển.</translation>
    </message>
    <message>
        <source>Add Ctrl or Alt.</source>
        <translation>Hãy thêm Ctrl hoặc Alt.</translation>
    </message>
    <message>
        <source>{keys} does something else already.</source>
        <translation>{keys} đã dùng cho việc khác.</translation>
    </message>
    <message>
        <source>Choose others.</source>
        <translation>Hãy chọn phím khác.</translation>
    </message>
    <message>
        <source>{count} words or more</source>
        <translation>từ {count} từ trở lên</translation>
    </message>
    <message>
        <source>No entry has all of these.</source>
        <translation>Chưa có mục nào đủ những điều này.</translation>
    </message>
    <message>
        <source>With sound</source>
        <translation>Có tiếng</translation>
    </message>
    <message>
        <source>With photo or file</source>
        <translation>Có ảnh hoặc tệp</translation>
    </message>
    <message>
        <source>any</source>
        <translation>bất kỳ</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Nhãn bất kỳ</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Bất kỳ ai</translation>
    </message>
    <message>
        <source>Any mood</source>
        <translation>Tâm trạng bất kỳ</translation>
    </message>
    <message>
        <source>no entries</source>
        <translation>chưa có mục nào</translation>
    </message>
    <message>
        <source>Write an entry for {day}</source>
        <translation>Viết một mục cho {day}</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>Thêm một mục</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Đóng ngày này</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ngày này chưa tới.</translation>
    </message>
    <message>
        <source>Nothing told about this day.</source>
        <translation>Chưa kể gì về ngày này.</translation>
    </message>
    <message>
        <source>This day before</source>
        <translation>Ngày này trước đây</translation>
    </message>
    <message>
        <source>Rested topic</source>
        <translation>Chủ đề tạm gác</translation>
    </message>
    <message>
        <source>A hard day</source>
        <translation>Một ngày khó</translation>
    </message>
    <message>
        <source>Read them all</source>
        <translation>Đọc tất cả</translation>
    </message>
    <message>
        <source>{day}/{month} lunar</source>
        <translation>{day}/{month} âm lịch</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
    <message>
        <source>mood {mood}</source>
        <translation>tâm trạng {mood}</translation>
    </message>
    <message>
        <source>1 year ago</source>
        <translation>1 năm trước</translation>
    </message>
    <message>
        <source>{count} years ago</source>
        <translation>{count} năm trước</translation>
    </message>
    <message>
        <source>A month ago</source>
        <translation>Một tháng trước</translation>
    </message>
    <message>
        <source>A week ago</source>
        <translation>Một tuần trước</translation>
    </message>
    <message>
        <source>{count} years ago today</source>
        <translation>Ngày này {count} năm trước</translation>
    </message>
    <message>
        <source>A month ago today</source>
        <translation>Ngày này tháng trước</translation>
    </message>
    <message>
        <source>A week ago today</source>
        <translation>Ngày này tuần trước</translation>
    </message>
    <message>
        <source>This touches something you let rest. Open it?</source>
        <translation>Mục này chạm đến điều bạn đang tạm gác. Mở ra không?</translation>
    </message>
    <message>
        <source>That was a hard day. Open it?</source>
        <translation>Hôm đó là một ngày khó. Mở ra không?</translation>
    </message>
    <message>
        <source>1 more from this day</source>
        <translation>1 mục nữa của ngày này</translation>
    </message>
    <message>
        <source>{count} more from this day</source>
        <translation>{count} mục nữa của ngày này</translation>
    </message>
    <message>
        <source>Hear {source}</source>
        <translation>Nghe {source}</translation>
    </message>
    <message>
        <source>Keep this question</source>
        <translation>Giữ câu hỏi này</translation>
    </message>
    <message>
        <source>More ways to begin</source>
        <translation>Cách khác để bắt đầu</translation>
    </message>
    <message>
        <source>Write: {template}</source>
        <translation>Viết: {template}</translation>
    </message>
    <message>
        <source>Make a template…</source>
        <translation>Tạo mẫu…</translation>
    </message>
    <message>
        <source>Welcome back. No catching up needed.</source>
        <translation>Mừng bạn trở lại. Không cần viết bù.</translation>
    </message>
    <message>
        <source>The diary was here all the time. Begin wherever you like.</source>
        <translation>Nhật ký vẫn ở đây. Bắt đầu từ đâu cũng được.</translation>
    </message>
    <message>
        <source>One rest day is among them.</source>
        <translation>Trong đó có một ngày nghỉ.</translation>
    </message>
    <message>
        <source>{count} rest days are among them.</source>
        <translation>Trong đó có {count} ngày nghỉ.</translation>
    </message>
    <message>
        <source>One missed day a week is a rest day and breaks nothing.</source>
        <translation>Mỗi tuần bỏ một ngày là ngày nghỉ, chuỗi ngày vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>Nothing from this day yet.</source>
        <translation>Ngày này chưa có gì.</translation>
    </message>
    <message>
        <source>Next year this day will be here.</source>
        <translation>Sang năm, ngày hôm nay sẽ ở đây.</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 phần</translation>
    </message>
    <message>
        <source>{count} parts</source>
        <translation>{count} phần</translation>
    </message>
    <message>
        <source>A sound file</source>
        <translation>Tệp âm thanh</translation>
    </message>
    <message>
        <source>Add a mood</source>
        <translation>Thêm tâm trạng</translation>
    </message>
    <message>
        <source>Add a tag, a person or a place</source>
        <translation>Thêm nhãn, người hoặc nơi chốn</translation>
    </message>
    <message>
        <source>Add a tag, person, place or number</source>
        <translation>Thêm nhãn, người, nơi chốn hoặc con số</translation>
    </message>
    <message>
        <source>Add photo or file</source>
        <translation>Thêm ảnh hoặc tệp</translation>
    </message>
    <message>
        <source>As it was told</source>
        <translation>Như lúc kể</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Đóng chi tiết</translation>
    </message>
    <message>
        <source>Close the photo</source>
        <translation>Đóng ảnh</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Đóng tìm kiếm</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Done adding</source>
        <translation>Thêm xong</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Tiếng Anh</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Xảy ra</translation>
    </message>
    <message>
        <source>Keep this date</source>
        <translation>Giữ ngày này</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>Mood, tags, people, place</source>
        <translation>Tâm trạng, nhãn, người, nơi chốn</translation>
    </message>
    <message>
        <source>Mood: {mood}, {number} of 5</source>
        <translation>Tâm trạng: {mood}, {number} trên 5</translation>
    </message>
    <message>
        <source>More about this entry</source>
        <translation>Thêm về mục này</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Tháng sau</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Ảnh sau</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Bỏ ghim</translation>
    </message>
    <message>
        <source>No longer starred</source>
        <translation>Bỏ gắn sao</translation>
    </message>
    <message>
        <source>Not in this entry</source>
        <translation>Không có trong mục này</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Photo before</source>
        <translation>Ảnh trước</translation>
    </message>
    <message>
        <source>Photo {at} of {count}: {name}</source>
        <translation>Ảnh {at} trên {count}: {name}</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Ảnh và tệp</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Ghim</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>These words open the diary if the passphrase is lost. Keep them where nobody looks.</source>
        <translation>Những từ này mở được nhật ký khi quên mật khẩu. Hãy cất ở nơi không ai nhìn tới.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>Máy tính này chưa cài máy in nào.</translation>
    </message>
    <message>
        <source>Sent to the printer, which may keep a copy.</source>
        <translation>Đã gửi tới máy in; máy in có thể giữ lại một bản.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Lưu một bản sao…</translation>
    </message>
    <message>
        <source>Save a plain copy?</source>
        <translation>Lưu bản sao không mã hóa?</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Lưu thành PDF…</translation>
    </message>
    <message>
        <source>Save this entry as a plain PDF?</source>
        <translation>Lưu mục này thành PDF không mã hóa?</translation>
    </message>
    <message>
        <source>Size of the sound</source>
        <translation>Dung lượng âm thanh</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Spoken, the sound was let go</source>
        <translation>Đã nói, âm thanh đã bỏ</translation>
    </message>
    <message>
        <source>Star it</source>
        <translation>Gắn sao</translation>
    </message>
    <message>
        <source>Suggested: {name}. Enter adds it, Delete puts it away.</source>
        <translation>Gợi ý: {name}. Enter để thêm, Delete để bỏ qua.</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Tag, person or place</source>
        <translation>Nhãn, người hoặc nơi chốn</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Gỡ ra</translation>
    </message>
    <message>
        <source>Take “{name}” away</source>
        <translation>Gỡ “{name}”</translation>
    </message>
    <message>
        <source>Taken out of this entry.</source>
        <translation>Đã gỡ khỏi mục này.</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Chỗ tiếp theo</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Chỗ trước đó</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Kể lúc</translation>
    </message>
    <message>
        <source>Told on {day} at {time}. That stays known.</source>
        <translation>Kể vào {day} lúc {time}. Điều này vẫn được giữ.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>When did it happen?</source>
        <translation>Chuyện xảy ra lúc nào?</translation>
    </message>
    <message>
        <source>Written down by</source>
        <translation>Ghi lại bằng</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} trên {count}</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{kind} {name}</translation>
    </message>
    <message>
        <source>{kind} {name}. Enter adds it.</source>
        <translation>{kind} {name}. Enter để thêm.</translation>
    </message>
    <message>
        <source>“{name}” taken away.</source>
        <translation>Đã gỡ “{name}”.</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>The file is larger than 100 MB.</source>
        <translation>Tệp lớn hơn 100 MB.</translation>
    </message>
    <message>
        <source>Keep it beside the diary and write where it is.</source>
        <translation>Hãy cất nó bên ngoài và ghi lại nó ở đâu.</translation>
    </message>
    <message>
        <source>Only files can be added, no folders.</source>
        <translation>Chỉ thêm được tệp, không thêm được thư mục.</translation>
    </message>
    <message>
        <source>Choose a file, or put the folder into an archive.</source>
        <translation>Hãy chọn một tệp, hoặc nén thư mục lại.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Không đọc được tệp.</translation>
    </message>
    <message>
        <source>Choose one you may read. Nothing was changed.</source>
        <translation>Hãy chọn tệp bạn đọc được. Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Tệp trống.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>This entry has as many files as it can hold.</source>
        <translation>Mục này đã đủ số tệp.</translation>
    </message>
    <message>
        <source>Write another entry for the others.</source>
        <translation>Hãy viết một mục khác cho các tệp còn lại.</translation>
    </message>
    <message>
        <source>This is no picture that can be read.</source>
        <translation>Đây không phải ảnh đọc được.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG and add the file.</source>
        <translation>Hãy lưu thành PNG hoặc JPEG rồi thêm tệp.</translation>
    </message>
    <message>
        <source>A file of an entry is damaged; its text is safe.</source>
        <translation>Một tệp của mục bị hỏng; phần chữ vẫn an toàn.</translation>
    </message>
    <message>
        <source>A file of an entry is gone; its text is safe.</source>
        <translation>Một tệp của mục đã mất; phần chữ vẫn an toàn.</translation>
    </message>
    <message>
        <source>The file is gone from the diary.</source>
        <translation>Tệp không còn trong nhật ký.</translation>
    </message>
    <message>
        <source>Add it again, or restore a backup.</source>
        <translation>Hãy thêm lại, hoặc khôi phục bản sao lưu.</translation>
    </message>
    <message>
        <source>This file has not come from the other computer yet.</source>
        <translation>Tệp này chưa được chuyển từ máy kia sang.</translation>
    </message>
    <message>
        <source>Merge once more.</source>
        <translation>Hãy gộp lại lần nữa.</translation>
    </message>
    <message>
        <source>There is no room for the copy.</source>
        <translation>Không đủ chỗ cho bản sao.</translation>
    </message>
    <message>
        <source>The copy cannot be written there.</source>
        <translation>Không ghi được bản sao ở đó.</translation>
    </message>
    <message>
        <source>Number: {said}</source>
        <translation>Con số: {said}</translation>
    </message>
    <message>
        <source>Choose the month</source>
        <translation>Chọn tháng</translation>
    </message>
    <message>
        <source>Choose the year</source>
        <translation>Chọn năm</translation>
    </message>
    <message>
        <source>Year, typed</source>
        <translation>Năm, gõ vào</translation>
    </message>
    <message>
        <source>Reminders &amp; prompts</source>
        <translation>Nhắc nhở &amp; câu hỏi</translation>
    </message>
    <message>
        <source>Your own questions, templates and trackers, and what is let rest.</source>
        <translation>Câu hỏi, mẫu và mục theo dõi của riêng bạn, và những điều tạm gác.</translation>
    </message>
    <message>
        <source>Asked on Today before the diary's own, on the weekday you choose.</source>
        <translation>Hôm nay sẽ hỏi trước câu của nhật ký, vào thứ bạn chọn.</translation>
    </message>
    <message>
        <source>Questions of your own</source>
        <translation>Câu hỏi của riêng bạn</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Hỏi vào</translation>
    </message>
    <message>
        <source>Add this question</source>
        <translation>Thêm câu hỏi này</translation>
    </message>
    <message>
        <source>Without any question of your own they are always asked.</source>
        <translation>Khi bạn chưa có câu nào, nhật ký vẫn hỏi câu của mình.</translation>
    </message>
    <message>
        <source>The diary's own questions as well</source>
        <translation>Hỏi cả câu của nhật ký</translation>
    </message>
    <message>
        <source>Today offers them beside Write instead; those of the weekday first.</source>
        <translation>Hôm nay đưa ra cạnh nút Viết; mẫu của đúng thứ đứng trước.</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Tên mẫu</translation>
    </message>
    <message>
        <source>What it begins with</source>
        <translation>Mở đầu bằng</translation>
    </message>
    <message>
        <source>Offered first on</source>
        <translation>Đứng trước vào</translation>
    </message>
    <message>
        <source>Add this template</source>
        <translation>Thêm mẫu này</translation>
    </message>
    <message>
        <source>Something you want to follow: whether you slept well, how far you ran. Each entry can hold a value.</source>
        <translation>Điều bạn muốn theo dõi: ngủ có ngon không, chạy được bao xa. Mỗi mục ghi được một giá trị.</translation>
    </message>
    <message>
        <source>Trackers</source>
        <translation>Mục theo dõi</translation>
    </message>
    <message>
        <source>Name of the tracker</source>
        <translation>Tên mục theo dõi</translation>
    </message>
    <message>
        <source>Unit, such as km</source>
        <translation>Đơn vị, ví dụ km</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Một con số</translation>
    </message>
    <message>
        <source>Kind of value</source>
        <translation>Loại giá trị</translation>
    </message>
    <message>
        <source>Add this tracker</source>
        <translation>Thêm mục theo dõi này</translation>
    </message>
    <message>
        <source>Entries with these tags or words are not brought up by the diary. Search and Ask still find them.</source>
        <translation>Nhật ký không tự gợi lại những mục có nhãn hoặc từ này. Tìm kiếm và Hỏi vẫn thấy.</translation>
    </message>
    <message>
        <source>Topics to let rest</source>
        <translation>Chủ đề tạm gác</translation>
    </message>
    <message>
        <source>Tag or word</source>
        <translation>Nhãn hoặc từ</translation>
    </message>
    <message>
        <source>Let this topic rest</source>
        <translation>Tạm gác chủ đề này</translation>
    </message>
    <message>
        <source>The same for people, by the name you give them.</source>
        <translation>Cũng vậy với người, theo tên bạn hay gọi.</translation>
    </message>
    <message>
        <source>People to let rest</source>
        <translation>Người tạm gác</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Tên người</translation>
    </message>
    <message>
        <source>Let this person rest</source>
        <translation>Tạm gác người này</translation>
    </message>
    <message>
        <source>One missed day a week leaves your days in a row standing.</source>
        <translation>Mỗi tuần bỏ một ngày, chuỗi ngày vẫn còn.</translation>
    </message>
    <message>
        <source>A rest day each week</source>
        <translation>Mỗi tuần một ngày nghỉ</translation>
    </message>
    <message>
        <source>Below the date of Today, and small in the days of the Timeline.</source>
        <translation>Dưới ngày tháng ở Hôm nay, và chữ nhỏ trong lịch.</translation>
    </message>
    <message>
        <source>Lunar dates</source>
        <translation>Ngày âm lịch</translation>
    </message>
    <message>
        <source>As usual in the language</source>
        <translation>Theo thói quen của ngôn ngữ</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ Nhật</translation>
    </message>
    <message>
        <source>A week begins on</source>
        <translation>Tuần bắt đầu từ</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Mỗi ngày</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>Về hôm nay</translation>
    </message>
    <message>
        <source>Same words</source>
        <translation>Cùng từ</translation>
    </message>
    <message>
        <source>Close in meaning</source>
        <translation>Gần nghĩa</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Exact words only</source>
        <translation>Chỉ tìm đúng từ</translation>
    </message>
    <message>
        <source>Found by meaning, in other words</source>
        <translation>Tìm theo nghĩa, viết bằng từ khác</translation>
    </message>
    <message>
        <source>Found by its title, tags, people or place</source>
        <translation>Thấy ở tiêu đề, nhãn, người hoặc nơi</translation>
    </message>
    <message>
        <source>Narrow by {name}</source>
        <translation>Lọc theo {name}</translation>
    </message>
    <message>
        <source>Remove the filter {name}</source>
        <translation>Bỏ lọc {name}</translation>
    </message>
    <message>
        <source>Type words, with marks or without. A tag, a person, a mood or a time can narrow them: Tab.</source>
        <translation>Gõ từ cần tìm, có dấu hay không dấu đều được. Nhãn, người, tâm trạng hay thời gian có thể lọc bớt: bấm Tab.</translation>
    </message>
    <message>
        <source>Typing tones ranks exact matches first</source>
        <translation>Gõ dấu thì đúng dấu đứng trước</translation>
    </message>
    <message>
        <source>↑↓ move</source>
        <translation>↑↓ chọn</translation>
    </message>
    <message>
        <source>↵ open</source>
        <translation>↵ mở</translation>
    </message>
    <message>
        <source>{keys} ask about this instead</source>
        <translation>{keys} hỏi điều này</translation>
    </message>
    <message>
        <source>Tab narrow</source>
        <translation>Tab lọc</translation>
    </message>
    <message>
        <source>{at} of {count}: {name}</source>
        <translation>{at} trên {count}: {name}</translation>
    </message>
    <message>
        <source>1 entry with the same words</source>
        <translation>1 mục có cùng từ</translation>
    </message>
    <message>
        <source>{count} entries with the same words</source>
        <translation>{count} mục có cùng từ</translation>
    </message>
    <message>
        <source>1 close in meaning</source>
        <translation>1 mục gần nghĩa</translation>
    </message>
    <message>
        <source>{count} close in meaning</source>
        <translation>{count} mục gần nghĩa</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>có âm thanh</translation>
    </message>
    <message>
        <source>tag: {name}</source>
        <translation>nhãn: {name}</translation>
    </message>
    <message>
        <source>person: {name}</source>
        <translation>người: {name}</translation>
    </message>
    <message>
        <source>place: {name}</source>
        <translation>nơi: {name}</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Print the entry</source>
        <translation>In mục này</translation>
    </message>
    <message>
        <source>Records behind this sound, into the same entry</source>
        <translation>Ghi tiếp sau đoạn này, vẫn trong cùng một mục</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Nhắc nhở</translation>
    </message>
    <message>
        <source>At its time the diary says only that it is waiting, while the program runs. The times and the last day written on then lie unsealed beside the program.</source>
        <translation>Đến giờ, nhật ký chỉ báo rằng đang chờ bạn, khi chương trình còn chạy. Khi đó giờ nhắc và ngày viết gần nhất nằm cạnh chương trình mà không niêm phong.</translation>
    </message>
    <message>
        <source>Between these two times nothing is said. The same time twice means no quiet hours.</source>
        <translation>Giữa hai giờ này sẽ không báo gì. Hai giờ giống nhau nghĩa là không có giờ yên lặng.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Yên lặng từ</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Yên lặng đến</translation>
    </message>
    <message>
        <source>Not on a day that was written on</source>
        <translation>Không nhắc vào ngày đã viết</translation>
    </message>
    <message>
        <source>Closing the window then locks the diary and leaves it in the tray, where the desktop has one.</source>
        <translation>Khi đó, đóng cửa sổ sẽ khóa nhật ký và để biểu tượng ở khay hệ thống, nếu màn hình có khay.</translation>
    </message>
    <message>
        <source>Wait in the tray</source>
        <translation>Chờ ở khay hệ thống</translation>
    </message>
    <message>
        <source>Not on this day</source>
        <translation>Không nhắc ngày này</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>Bấm tổ hợp phím</translation>
    </message>
    <message>
        <source>All keys as they came</source>
        <translation>Đưa mọi phím về như ban đầu</translation>
    </message>
    <message>
        <source>As they came</source>
        <translation>Như ban đầu</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Bàn phím</translation>
    </message>
    <message>
        <source>Every key, and others if you like.</source>
        <translation>Mọi phím tắt, đổi được theo ý bạn.</translation>
    </message>
    <message>
        <source>Show the next one</source>
        <translation>Xem từ kế tiếp</translation>
    </message>
    <message>
        <source>This listening model is not whole: {file} is missing or empty.</source>
        <translation>Mô hình nghe này không đủ: tệp {file} bị thiếu hoặc rỗng.</translation>
    </message>
    <message>
        <source>Get the model again in Settings, Models, or remove it there; until then your sound is kept.</source>
        <translation>Hãy tải lại trong Cài đặt, Mô hình, hoặc gỡ nó ở đó; trong lúc chờ, âm thanh vẫn được giữ.</translation>
    </message>
    <message>
        <source>1 name is new or was misheard in more ways.</source>
        <translation>1 tên là mới hoặc có thêm cách nghe nhầm.</translation>
    </message>
    <message>
        <source>{count} names are new or were misheard in more ways.</source>
        <translation>{count} tên là mới hoặc có thêm cách nghe nhầm.</translation>
    </message>
    <message>
        <source>1 connection is open</source>
        <translation>1 kết nối đang mở</translation>
    </message>
    <message>
        <source>{count} connections are open</source>
        <translation>{count} kết nối đang mở</translation>
    </message>
    <message>
        <source>Offline · 0 connections</source>
        <translation>Ngoại tuyến · 0 kết nối</translation>
    </message>
    <message>
        <source>Letters in entries</source>
        <translation>Cỡ chữ trong mục</translation>
    </message>
    <message>
        <source>Your own words, beside everything else.</source>
        <translation>Lời của chính bạn, riêng với mọi thứ khác.</translation>
    </message>
    <message>
        <source>Things may move</source>
        <translation>Được chuyển động</translation>
    </message>
    <message>
        <source>Nothing moves by itself</source>
        <translation>Không gì tự chuyển động</translation>
    </message>
    <message>
        <source>Still: no breathing disc, a level in few steps, a waveform drawn once a second, a caret that stays.</source>
        <translation>Đứng yên: vòng tròn không phập phồng, mức âm đi vài nấc, dạng sóng mỗi giây vẽ một lần, con trỏ không nhấp nháy.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Chuyển động</translation>
    </message>
    <message>
        <source>No hills and no light behind the words.</source>
        <translation>Không có đồi và ánh sáng phía sau chữ.</translation>
    </message>
    <message>
        <source>Plain backgrounds</source>
        <translation>Nền trơn</translation>
    </message>
    <message>
        <source>Bring it to front</source>
        <translation>Đưa cửa sổ đó ra trước</translation>
    </message>
    <message>
        <source>It does not answer. Close it there first.</source>
        <translation>Cửa sổ đó không trả lời. Hãy đóng nó trước.</translation>
    </message>
    <message>
        <source>See what takes room</source>
        <translation>Xem gì đang chiếm chỗ</translation>
    </message>
    <message>
        <source>This day in earlier years</source>
        <translation>Ngày này những năm trước</translation>
    </message>
    <message>
        <source>How much room it takes</source>
        <translation>Chiếm bao nhiêu chỗ</translation>
    </message>
    <message>
        <source>Backups lie in folders of their own. What was deleted takes room until the bin lets go of it.</source>
        <translation>Bản sao lưu nằm ở thư mục riêng. Thứ đã xóa còn chiếm chỗ cho đến khi thùng rác bỏ hẳn.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Làm từ</translation>
    </message>
    <message>
        <source>{whole}: {sounds} of recordings, photos and files, {words} of everything else.</source>
        <translation>{whole}: {sounds} là bản ghi, ảnh và tệp, {words} là mọi thứ còn lại.</translation>
    </message>
    <message>
        <source>{size} are free on that disk.</source>
        <translation>Ổ đĩa ấy còn trống {size}.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Entries keep the name under which a value was put on them.</source>
        <translation>Mục nhật ký giữ tên của giá trị như lúc được ghi.</translation>
    </message>
    <message>
        <source>Kept as an entry of today.</source>
        <translation>Đã giữ thành một mục của hôm nay.</translation>
    </message>
    <message>
        <source>{count} texts kept, each as an entry of today.</source>
        <translation>Đã giữ {count} văn bản, mỗi cái là một mục của hôm nay.</translation>
    </message>
    <message>
        <source>The file is of {date}.</source>
        <translation>Tệp này từ {date}.</translation>
    </message>
    <message>
        <source>The files are of other days.</source>
        <translation>Các tệp này từ những ngày khác.</translation>
    </message>
    <message>
        <source>Use that day</source>
        <translation>Dùng ngày đó</translation>
    </message>
    <message>
        <source>Use their days</source>
        <translation>Dùng các ngày đó</translation>
    </message>
    <message>
        <source>A text file is larger than 2 MB.</source>
        <translation>Có tệp văn bản lớn hơn 2 MB.</translation>
    </message>
    <message>
        <source>Put it on an entry as a file, or cut it into parts.</source>
        <translation>Hãy gắn nó vào một mục như tệp, hoặc chia ra từng phần.</translation>
    </message>
    <message>
        <source>A text file cannot be read.</source>
        <translation>Có tệp văn bản không đọc được.</translation>
    </message>
    <message>
        <source>Choose one you may read. Nothing was added.</source>
        <translation>Hãy chọn tệp bạn được phép đọc. Chưa thêm gì cả.</translation>
    </message>
    <message>
        <source>A text file is empty.</source>
        <translation>Có tệp văn bản trống.</translation>
    </message>
    <message>
        <source>Nothing was added of it.</source>
        <translation>Không thêm gì từ tệp đó.</translation>
    </message>
    <message>
        <source>A text file is not in a writing that can be read.</source>
        <translation>Có tệp văn bản dùng bảng mã không đọc được.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in an editor, then add it again.</source>
        <translation>Hãy lưu lại thành UTF-8 rồi thêm lần nữa.</translation>
    </message>
    <message>
        <source>A file is no text, whatever its name says.</source>
        <translation>Có tệp không phải văn bản, dù tên nói vậy.</translation>
    </message>
    <message>
        <source>Put it on an entry as a file instead.</source>
        <translation>Hãy gắn nó vào một mục như tệp.</translation>
    </message>
    <message>
        <source>Your diary is covered.</source>
        <translation>Nhật ký đang được che.</translation>
    </message>
    <message>
        <source>Nothing was closed: a recording goes on. Your passphrase shows it again.</source>
        <translation>Không gì bị đóng lại: bản ghi vẫn tiếp tục. Mật khẩu của bạn sẽ mở lại.</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Hiện lại</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>Lock instead</source>
        <translation>Khóa luôn</translation>
    </message>
    <message>
        <source>Less: {what}</source>
        <translation>Bớt: {what}</translation>
    </message>
    <message>
        <source>More: {what}</source>
        <translation>Thêm: {what}</translation>
    </message>
    <message>
        <source>Type a question</source>
        <translation>Gõ câu hỏi</translation>
    </message>
    <message>
        <source>Choose microphone</source>
        <translation>Chọn micro</translation>
    </message>
    <message>
        <source>How to allow it</source>
        <translation>Cách cho phép</translation>
    </message>
    <message>
        <source>Windows: Settings, Privacy &amp; security, Microphone: let desktop apps use it.</source>
        <translation>Windows: Cài đặt, Quyền riêng tư và bảo mật, Micro: cho ứng dụng máy tính dùng.</translation>
    </message>
    <message>
        <source>System Settings, Privacy &amp; Security, Microphone: switch this program on.</source>
        <translation>Cài đặt hệ thống, Quyền riêng tư và bảo mật, Micro: bật chương trình này.</translation>
    </message>
    <message>
        <source>Your desktop&apos;s sound settings: the input device is there and not muted. Whoever is signed in here may use it.</source>
        <translation>Cài đặt âm thanh của máy: có thiết bị thu và không bị tắt tiếng. Ai đang đăng nhập ở đây đều dùng được.</translation>
    </message>
    <message>
        <source>See both</source>
        <translation>Xem cả hai</translation>
    </message>
    <message>
        <source>See both: {title}</source>
        <translation>Xem cả hai bản: {title}</translation>
    </message>
    <message>
        <source>And {count} more; each says so on its own page.</source>
        <translation>Và {count} mục nữa; trang của mỗi mục đều báo.</translation>
    </message>
    <message>
        <source>1 photo or file.</source>
        <translation>1 ảnh hoặc tệp.</translation>
    </message>
    <message>
        <source>{count} photos and files.</source>
        <translation>{count} ảnh và tệp.</translation>
    </message>
    <message>
        <source>Use the smaller one</source>
        <translation>Dùng bản nhỏ hơn</translation>
    </message>
    <message>
        <source>Try anyway</source>
        <translation>Cứ thử</translation>
    </message>
    <message>
        <source>Live captions and pauses</source>
        <translation>Phụ đề trực tiếp và khoảng lặng</translation>
    </message>
    <message>
        <source>Shows words as you talk and knows when you are only thinking.</source>
        <translation>Hiện chữ ngay khi bạn nói và biết khi bạn chỉ đang nghĩ.</translation>
    </message>
    <message>
        <source>Start my diary</source>
        <translation>Bắt đầu nhật ký</translation>
    </message>
    <message>
        <source>Try your voice first</source>
        <translation>Thử giọng bạn trước</translation>
    </message>
    <message>
        <source>A file of an installed model has changed, so it is not the one that was proved to be good.</source>
        <translation>Một tệp của mô hình đã cài bị thay đổi, nên không còn là tệp đã được xác nhận.</translation>
    </message>
    <message>
        <source>Remove the model in Settings and fetch it again. Your entries are untouched.</source>
        <translation>Hãy gỡ mô hình trong Cài đặt rồi tải lại. Các mục nhật ký vẫn nguyên vẹn.</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Ngày khác</translation>
    </message>
    <message>
        <source>Echo of the loudspeaker</source>
        <translation>Tiếng vọng của loa</translation>
    </message>
    <message>
        <source>Your sound system could take it away, but not for a microphone chosen by name. Choose “The one the system uses” under Voice &amp; microphone to have that.</source>
        <translation>Hệ thống âm thanh khử được tiếng vọng, nhưng không khử cho micro chọn theo tên. Muốn dùng, hãy chọn “Micro mặc định của máy” trong Giọng nói và micro.</translation>
    </message>
    <message>
        <source>Your sound system takes it away, and turns your microphone down meanwhile. {setting} where {module} is loaded leaves it as it is.</source>
        <translation>Hệ thống âm thanh khử tiếng vọng nhưng cũng vặn nhỏ micrô. Thêm {setting} ở chỗ nạp {module} thì micrô được giữ nguyên.</translation>
    </message>
    <message>
        <source>Your sound system takes it away: hands-free hears you without the diary's own voice.</source>
        <translation>Hệ thống âm thanh đã khử tiếng vọng: chế độ rảnh tay chỉ nghe giọng bạn, không lẫn giọng của nhật ký.</translation>
    </message>
    <message>
        <source>This system names the devices for every program, so its echo canceller is left alone.</source>
        <translation>Máy này chỉ định sẵn thiết bị cho mọi chương trình, nên nhật ký không dùng phần khử tiếng vọng.</translation>
    </message>
    <message>
        <source>No echo canceller is known here. The diary tells its own voice from yours by loudness: with headphones, or closer to the microphone, you interrupt it most easily.</source>
        <translation>Máy này không có phần khử tiếng vọng. Nhật ký phân biệt giọng của nó với giọng bạn bằng độ to: đeo tai nghe hoặc nói gần micro thì dễ ngắt lời nhất.</translation>
    </message>
    <message>
        <source>Show the calendar</source>
        <translation>Xem lịch</translation>
    </message>
    <message>
        <source>1 name was forgotten here and stays away.</source>
        <translation>1 tên đã bỏ ở đây và không trở lại.</translation>
    </message>
    <message>
        <source>{count} names were forgotten here and stay away.</source>
        <translation>{count} tên đã bỏ ở đây và không trở lại.</translation>
    </message>
    <message>
        <source>Waking up</source>
        <translation>Đang khởi động</translation>
    </message>
    <message>
        <source>Waking up, about {seconds} s</source>
        <translation>Đang khởi động, chừng {seconds} giây</translation>
    </message>
    <message>
        <source>Your passphrase is set</source>
        <translation>Mật khẩu đã đặt xong</translation>
    </message>
    <message>
        <source>Your diary is made and opens with it. Settings can change it later, and give you new words.</source>
        <translation>Nhật ký đã tạo và mở bằng mật khẩu này. Sau này đổi mật khẩu hay lấy từ mới trong Cài đặt.</translation>
    </message>
    <message>
        <source>Your name on the closed screen</source>
        <translation>Tên bạn trên màn hình khóa</translation>
    </message>
    <message>
        <source>The closed screen greets you by it: Good evening, Linh. It lies unsealed beside the program, because that screen is shown before anything is opened. Leave it empty for no name.</source>
        <translation>Màn hình khóa sẽ chào bạn bằng tên này: Chào buổi tối, Linh. Tên nằm cạnh chương trình mà không niêm phong, vì màn hình ấy hiện trước khi mở nhật ký. Để trống thì không hiện tên.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>Bring the diary you kept elsewhere.</source>
        <translation>Mang về cuốn nhật ký bạn từng giữ ở nơi khác.</translation>
    </message>
    <message>
        <source>Bring another diary</source>
        <translation>Mang về một nhật ký khác</translation>
    </message>
    <message>
        <source>Exports of Day One, Apple Journal, Google Keep and jrnl, a folder of Markdown, or an open archive of this diary. They are only read, and nothing is taken in before you have seen what it would be.</source>
        <translation>Bản xuất của Day One, Apple Journal, Google Keep và jrnl, một thư mục Markdown, hoặc bản lưu mở của chính nhật ký này. Chúng chỉ được đọc, và chưa có gì được đưa vào trước khi bạn xem qua.</translation>
    </message>
    <message>
        <source>Choose a file...</source>
        <translation>Chọn tệp...</translation>
    </message>
    <message>
        <source>Choose a folder...</source>
        <translation>Chọn thư mục...</translation>
    </message>
    <message>
        <source>Stop taking in entries</source>
        <translation>Dừng đưa mục vào</translation>
    </message>
    <message>
        <source>Save the list...</source>
        <translation>Lưu danh sách...</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Lưu danh sách</translation>
    </message>
    <message>
        <source>What would be taken in</source>
        <translation>Những gì sẽ được đưa vào</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>Hủy việc nhập</translation>
    </message>
    <message>
        <source>Import 1 entry</source>
        <translation>Nhập 1 mục</translation>
    </message>
    <message>
        <source>Import {count} entries</source>
        <translation>Nhập {count} mục</translation>
    </message>
    <message>
        <source>1 thing could not be read.</source>
        <translation>1 thứ không đọc được.</translation>
    </message>
    <message>
        <source>{count} things could not be read.</source>
        <translation>{count} thứ không đọc được.</translation>
    </message>
    <message>
        <source>Taking in {done} of {total}.</source>
        <translation>Đang đưa vào {done} trên {total}.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Tìm thấy</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Đã có</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Không đọc được</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>An open archive of this diary</source>
        <translation>Bản lưu mở của nhật ký này</translation>
    </message>
    <message>
        <source>Nothing is in it</source>
        <translation>Không có gì bên trong</translation>
    </message>
    <message>
        <source>It tells no day</source>
        <translation>Không ghi ngày</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Quá lớn</translation>
    </message>
    <message>
        <source>This file is not there</source>
        <translation>Không có tệp này</translation>
    </message>
    <message>
        <source>It lay in the bin there</source>
        <translation>Đã nằm trong thùng rác ở đó</translation>
    </message>
    <message>
        <source>It leads out of the folder</source>
        <translation>Dẫn ra ngoài thư mục</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Đã mã hóa</translation>
    </message>
    <message>
        <source>{program}: nothing new was found.</source>
        <translation>{program}: không tìm thấy gì mới.</translation>
    </message>
    <message>
        <source>{program}, {first} to {last}.</source>
        <translation>{program}, từ {first} đến {last}.</translation>
    </message>
    <message>
        <source>1 entry tells no day and gets the one of its file.</source>
        <translation>1 mục không ghi ngày nên lấy ngày của tệp.</translation>
    </message>
    <message>
        <source>{count} entries tell no day and get the one of their file.</source>
        <translation>{count} mục không ghi ngày nên lấy ngày của tệp.</translation>
    </message>
    <message>
        <source>Nothing new was taken in.</source>
        <translation>Không có gì mới được đưa vào.</translation>
    </message>
    <message>
        <source>1 entry taken in.</source>
        <translation>Đã đưa vào 1 mục.</translation>
    </message>
    <message>
        <source>{count} entries taken in.</source>
        <translation>Đã đưa vào {count} mục.</translation>
    </message>
    <message>
        <source>1 entry put into the bin.</source>
        <translation>Đã cho 1 mục vào thùng rác.</translation>
    </message>
    <message>
        <source>{count} entries put into the bin.</source>
        <translation>Đã cho {count} mục vào thùng rác.</translation>
    </message>
    <message>
        <source>1 changed since stayed.</source>
        <translation>1 mục đã sửa từ đó được giữ lại.</translation>
    </message>
    <message>
        <source>{count} changed since stayed.</source>
        <translation>{count} mục đã sửa từ đó được giữ lại.</translation>
    </message>
    <message>
        <source>1 entry is here</source>
        <translation>Còn 1 mục ở đây</translation>
    </message>
    <message>
        <source>{count} entries are here</source>
        <translation>Còn {count} mục ở đây</translation>
    </message>
    <message>
        <source>{entries}. Undone.</source>
        <translation>{entries}. Đã hoàn tác.</translation>
    </message>
    <message>
        <source>{entries}.</source>
        <translation>{entries}.</translation>
    </message>
    <message>
        <source>1 day left to undo it</source>
        <translation>còn 1 ngày để hoàn tác</translation>
    </message>
    <message>
        <source>{count} days left to undo it</source>
        <translation>còn {count} ngày để hoàn tác</translation>
    </message>
    <message>
        <source>{entries}, {left}.</source>
        <translation>{entries}, {left}.</translation>
    </message>
    <message>
        <source>There are too many files in this folder.</source>
        <translation>Có quá nhiều tệp trong thư mục này.</translation>
    </message>
    <message>
        <source>Choose the folder of the diary alone.</source>
        <translation>Hãy chọn riêng thư mục của nhật ký.</translation>
    </message>
    <message>
        <source>This zip cannot be read.</source>
        <translation>Không đọc được tệp zip này.</translation>
    </message>
    <message>
        <source>Export it once more from the other program.</source>
        <translation>Hãy xuất lại từ chương trình kia.</translation>
    </message>
    <message>
        <source>There are too many files in this zip.</source>
        <translation>Có quá nhiều tệp trong tệp zip này.</translation>
    </message>
    <message>
        <source>Export a part of the diary at a time.</source>
        <translation>Hãy xuất từng phần của nhật ký.</translation>
    </message>
    <message>
        <source>There is nothing at this place.</source>
        <translation>Không có gì ở chỗ này.</translation>
    </message>
    <message>
        <source>Choose the file or folder of the other diary.</source>
        <translation>Hãy chọn tệp hoặc thư mục của nhật ký kia.</translation>
    </message>
    <message>
        <source>No diary that can be read was found there.</source>
        <translation>Không tìm thấy nhật ký nào đọc được ở đó.</translation>
    </message>
    <message>
        <source>Choose an export of Day One, Apple Journal, Google Keep or jrnl, a folder of Markdown, or an archive of this program.</source>
        <translation>Hãy chọn bản xuất của Day One, Apple Journal, Google Keep hoặc jrnl, một thư mục Markdown, hoặc bản lưu của chương trình này.</translation>
    </message>
    <message>
        <source>There is no such import.</source>
        <translation>Không có lần nhập nào như vậy.</translation>
    </message>
    <message>
        <source>Look at the list of imports.</source>
        <translation>Hãy xem danh sách các lần nhập.</translation>
    </message>
    <message>
        <source>This import cannot be undone any more.</source>
        <translation>Lần nhập này không còn hoàn tác được nữa.</translation>
    </message>
    <message>
        <source>Put its entries into the bin one by one.</source>
        <translation>Hãy cho từng mục của nó vào thùng rác.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Choose a wake word or write a phrase of your own first.</source>
        <translation>Hãy chọn từ đánh thức hoặc viết một câu của riêng bạn trước.</translation>
    </message>
    <message>
        <source>Choose where the diary will lie first.</source>
        <translation>Hãy chọn nơi đặt nhật ký trước.</translation>
    </message>
    <message>
        <source>Each of these would change what you wrote by hand: look at them one by one.</source>
        <translation>Chỗ nào cũng đụng đến lời bạn tự viết: hãy xem từng chỗ một.</translation>
    </message>
    <message>
        <source>It is being left out.</source>
        <translation>Đang bỏ qua.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Do again what was just taken back</source>
        <translation>Làm lại điều vừa hoàn tác</translation>
    </message>
</context>
</TS>
