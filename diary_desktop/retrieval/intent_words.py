"""How people ask for something computed, in English and Vietnamese: a table of phrases for each kind, read in order.

Each line is a kind, its unit where the phrase names one, and a pattern of lower-case text; ``~`` stands for up to
four words in between. The first line that is found decides, so that the narrow ones stand first.
"""

from __future__ import annotations

import re
from typing import NamedTuple, get_args

from ..domain.asking import IntentKind
from .cue_phrases import without_marks


class Phrase(NamedTuple):
    """What a question wants when ``pattern`` is found in it."""

    kind: IntentKind
    pattern: re.Pattern[str]
    bare: re.Pattern[str]
    """For a question typed without marks."""


_TIMES_A = r"(?:a|an|per|each|every)"
_GAP = r"(?:\S+ ){0,4}?"

MEASURES_EN = (
    r"km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|hours?|minutes?|pounds?|quid|euros?|dollars?|pages?|kilos?|kg|"
    r"litres?|liters?|cups?|steps?|calories|dong|vnd|thousand dong"
)
MEASURES_VI = (
    r"km|ki lô mét|kilômét|cây số|cây|mét|dặm|tiếng đồng hồ|tiếng|giờ|phút|triệu đồng|nghìn đồng|ngàn đồng|đồng|"
    r"triệu|nghìn|ngàn|đô la|đô|euro|trang|cân|kg|lít|cốc|ly|bước"
)

_ENGLISH = rf"""
find        (?:show me|find(?: me)?|look up|search for|list) (?:all |the |my |any |every )*(?:entries|passages
            |notes|what i wrote)
find        (?:at )?(?:what|which) (?:time(?! did i (?:last|first))|hour)\b
find        (?:which|what) entries|what (?:did|have) i (?:write|written|say|said) about|quote
streak      (?:longest|best|biggest|greatest) (?:streak|run of days|stretch|series|row)|streak|in a row|consecutive
streak      without a (?:break|gap)
per_month   how (?:many times|often) {_TIMES_A} (?:week|month|day|year)
per_month   how (?:many times|often|many \w+)\b.*\b(?:on average|average)\b.*\b(?:{_TIMES_A} (?:week|month|year)
            |monthly|weekly)
per_month   (?:on average|average)\b.*\bhow (?:many times|often)|how (?:many times|often)\b.*\b(?:on average
            |average)
per_month   average number of times|how (?:many times|often)\b.*\b(?:per|each|every) (?:week|month|year)
since       how (?:long|many (?:days|weeks|months|years)) (?:ago|since|is it|has it been|have passed|has passed
            |did it take since|it is|it has been)
since       how (?:many (?:days|weeks|months|years)|long) (?:ago )?(?:ha(?:s|ve) (?:gone by|passed|elapsed)
            |was it)\b.*\b(?:since|last)
since       how (?:long|many days)\b.*\bsince\b|(?:days|time|weeks) since
mean        (?:on average|average|mean|typically)\b.*\b(?:{MEASURES_EN})\b
mean        \b(?:{MEASURES_EN})\b.*\b(?:on average|average)
mean        (?:what|how much) (?:do|did|have) (?:i|we) (?:pay|paid|spend|spent)\b.*\bon average
mean        average (?:distance|length|amount|time|cost|price|spending|duration|night|sleep)
mean        how (?:much|long|far)\b.*\b(?:on average|average)
max         (?:longest|farthest|furthest|greatest|biggest|highest|largest|most expensive|dearest
            |priciest) (?:\w+ )?(?:distance|run|ride|walk|swim|hike|night|sleep|amount|sum|purchase|shop|bill
            |time|day|trip|call|one)?
max         the most (?:money )?i (?:ever )?(?:ran|spent|paid|slept|walked|rode|swam|cycled|worked)
max         how (?:far|long|much) (?:at (?:the )?most|at best)|(?:furthest|farthest|longest)
min         (?:shortest|smallest|least|lowest|cheapest|fewest)
which_days  (?:on |in )?(?:which|what) (?:days|dates|evenings|mornings|nights)
which_days  (?:list|name|give me|tell me) (?:all |me )*(?:the )?(?:days|dates)
days        (?:on )?how many (?:different |separate )?(?:days|dates|evenings|mornings|nights)|number of days
sum         how (?:many|much) (?:{MEASURES_EN})\b|how much (?:money |cash )?(?:did|have|had|do|was|were|has)\b
sum         how much (?:money|time)
sum         how (?:far|long)\b.*\b(?:in all|in total|altogether|all together|overall|all in all)
sum         (?:total|sum of|all in all|add up) (?:distance|amount|cost|time|hours|money)
sum         total (?:{MEASURES_EN}|spending|spent|i spent|of)|what did .* cost (?:me )?(?:in all|in total
            |altogether)
sum         how much .* (?:cost|spent|spend|pay|paid)
count       how (?:many times|often|frequently|many (?!people|friends|books|children|years)\w+)
list        (?:where|who|whom|with whom) (?:have|had) (?:i|we) been\b
count       number of (?:times|\w+)|count (?:the |my |how )|(?:did|have) i ever|have i been
first       (?:when|what day|what date|which day|on which day|on what day|what was|what's)\b.*\b(?:first|earliest)
first       (?:first|earliest) time|date of (?:the |my )first
last        (?:when|what day|what date|which day|on which day|on what day|what was|what's)\b.*\b(?:last time
            |most recent(?:ly)?|latest|did i last|have i last|was i last|did we last|my last)
last        (?:last|latest|most recent) time
last        when .* last (?!week|month|year|night|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday
            |friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november
            |december|christmas|easter)
on_date     what (?:did (?:i|we) do|happened|was i doing|else happened|did i get up to|was going on)\b
on_date     how was my (?:day|week)|what was .* like|^(?:and |so )?how (?:was|were)(?: it)?\W*$
list        what (?:did|have) (?:i|we) (?:bake|cook|read|watch|play|paint|sing|eat|drink|buy|plant|sow|grow|knit|sew
            |finish|baked|cooked|watched|played|painted|sung|eaten|drunk|bought|planted)(?: (?:for|with) \w+)?\W*$
list        (?:who|whom|where|which (?:people|places|friends|towns|cities|books|films|movies|restaurants)
            |what (?:places|people|books|films|movies|restaurants))\b
when        ^(?:and |so |but )?when (?:did|was|were|have|had|\w+ did)\b|(?:what|which) (?:day|date|month
            |year|night|evening|morning|afternoon) (?:did|was|were|had|have)\b
"""

