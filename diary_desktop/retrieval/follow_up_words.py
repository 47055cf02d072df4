"""The words by which a question shows that it leans on the one before, in English and Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

Pattern = re.Pattern[str]

_PERSONS_VI = r"(?:(?:ông|bà|anh|chị|cô|chú|bác|cậu|em|thằng|con) (?:ấy|ta|đó)|hắn|họ|người (?:ấy|đó))"
_TIMES_VI = r"(?:hôm|ngày|lúc|khi|đêm|tối|sáng|tuần|tháng|năm|lần|dịp) (?:đó|ấy)"
_UNITS_VI = r"(?P<unit>hôm|ngày|tháng|năm)"
_KIN = (
    "mum mom mother dad father sister brother wife husband grandma grandpa aunt uncle doctor"
    " boss teacher neighbour coach"
    " mẹ má bố cha ông bà vợ chồng"
)
MALE = frozenset({"dad", "father", "brother", "husband", "grandpa", "uncle", "bố", "cha", "ông", "chồng"})
FEMALE = frozenset({"mum", "mom", "mother", "sister", "wife", "grandma", "aunt", "mẹ", "má", "bà", "vợ"})

_NOT_NAMES = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday christmas easter halloween tết i ok and but what when where who "
    "how why which did whose whom was were is are do does have had tell tháng năm "
)
NOT_NAMES = frozenset(_NOT_NAMES.split())
BACKWARDS = frozenset({"previous", "before", "earlier", "trước", "truoc"})
UNITS = {"hôm": "day", "hom": "day", "ngày": "day", "ngay": "day", "tháng": "month", "thang": "month", "năm": "year"}
UNITS["nam"] = "year"

_BARE_EN = (
    "feel felt feeling else happen happened happening anyone anything anybody cost costs take took long often "
    "many much times time last first say said come came go went end ended start started know knew think "
    "thought price exactly really alone together also day days there then afterwards again kind sort name "
    "called reason tell more show go on detail details ever "
)


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """Patterns of one language. ``bare`` are words that name no matter: alone they lean on what was asked before."""

    lead: Pattern
    """A joining word in front; in its group ``swap`` where what follows takes the place of something."""
    tail: Pattern
    person: Pattern
    thing: Pattern
    nothing: Pattern
    """Where "it" stands for nothing that was named."""
    place: Pattern
    time: Pattern
    day: Pattern
    shift: Pattern
    frame: Pattern
    """The asking itself: what is left out where a question is only to say the matter."""
    computed: Pattern
    asking: Pattern
    """Whether something is asked at all, or only named."""
    kin: Pattern
    preposition: Pattern
    noun_phrase: Pattern
    edge: Pattern
    """Nothing but the first or last time."""
    edge_said: Pattern
    """Where a question says which of the two it wants."""
    bare: frozenset[str]


@cache
def english() -> FollowUpWords:
    """As people type it."""
    return FollowUpWords(
        lead=_any(
            r"^(?:(?:ok(?:ay)?|so|well|now)[\s,]+)?(?:(?P<swap>(?:and |but )?(?:what|how) about)"
            r"|and|but|or|also|then)\b[\s,]*"
        ),
        tail=_any(r"[\s,]*\b(?:then|instead|too|though)$"),
        person=_any(r"\b(?:he|him|she|they|them|her|his|their)\b"),
        thing=_any(
            r"\b(?:its?|those|these|this one|that one)\b|\b(?:about|after|before|because of|of"
            r"|with|during|from|like|for)"
            r" (?:that|this)(?=\s*(?:[,.]|$))|\b(?:was|is|did|does) (?:that|this)\b(?! (?:i|you"
            r"|he|she|we|they|the|my)\b)"
        ),
        nothing=_any(
            r"\b(?:did|does|was|is|has) it (?:rain|snow|hail|freez|thunder|cold|hot|warm|late\b"
            r"|true|wind|sunny|fogg|too|so\b|ever)"
            r"|\bwhat time (?:was|is) it|\bhow (?:cold|hot|warm|late) was it|\bwas it (?:me|i|that|because)\b"
        ),
        place=_any(r"(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )\bthere\b(?! (?:was|were|is|are|been))"),
        time=_any(
            r"\b(?:(?:on |at |in |during )?(?:that|the same) (?:day|night|morning|evening"
            r"|afternoon|time|week|month|year|trip)"
            r"|back then|afterwards?|beforehand|then$)\b"
        ),
        day=_any(r"\b(?:on )?(?:that|the same) (?:day|night|morning|evening|afternoon)\b"),
        shift=_any(
            r"^(?:in |on )?(?:the )?(?:(?P<side>previous|next|following) (?P<unit>day|month|year)"
            r"|(?P<unit2>day|month|year) (?P<side2>before|after)|(?:a|one) (?P<unit3>day|month"
            r"|year) (?P<side3>earlier|later))"
            r"(?: that)?$"
        ),
        frame=_any(
            r"^(?:(?:and|but|so) )?(?:how (?:many|much|long|often|far|old|big)(?: times| days)?"
            r"|what|when|where|who(?:m|se)?|why"
            r"|which|how)\b\s*(?:(?:was|is) the (?:last|first) time (?:that )?)?"
            r"(?:(?:did|do|does|have|has|had|was|were|is|are|am)\b\s*)?(?:(?:i"
            r"|we)\b\s*)?(?:(?:last|first|ever)\b\s*)*"
            r"|^(?:did|do|does|have|has|had|was|were|is|are|am|can|could)\b\s*(?:(?:i|we)\b\s*)?(?:ever\b\s*)?"
        ),
        computed=_any(
            r"\b(?:how many|how often|how long since|when did i (?:last|first)|when was the"
            r" (?:last|first)|longest|on which days)\b"
        ),
        asking=_any(
            r"\b(?:what|when|where|who|whom|whose|why|which|how|did|does|do|was|were|is|are|had|have|has|tell|show)\b"
        ),
        kin=_any(rf"\b(?:my )?(?:{'|'.join(_KIN.split())})\b"),
        preposition=_any(r"^(?:with|at|in|to|from|about|for|by|on|near|against|without)\b"),
        noun_phrase=_any(r"\b(?:the|a|an|my|our|his|her|their)\s+(?!last\b|first\b|same\b)\w+(?:'s \w+)?"),
        edge=_any(r"(?:when was )?the (?:very )?(?:first|last|most recent|latest|earliest)(?: (?:time|one|day))?"),
        edge_said=_any(r"\b(?:most recent|latest|earliest|first|last)\b(?! (?:week|month|year|night))"),
        bare=frozenset(_BARE_EN.split()),
    )


@cache
def vietnamese(marked: bool = True) -> FollowUpWords:
    """``marked`` is false for a question typed without its marks."""

    def vi(source: str) -> Pattern:
        return _any(source if marked else _unmarked(source))

    bare = (
        "cảm thấy sao ai đâu khi nào bao giờ nhiêu lâu lần mấy giá tiền mất xảy diễn kết thúc"
        " bắt đầu nói gì tên nhỉ một mình"
        " cùng với ở đi thế vì lý do nữa khác còn cuối lúc hôm rõ hơn kể thêm tôi chuyện xong hết"
    )
    return FollowUpWords(
        lead=vi(
            r"^(?:(?P<swap>thế còn|vậy còn|còn(?! (?:bao nhiêu|mấy|ai|lại|gì|nhớ|sống)\b))|thế"
            r" thì|vậy thì|rồi thì|thế|vậy|rồi"
            r"|và)\b[\s,]*"
        ),
        tail=vi(r"[\s,]*\b(?:thì sao|thì thế nào|thì|nhỉ|hả|ạ)$"),
        person=vi(rf"\b{_PERSONS_VI}\b"),
        thing=vi(r"\b(?:nó|chúng|(?:cái|việc|chuyện|điều|chuyến|vụ|bữa|cuốn|món|đồ) (?:đó|ấy|này|kia))\b"),
        nothing=vi(r"(?!)"),
        place=vi(r"\b(?:ở|tại|đến|tới|từ|về) (?:đó|đấy)\b"),
        time=vi(rf"\b(?:{_TIMES_VI}|sau đó|trước đó|hồi đó)\b"),
        day=vi(r"\b(?:hôm|ngày|đêm|tối|sáng) (?:đó|ấy)\b"),
        shift=vi(rf"^(?:vào )?{_UNITS_VI} (?:liền )?(?P<side>trước|sau|kế tiếp) (?:đó|ấy)$"),
        frame=vi(
            r"\b(?:(?:là )?(?:khi nào|lúc nào|bao giờ|hôm nào|ngày nào|ở đâu|đi đâu|đâu|với ai"
            r"|(?:những )?ai|cái gì|(?:những )?gì"
            r"|thế nào|ra sao|vì sao|tại sao|sao|bao lâu|bao nhiêu(?: lần| tiền| km| ngày)?|mấy"
            r" (?:lần|ngày|km)|nào)(?: rồi)?"
            r"|lần (?:đầu tiên|đầu|cuối cùng|cuối|gần nhất|gần đây nhất)|tôi|mình|có|không|chưa|đã|là)(?=\s|[,.]|$)"
        ),
        computed=vi(r"\b(?:mấy lần|bao nhiêu|mấy ngày|lần cuối|lần đầu|bao lâu rồi|những ngày nào)\b"),
        asking=vi(r"\b(?:gì|ai|đâu|nào|bao giờ|bao lâu|bao nhiêu|mấy|sao|có|kể)\b"),
        kin=vi(
            r"\b(?:mẹ|má|bố|cha|ông nội|bà nội|ông ngoại|bà ngoại|chị gái|em gái|anh trai|em trai|vợ|chồng|bác sĩ)\b"
        ),
        preposition=vi(r"^(?:với|ở|tại|cùng|cho|về|đến|tới|từ)\b"),
        noun_phrase=_any(r"(?!)"),
        edge=vi(r"lần (?:đầu tiên|đầu|cuối cùng|cuối|gần (?:đây )?nhất)(?: (?:là )?(?:khi nào|hôm nào|bao giờ))?"),
        edge_said=vi(r"lần (?:đầu tiên|đầu|cuối cùng|cuối|gần (?:đây )?nhất)"),
        bare=frozenset((bare if marked else _unmarked(bare)).split()),
    )


def _any(source: str) -> Pattern:
    return re.compile(source, re.IGNORECASE)


def _unmarked(source: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFD", source) if not unicodedata.combining(one))
    return plain.replace("đ", "d")
