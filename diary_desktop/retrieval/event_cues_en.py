"""What tells in English that something did not happen, not today, or only in a head: words before and after it."""

from __future__ import annotations

import re

from .cue_phrases import Cues

BEFORE = Cues("""
got/get/getting .. back; refund*; owed; owe; lent; free of; without a; rid of; instead of; no sign of; not; n't
never; neither; nor; without; cannot; barely; hardly; didn't; don't; doesn't; wasn't; weren't; couldn't; can't
won't; wouldn't; shouldn't; haven't; hasn't; hadn't; isn't; aren't; ain't; no $; no .. $; zero .. $; non; didnt
dont; nearly; almost; instead; rather; close to; on the point of; about to; on the verge; so close
within an inch; want/wants/wanted/wanting; wish*; hope/hoped/hopes/hoping; plan/plans/planned/planning; intend*
dream; dreams; dreamt; dreamed; dreaming; long/longed/longing for/to; fancied; fancy; feel/felt like; crave*
craving; tempt*; itching to; mean/meant/means/meaning to; going to $
going to go/run/swim/have/be/see/do/get/take/play/start/try/call/ring/phone; gonna; will; i'll; we'll; shall
should; would; might; may; must; ought; could; have/has to; have/has got to; need/needs/needed to/a; supposed to
due to; due for; i'd/we'd love/like/rather/prefer/give/better; try/tried/trying to; try and; fail*
forget/forgot; refuse*; promis*; decline*; decided against; decided not; talked .. out of; consider*
contemplat*; think/thought/thinking of/about; toy* with; imagin*; pretend*; look/looked/looking forward; wonder*
suggest*; offer*; propos*; recommend*; ready to; prepare* to/for; getting ready; train*/practis* for
book/booked/booking; sign/signed/signing up; sign/signed .. up; enter/entered for; register*; enrol*; arrang*
schedul*; made/make/making an appointment; made a date; pack/packed/packing; buy/bought/buying; order/ordered
search*; google*; invite/invited/invites; ask/asked/asks me/us to/if/whether/for; asked whether; asked if
persuad*; ask/asked about; talk/talked/talking of/about; discuss*; read/reads/reading; article; book about
documentary; programme; series; heard/hear/hearing about/of; story; stories; novel; film about
photo/photos/picture of; poster*; advert*; adverts; avoid*; dodg*; skip/skipped/skipping; miss/missed/missing
cancel*; postpon*; put/putting off; give/gave up; quit; excus*; refrain*; stop/stopped/stops; spare*; got out of
wriggled out of; escap*; swerved; bailed on; chickened out; too .. to/for; afraid; fear*; dread*; scared; coward
worr* about; nervous about; lazy; no time; not in the mood; rather than; in case; rule/ruled out
in the mood for; keen on; up for; saving up; used to; as a boy/girl/child/kid/student/teenager; when i was
when we were; back when; in those days; years ago; long ago; once upon; in my youth; in my twenties/thirties
at school; at university; remember*; recall*; reminisc*; nostalgic; ticket/tickets for; appointment for
voucher*; invitation; slot for; membership; subscription; lessons on; if; unless; whether
watch/watched/watching; sure a; sure an; thought a; thought an; says/said i should; expect*
""")
"""Before the topic in its clause: it is not counted."""

FINE = Cues("""
not only; not bad; no idea; no sooner; not for the first time; can't/couldn't resist/help
didn't/did not stop me/us; not long; no longer; no wonder; no matter; nothing to do; never again; never mind
never so; not too; not that; not so
forgot/forget/forgotten to note/write/mention/say/log/record/tell/put/jot ..; forgot/forget all about writing
didn't write it down; did not note it; not written; wanted to .. and did; could not have; couldn't have
would not stop; tried to .. and managed; hoped for .. and got; after years; years ago today; i must say
i must admit; i should say; no doubt; may have; as if; as though; even if; stopped for; stopped by; stopped at
stopped off; stopped in; going to the/a/my; thanks to; thought the; too long a; too short a; sure enough
read on; missed the bus; missed my train; missed the train; bought a ticket and; stop/stopped at; had to
needed to get out; with no; no rain; no wind; no pain; no music; no breakfast
""")
"""Looks like the above, and is not."""