_VIETNAMESE = rf"""
find        (?:tìm|cho xem|liệt kê|trích|đọc lại)~ (?:mục|trang|bài|đoạn|những gì|câu)|(?:tôi
            |mình) (?:đã )?viết gì về
find        những (?:mục|trang|bài) (?:nào|nói về)
find        (?:lúc|vào|khoảng|từ|đến|tới|trước|sau) mấy giờ|^mấy giờ
streak      chuỗi|liên tiếp|liền tù tì|không nghỉ|không ngày nào nghỉ|liên tục
per_month   (?:trung bình|bình quân)~ (?:mỗi|một|hàng) (?:tháng|tuần|năm)\b.*\b(?:mấy|bao nhiêu) (?:lần|buổi|lượt
            |bận|{MEASURES_VI})
per_month   (?:mỗi|một|hàng) (?:tháng|tuần|năm)\b.*\b(?:mấy|bao nhiêu) (?:lần|buổi|lượt|bận)
per_month   (?:mấy|bao nhiêu) (?:lần|buổi|lượt|bận)\b.*\b(?:mỗi|một|hàng) (?:tháng|tuần|năm)
since       (?:bao nhiêu|mấy) (?:ngày|tuần|tháng|năm)\b.*\b(?:kể từ|tính từ|từ lần|từ hôm|từ ngày|rồi (?:tôi
            |mình) (?:chưa|không))
since       bao lâu~ (?:kể từ|từ lần|chưa|tôi chưa|mình chưa)|bao lâu~ (?:không|chưa)
since       (?:kể từ|từ) lần~ (?:cuối|gần|trước).*(?:bao nhiêu|mấy) (?:ngày|tuần|tháng|năm)
since       cách đây (?:bao nhiêu|mấy) (?:ngày|tuần|tháng)
mean        (?:trung bình|bình quân)\b.*\b(?:mấy|bao nhiêu) (?:{MEASURES_VI})\b
mean        (?:mấy|bao nhiêu) (?:{MEASURES_VI})\b.*\b(?:trung bình|bình quân)|trung bình
max         (?:xa|dài|lâu|nhiều|đắt|cao|lớn|to|mắc) nhất
min         (?:ngắn|ít|rẻ|thấp|nhỏ|bé) nhất
which_days  (?:những|các|vào|vào những|vào các) (?:ngày|hôm) nào|ngày nào và ngày nào|liệt kê~ ngày
days        (?:bao nhiêu|mấy) (?:ngày|hôm|đêm)|số ngày
sum         (?:bao nhiêu|mấy(?! giờ)) (?:{MEASURES_VI})\b(?! lần)|tổng cộng|bao nhiêu tiền|hết bao nhiêu|tốn bao nhiêu
sum         tổng (?:số )?(?:tiền|quãng đường|thời gian)|(?:tiêu|chi|trả|mất) bao nhiêu
count       (?:bao nhiêu|mấy|được mấy|được bao nhiêu) (?:lần|buổi|lượt|bận|cữ|mục|trang|bài|trận|cuộc|chuyến)|số lần
count       đếm
first       lần đầu(?: tiên)?|đầu tiên|lần thứ nhất|sớm nhất
last        lần (?:cuối(?: cùng)?|gần (?:đây )?nhất|mới (?:đây )?nhất|sau cùng|chót|gần đây)|gần (?:đây )?nhất
last        lần trước
on_date     (?:tôi|mình|chúng tôi) (?:đã )?làm (?:những )?gì|(?:có )?chuyện gì|xảy ra (?:chuyện )?gì
on_date     (?:ngày|hôm)~ (?:thế nào|ra sao)
list        (?:với|cùng|gặp|cho) (?:những )?ai|ai (?:đã|là)|ở đâu|đi đâu
list        (?:đọc|xem|nấu|nướng|chơi|học|mua|ăn|uống|hát)(?: xong| được)? (?:những |mấy )?
            (?:cuốn |bộ |món |bài |thứ )?(?:sách |phim |truyện )?gì\W*$
list        những (?:ai|đâu|nơi nào|người nào|quán nào|sách nào|phim nào)|chỗ nào
when        khi nào|bao giờ|hồi nào|lúc nào|(?:ngày|hôm|tháng|năm) (?:nào|mấy)|vào ngày
"""


