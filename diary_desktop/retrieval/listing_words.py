"""The words by which people ask for names of people, places and things, and those around such names in an entry."""

from __future__ import annotations

import re

WHO = {
    "en": re.compile(r" (?:who|whom|which (?:people|friends|persons?))\b"),
    "vi": re.compile(r" (?:ai|nhung nguoi nao|nguoi nao)\b"),
}
WHERE = {
    "en": re.compile(r" (?:where|(?:which|what) (?:places?|towns?|cities|countries|restaurants?|cafes|parks?))\b"),
    "vi": re.compile(r" (?:dau|nhung dau|(?:nhung )?(?:noi|cho|quan) nao)\b"),
}
"""To be found in folded words with a space before and behind."""

_KINDS = """
place town citi country restaurant cafe park peopl person friend book film movie thing song dish
noi cho quan sach phim nguoi mon bai
"""
KINDS_OF_THINGS = frozenset(_KINDS.split()) | {"books", "films", "people", "countri", "plac", "citie"}
"""Index terms of words for what is asked for itself."""

_PLACE_BEFORE = {
    "en": "in at to near from into around through across towards toward outside inside via of",
    "vi": "ở tại đến tới ra về quanh trong lên xuống sang vào qua o tai den toi ve",
}
PLACE_BEFORE = {key: frozenset(words.split()) for key, words in _PLACE_BEFORE.items()}
"""Words that a name of a place follows: such a name is nobody's."""

_AFTER_PLACE = {
    "en": "in at to near from around round through along by into across towards outside beside on",
    "vi": "ở tại đến tới ra quanh trong ven lên xuống sang vào dọc về",
}
AFTER_PLACE = {key: frozenset(words.split()) for key, words in _AFTER_PLACE.items()}

_ENDS = {
    "en": """
with and but so then because while when before after until for on in at to from by of as than that which who where
again today yesterday tomorrow this last every all once twice i we he she it they my was were had did is are at
without about into around over under just only early late together alone
""",
    "vi": """
với cùng và rồi nhưng mà nên vì thì là lúc khi hôm sáng trưa chiều tối đêm nay qua mai được bị có không cho để mình tôi
còn cả xong một mỗi mấy trước sau hai ba bốn năm sáu bảy tám chín mười ở tại đến tới về gặp ăn mua chơi thăm
""",
}
ENDS_PLACE = {key: frozenset(words.split()) for key, words in _ENDS.items()}
ENDS_OBJECT = {"en": ENDS_PLACE["en"] - {"of", "my"}, "vi": ENDS_PLACE["vi"] - {"về", "một", "hai", "ba", "mấy", "ăn"}}
_LEADS_OBJECT = "again some more up down out back xong lại thêm hết"
LEADS_OBJECT = frozenset(_LEADS_OBJECT.split())
"""Words between a deed and what it was done to."""

_NO_PLACES = """
morning afternoon evening night noon midnight dawn dusk day days week weeks weekend month months year years time times
end beginning rain snow sun dark cold heat wind fog bed front fact hand hands pain spite row all once least last first
lunch dinner breakfast supper tea peace love tears silence hour hours minute minutes second seconds half it me him her
them us you myself himself herself what which that this there here myself once minute km kilometre kilometres metre
metres mile miles length lengths lap laps way phone foot bus train plane radio television tv telly computer internet
team list sofa mind time own whole other holiday trip account purpose
january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter christmas easter
ngày tuần tháng năm giờ phút lúc hôm sáng trưa chiều tối đêm nay qua mai mưa nắng gió lòng đầu cuối khi đó đây này kia
nhau mình tôi nó đời
"""
NO_PLACES = frozenset(_NO_PLACES.split())
"""A stretch of words with any of these names no place."""

_NO_NAMES = """
i i'm i've i'd i'll january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday christmas easter tết the a an and but so then we he she they it my our his her
their this that there today yesterday tomorrow tonight in at on to for with from after before when while if as no not
yes oh ok never nothing nobody everybody first last new old good bad up out off back home mình tôi tớ hôm sáng trưa
chiều tối đêm ngày cả có không rồi với và nhưng mà khi lúc chỉ vẫn lại đang đã sẽ ở về ra vào đi
mr mrs ms dr
"""
NO_NAMES = frozenset(_NO_NAMES.split())
_TITLES_VI = "anh chị em cô chú bác ông bà dì cậu mợ thím thằng con cái bé bạn thầy"
TITLES_VI = frozenset(_TITLES_VI.split())