AFTER = Cues("""
opens; opened; reopens; reopened; closes; opening in; opens in; on the television; on television; on the tv
gala; lesson for; for the children; for next; in case; without me/us; tomorrow
next week/month/year/time/monday/tuesday/wednesday/thursday/friday/saturday/sunday/spring/summer
next autumn/winter; some day; someday; one day soon; in the autumn; be called off
was/were/is/got/been called off; was/were/is/got/has/had .. cancelled/canceled/postponed/closed/shut; sold out
was/is being; torn down; pulled down; fully booked; fell through; rained off; cancelled on; cancelled
called off; i had planned; i was supposed; i wanted; i skipped; i missed; i never; is/was to be; planned for
on tv; on the telly; on the radio; when i was; as a child; as a boy; as a girl; years ago; in those days
would be; will be; could be; might be; should be; fell off the calendar; was off
""")
"""After the topic in its clause."""

THEN = Cues("""
never came; did not come; didn't come; sold out; was closed; was shut; were closed; was full; cancelled
called off; fell through; thought better; changed my mind; rained off; did not happen; didn't happen
nothing came; passed me by; would not start; ended up .. instead; stayed .. instead; sat down instead
turned back at the door; was fully booked; did not feel like it
""")
"""In a later clause of the sentence, about something that is not plainly told as done."""

UNREACHED = Cues("""
nobody/no answered/answer; no one answered; nobody .. answer*; no reply; did not answer; didn't answer
did not pick; didn't pick; engaged; voicemail; answering machine; was busy; not in; not at home; was out
must have been out; rang out; no luck; did not get through; didn't get through; could not reach; couldn't reach
hung up; left .. message; and did not; and didn't; nobody home
""")
"""Anywhere after a call: nobody was spoken to."""

_GOING_WORDS = """
go be come visit take get make drive walk cycle sit spend meet see catch end return head pop nip rush have stop
wait queue leave find bring watch enjoy love start finish escape survive eat dine drink hear
"""
GOING = frozenset(_GOING_WORDS.split())
"""Verbs that bring somebody to a place."""

_ADVERBS_WORDS = """
just finally only also even still again today tonight yesterday then so and but yet later now there first next
another once twice always often sometimes mostly really actually suddenly eventually somehow anyway maybe well
oh ah ok okay this that last same other every all morning afternoon evening night noon lunchtime weekend week
day early late lately monday tuesday wednesday thursday friday saturday sunday the such what quite rather pretty
very too more before after here at on in by for during over around about since until from with despite o'clock
"""
ADVERBS = frozenset(_ADVERBS_WORDS.split())
"""Words at the head of a clause that are no subject."""

_MINE_WORDS = """
i i'm i've i'd i'll we we're we've we'd me us myself ourselves
"""
MINE = frozenset(_MINE_WORDS.split())
_THEIRS_WORDS = """
he she they you he's she's they're you're he'd she'd they'd who everyone everybody somebody someone nobody
"""
THEIRS = frozenset(_THEIRS_WORDS.split())
_RELATIVES_TEXT = """
brother sister husband wife son daughter mother father mum dad friend friends boss neighbour neighbor cousin uncle aunt
nephew niece nephews nieces parents grandmother grandfather granny grandpa colleague colleagues flatmate roommate
partner girlfriend boyfriend teacher trainee baby toddler kids children child boys girls man woman men women people
neighbours neighbors team guests students pupils doctor dentist dog cat class twins couple others everyone lad lads
"""
RELATIVES = frozenset(_RELATIVES_TEXT.split())
"""Words for people, or for what runs and swims besides them."""

_POSSESSED_WORDS = """
his her their your its
"""
POSSESSED = frozenset(_POSSESSED_WORDS.split())
_PEOPLE_WORDS = """
him them kids children boys girls boy girl son daughter neighbours neighbors team others people doctors
"""
PEOPLE = frozenset(_PEOPLE_WORDS.split())

THERE = re.compile(
    r" (?:also |then |both |even |just |finally )?(?:"
    r"(?:came|arrived|stayed|visited|hugged|kissed|joined|popped|dropped by|dropped in|left for|left early|slept over|"
    r"sang|knocked)\b|"
    r"(?:gave|showed|handed|lent|helped|taught|brought|met|drove|walked|fetched|surprised) (?:me|us)\b)"
)
"""What somebody does who is there: "Anna came by", "Anna gave me a pen"."""