_ASKING_EN = r"""
(?:the )?date of(?: the| my| our)?(?: last| first| latest| most recent)?|what was(?= (?:the )?date of)
as far as (?:this|my|the) diary (?:tells|says|knows)|according to (?:this|my|the) diary|adding up .*
(?:that|which) i (?:wrote|noted|put) down
(?:in|from|of) (?:my|the|this|these) (?:diary|journal|entries|notes)|in all|in total|altogether|all together
all in all|overall|on (?:the )?average|in one go|at a time
what (?:is|was|were|are)|what's
(?:the )?(?:longest|best|biggest) (?:streak|run(?= (?:of|in)\b)|stretch
            |series)(?: of (?:consecutive )?days)?(?: in a row)?(?: on which| that| when)?
in a row|consecutive days?|consecutively
(?:on )?how many (?:different |separate )?(?:days|times|weeks|months|years|evenings|mornings|nights
            |dates)(?: (?:a|an|per|each|every) (?:day|week|month|year))?
(?:a|an|per|each|every) (?:day|week|month|year)|how (?:often|frequently|long|far|much|many)|number of (?:times|days)
(?:on |in )?(?:which|what) (?:days|dates|day|date|evenings|night|evening|morning|afternoon|month
            |year)|when|whenever|(?:give|tell|show) me|list
            |count
(?:is it|has it been|it is|it has been|have passed|has passed|have gone by|ago) since
since(?= (?:i|my|the last|we)\b)|is it|has it been|ago
(?:the )?(?:first|last|most recent|latest|earliest|previous) times?
(?:did|have|had|do|was|were|am|has) (?:i|we)(?: ever| last| first| actually| really)?|\bi (?:ever )?(?:last|first)\b
(?:the|my) (?:most|least) (?:money )?(?:i )?
(?:longest|shortest|farthest|furthest|biggest|smallest|largest|highest|lowest) (?:distance|amount|time|duration)?
most recently|for the (?:first|last) time|total|average|distance|amount|(?:i|we)(?: ever)?(?= \w)
"""
_ASKING_VI = r"""
theo nhật ký(?: này| của tôi)?|tính (?:những|theo|cả)\b.*|trong nhật ký(?: này)?|tổng cộng|cả thảy|tất cả|trung bình
bình quân|(?:mỗi|một|hàng) (?:tháng|tuần|năm|ngày)|chuỗi(?: ngày)?(?: liên tiếp)?(?: dài nhất)?|liên tiếp|liên tục
(?:mà )?ngày nào (?=tôi|mình)|(?:là )?(?:được )?(?:bao nhiêu|mấy) (?:lần|buổi|ngày|hôm|tuần|tháng|năm|lượt|bận|trận
            |cữ|cuộc|chuyến)
(?:là )?(?:bao nhiêu|mấy)|(?:vào )?(?:những |các )?(?:ngày|hôm) nào
(?:là )?(?:khi nào|bao giờ|hồi nào|lúc nào|bao lâu(?: rồi)?)|số lần
(?:đã )?kể từ
(?:từ )?(?:trong )?(?:lần|hôm) (?:đầu(?: tiên)?|cuối(?: cùng)?|gần (?:đây )?nhất|mới (?:đây )?nhất|sau cùng|trước)
lần đầu tiên|lần đầu|gần (?:đây )?nhất|xa nhất|dài nhất|lâu nhất|nhiều nhất|đắt nhất|ngắn nhất|ít nhất|rẻ nhất
(?:tôi|mình|tớ|chúng tôi)(?: có| đã| cũng| được| bị| ghi| từng)*|của (?:tôi|mình)|là (?:ngày|gì)?|(?:có|đã)(?= )|vào
(?:hết|tốn|mất)?(?: hết)? bao nhiêu tiền|hết|lần
"""

_MEASURE = {"en": MEASURES_EN, "vi": MEASURES_VI}
MEASURES = {key: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for key, words in _MEASURE.items()}
"""Words for units in a question."""

SPANS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("week", r"\b(?:a|per|each|every|mỗi|một|hàng) (?:week|tuần)\b|weekly"),
        ("year", r"\b(?:a|per|each|every|mỗi|một|hàng) (?:year|năm)\b|yearly"),
        ("day", r"\b(?:a|per|each|every|mỗi|một|hàng) (?:day|ngày)\b|daily"),
    )
)


def _phrases(table: str) -> tuple[Phrase, ...]:
    lines = [line.split(None, 1) for line in _lines(table)]
    return tuple(Phrase(_KINDS[kind], _pattern(text), _pattern(without_marks(text))) for kind, text in lines)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{text.strip().replace('~ ', ' ' + _GAP)})")


def _asking(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w)(?:{line})(?!\w)", re.IGNORECASE) for line in _lines(table))


def _lines(table: str) -> list[str]:
    """Its lines; one that is set in goes on with the line before."""
    return [line for line in re.sub(r"\n[ ]+", "", table).splitlines() if line.strip()]


_KINDS: dict[str, IntentKind] = {kind: kind for kind in get_args(IntentKind)}
PHRASES = {"en": _phrases(_ENGLISH), "vi": _phrases(_VIETNAMESE)}
ASKING = {"en": _asking(_ASKING_EN), "vi": _asking(_ASKING_VI)}
