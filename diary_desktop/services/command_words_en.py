"""How each voice command is said in English: the wording shown to people, what it does, and every phrase for it."""

from __future__ import annotations

from collections.abc import Mapping

from .command_table import CommandName, Wording
from .phrase_matching import bag

COURTESIES = ("please", "thank you", "would like", "i'd like", "if you can", "if you could", "if possible")
"""Words that change nothing only together."""

FILLERS = bag(
    "please kindly could can would will you hey ok okay um uh uhm er erm oh ah hmm well so now just then for me i"
    " want to"
    " id i'd let's lets let us the a an my our that this it and dear alright right thanks need"
    " should we i'll im i'm gonna going actually maybe very bit little quickly there here of in do sorry must your"
    " by its it's yes yeah yep yup sure with on out up all"
)
"""Words that change nothing in a short command."""

SAYINGS: Mapping[CommandName, tuple[str, ...]] = {
    "new_entry": ("write this down", "new entry"),
    "read_back": ("read it back", "read my last entry"),
    "delete_sentence": ("delete the last sentence",),
    "undo": ("undo that",),
    "own_voice": ("play that in my own voice",),
    "next": ("next",),
    "previous": ("previous",),
    "repeat": ("repeat", "say it again"),
    "slower": ("slower",),
    "faster": ("faster",),
    "louder": ("louder",),
    "quieter": ("quieter",),
    "stop": ("stop",),
    "never_mind": ("never mind",),
    "keep": ("keep", "keep it", "save it"),
    "discard": ("discard", "discard it"),
    "yes": ("yes", "yes please", "yeah", "sure", "do it", "right", "of course"),
    "no": ("no", "no thanks", "nope"),
    "mute": ("mute",),
    "lock": ("lock the diary",),
    "sleep": ("go to sleep",),
    "help": ("what can i say", "help"),
}
"""How the short ones are mostly said, for a recogniser that hears them better when it knows what may come."""

POLITE = bag("please okay ok um uh erm oh thanks thank you and so well now alright dear diary")
"""All that may stand beside a command while somebody dictates."""

ENGLISH: Mapping[str, Wording] = {
    "new_entry": Wording(
        "Write this down",
        "starts an entry and writes what you say",
        (
            "new|another|fresh|next|first entry|note|page|memo|recording [diary|journal]",
            "new|another|fresh diary|journal entry|note|page",
            "start|begin|create|make|open|add|record|write|take|dictate|put entry|note|notes|page|memo|dictation|"
            "recording"
            " [new|another|fresh|diary|journal|down|writing|recording|quick|short|like|start|would]",
            "start|begin|resume writing|dictating|dictation|recording|dictate|record|write",
            "write|take|note|jot|put|get|set|type down [things|something|thoughts|thought|words|some|what|say|"
            "following|quick]",
            "record|dictate|recording|dictation [something|thought|message|some|what|say]",
            "write [diary|journal|something|day|today]",
            "start|begin|add something|diary|journal [to|diary|journal]",
            "have|got something|story [write|tell|say|record]",
            "tell [about|day|today|something|diary|journal] something|day|today",
            "remember|keep this|following [in|mind]",
            "start|begin|make|write|open|do new|another|fresh|next one",
            "want|like write|dictate|record [bit|little|something|while]",
            "note|jot something|thought [quick|down]",
        ),
    ),
    "entry_for": Wording("New entry for last Sunday", "starts an entry for another day", ("entry_for",)),
    "read_back": Wording(
        "Read my last entry",
        "reads the entry aloud; name a day for another",
        (
            "read [back|again|aloud|loud|entry|note|wrote|said|what|last|latest|newest|recent|just|page|text|diary|"
            "have|most|whole|thing|everything]",
            "read last|latest|newest|recent entry|note|page|one [most]",
            "hear|play|say entry|note|text|back|wrote|last|said|told [again|back|last|latest|what]",
            "what did|have|had say|said|write|written|wrote [just|down|got|so|far|until|yet]",
            "what does|do say|got|have [so|far|entry|note]",
            "what was|is last|latest|newest entry|note",
        ),
    ),
    "change": Wording(
        "Change Ana to Anna",
        "corrects words of the entry",
        (
            "^change|replace|correct|swap|alter|fix|turn|switch|edit|amend [the] [word|words|name] {x}"
            " to|into|with|by|for|as {y}",
            "^write|put|use|say|make_it|make_that|type {y} instead_of|rather_than|in_place_of {x}",
            "^instead_of {x} write|put|say|use|type|make_it {y}",
            "^[no] i [actually] said|meant|mean {y} not|and_not|instead_of|rather_than {x}",
            "^[no] it [should|must] be|is|was|says|reads {y} [and] not|instead_of|rather_than {x}",
            "^[no] its|it's|that's|thats {y} [and] not|instead_of|rather_than {x}",
            "^[it's|its] not {x} but|it's|its|it_is {y}",
            "^{x} should|must|has_to|needs_to|ought_to be|say|read|become [changed_to] {y}",
            "^by|with {x} i mean|meant {y}",
            "^where|when i said {x} i meant|put|write {y}",
            "^where it says {x} put|write|make_it|it_should_say {y}",
        ),
    ),
    "delete_sentence": Wording(
        "Delete the last sentence",
        "takes the entry's last sentence away, after asking",
        (
            "delete|remove|erase|scratch|cut|drop|strike|cross|take|cancel|undo last|final|previous|latest"
            " sentence|line|phrase|thing|bit|part [said|out|off|away|from|entry|wrote]",
            "delete|remove|erase|scratch|cut|drop|strike|take what|bit|part said|wrote|told [just|out|away|last]",
            "delete|remove|erase|scratch|cut|drop|strike sentence|line [last|final|previous|said|before|just|out]",
            "last|final sentence|line out|off|away|gone",
            "scratch [that|last]",
        ),
    ),
    "tag": Wording(
        "Tag this family",
        "puts a tag on the entry",
        (
            "^tag|tagged|label [this_one|that_one|this_entry|that_entry|the_entry|this|it|that|entry] [as|with|under]"
            " {x}",
            "^mark|file|categorise|categorize [this_one|that_one|this_entry|that_entry|the_entry|this|it|that|entry]"
            " as|under|with {x}",
            "^add|put|give|attach|set|use|stick|place [this|it|that] [on] [the|a|an] tag|label|tags|labels"
            " [of|called|named|on_it] {x} [on_this|on_it|on_that|to_this|to_it|to_that|on_this_one|on_that_one|"
            "to_this_one|on_this_entry|to_this_entry|on_the_entry|to_the_entry]",
            "^[add|put|use] {x} as a|the|an [tag|label]",
            "^add|put|give|attach|set|use [this|it] [the|a|an] {x} tag|label [on|to] [this|it|that|the_entry|"
            "this_entry]",
            "^{x} is the|a tag|label",
            "^the tag|label|tags is|should_be|are {x}",
            "^this|it|that|this_one belongs|goes under {x}",
        ),
    ),
    "redate": Wording(
        "Move it to yesterday",
        "gives the entry another day",
        (
            "move|date|redate|shift|put|change|set|file|backdate [entry|note|date|day|back|under|onto|happened|into]",
            "date|day is|was|be [entry|should]",
            "happened|was|is [all|entry|actually]",
            "belongs [entry|to]",
        ),
    ),
    "undo": Wording(
        "Undo that",
        "puts back what was corrected last",
        (
            "undo|revert|unto|and_do [that|this|it|last|change|correction|edit|tag|previous|no|wait]",
            "take|bring|put|change|turn|switch back|again [that|this|it|as|was|were|before|how|way|last|change|"
            "correction]",
            "back how|as was|were [go|before]",
            "restore [it|that|entry|before|was|as|old|text|previous|sentence]",
            "that|it|correction|change was|is wrong|mistake [not|right]",
        ),
    ),
    "own_voice": Wording(
        "Play that in my own voice",
        "plays the recording at the words of the answer",
        (
            "play|hear|listen [own|voice|words|recording|original|sound|clip|back|audio|entry|say|said|myself|how|"
            "saying|source|"
            "part|again|what|from]",
            "own|original voice|words|recording|sound|audio [play|hear|listen|say|said]",
            "how did say|sound [own|voice]",
        ),
    ),
    "next": Wording(
        "Next",
        "goes on to the next source",
        (
            "what's|whats next",
            "anything else [is|more]",
            "next|another|following [one|source|quote|entry|result|answer|day|please|go|show|tell|read|give|play]",
            "go|move|skip|carry on|ahead|forward|next",
            "skip [one|that|ahead]",
            "what else [say|wrote|write|said|did|found|find|is]",
            "more|continue|further [tell|show|read|one|sources|give]",
        ),
    ),
    "previous": Wording(
        "Previous",
        "goes back to the source before",
        (
            "previous|earlier [one|source|quote|entry|result|answer|go|show|read|play|to|tell]",
            "go|step|move back|backwards [one|source|previous|to]",
            "one|source before|back [go|last|previous|to]",
            "back [one]",
        ),
    ),
    "repeat": Wording(
        "Repeat",
        "says it once more",
        (
            "repeat|again [say|tell|one|more|time|answer|read|what|said]",
            "say|tell|read|hear|play again|once|repeat [more|time|answer|one|that|one_more]",
            "one|once more [time|say|tell]",
            "pardon|sorry|huh|what [me|did|say|said|beg|was]",
            "what did|was say|that|said",
            "come again",
            "didn't|did_not|couldn't|could_not hear|catch|understand|get [what|said|say]",
        ),
    ),
    "slower": Wording(
        "Slower",
        "speaks more slowly",
        (
            "slower|slowly [speak|talk|read|say|more|much|too|please|down|go]",
            "slow down [speak|talk|reading]",
            "too|so fast|quick|quickly [speak|talk|speaking|talking|reading|that's|thats|you're|youre|are|is]",
            "less fast|quickly [speak|talk]",
            "not so|too fast [speak|talk]",
        ),
    ),
    "faster": Wording(
        "Faster",
        "speaks faster",
        (
            "faster|quicker [speak|talk|read|say|more|much|please|go]",
            "speed up [speak|talk|reading|speech]",
            "too|so slow|slowly [speak|talk|speaking|talking|reading|that's|thats|you're|youre|are|is]",
            "more quickly|fast [speak|talk|read]",
            "hurry [up]",
        ),
    ),
    "louder": Wording(
        "Louder",
        "speaks louder",
        (
            "louder [speak|talk|read|say|more|much|make|please|volume]",
            "speak|talk up",
            "volume up|higher|more [turn|put|raise]",
            "turn|raise|increase volume|up|sound [up|volume]",
            "turn up",
            "too|so quiet|soft|quietly|softly [speak|talk|that's|thats|you're|youre|are|is|speaking|talking]",
            "can't|cannot|can_not|can_hardly|barely hear [you|it]",
        ),
    ),
    "quieter": Wording(
        "Quieter",
        "speaks more quietly",
        (
            "quieter|softer|lower|quietly|softly [speak|talk|read|say|more|much|make|please|voice|volume|down]",
            "volume down|lower|less [turn|put|bring]",
            "turn|lower|decrease|reduce volume|down|sound [down|volume]",
            "turn down",
            "less|not_so|not_too loud|loudly [speak|talk]",
            "too|so loud|loudly [speak|talk|that's|thats|you're|youre|are|is|speaking|talking]",
            "keep down",
            "don't|do_not|stop shout|shouting|yell|yelling [at]",
        ),
    ),
    "stop": Wording(
        "Stop",
        "falls silent at once; ends an entry while you dictate",
        (
            "stop [talking|speaking|reading|it|that|playing|there|answering|voice|audio]",
            "enough|quiet|silence|hush|halt|shush [that's|thats|is|be|for|talking|reading]",
            "be|stay|go quiet|silent|still [moment|second|minute|while]",
            "stop|pause|wait|hold moment|second|minute|while",
            "shut up",
            "pause [there|reading]",
            "that_will_do|that'll_do|that's_enough|thats_enough|that_is_enough",
        ),
    ),
    "never_mind": Wording(
        "Never mind",
        "forgets what was just asked",
        (
            "never|nevermind [mind]",
            "forget [it|that|about|asked|said|what]",
            "cancel [question|it|that|request]",
            "doesn't|does_not|don't|do_not|not matter|bother|important|worry [worry|that|about]",
            "no_matter|drop_it|leave_it|skip_it|nothing",
            "changed mind [have|i've]",
        ),
    ),
    "keep": Wording(
        "Keep",
        "keeps the entry you are asked about",
        (
            "keep|save|store [entry|note|one|as|is|like|safe|recording]",
            "looks|sounds|that's|thats|it's|is|all good|fine|great|perfect|right|correct|okay|ok [keep|save|entry|"
            "as|is|like]",
            "good|fine|perfect|great|correct|done",
            "leave as|like is",
            "don't|do_not change|discard|delete|remove [anything|thing|it]",
        ),
    ),
    "discard": Wording(
        "Discard",
        "puts the entry you have just spoken into the bin, after asking",
        (
            "discard|bin [entry|note|recording|one|everything|whole|what|said|this|it|the]",
            "delete|remove|erase|trash|scrap|dump entry|note|recording|everything|whole|it|that|this|one [whole|"
            "what|said|no|nah|nope]",
            "throw|chuck|toss away|bin|trash|out [entry|note|recording|into|this|it|that|the|one|no]",
            "don't|do_not keep|save|store [entry|note|one|recording]",
            "get rid [of|entry|note|it|no|nah|nope|one|that|this]",
            "forget entry|note|recording [this|that|the|whole]",
        ),
    ),
    "yes": Wording(
        "Yes",
        "agrees, where the diary asks",
        (
            "yes|yeah|yep|yup|sure|certainly|definitely|absolutely|affirmative|indeed|correct|exactly|right|ok|okay"
            " [is|that's|thats|that|do|it|of|course|i|did|sir|go|ahead|please]",
            "do it|so|that",
            "go|yes ahead",
            "go_ahead|of_course|that's_right|thats_right|that_is_right|you_got_it|i_did|i_am_sure|i'm_sure",
            "fine|good",
        ),
    ),
    "no": Wording(
        "No",
        "declines, where the diary asks",
        (
            "no|nope|nah|negative [not|that's|thats|is|wrong|that|don't|do|i|didn't|did|thanks|please|never|mind|"
            "what|said|meant|right]",
            "wrong|incorrect|not [is|that's|thats|that|what|meant|said|right|correct|really|at|all|yet]",
            "don't|do_not [do|that|it]",
            "certainly_not|of_course_not|absolutely_not|i_did_not|i_didn't|not_at_all",
        ),
    ),
    "mute": Wording(
        "Mute",
        "closes the microphone until you open it by hand",
        (
            "mute [microphone|mic|yourself|everything|self]",
            "stop listening [to]",
            "microphone|mic off|closed|mute [turn|switch|put]",
            "turn|switch|shut|close|cut microphone|mic [off|down]",
            "don't|do_not listen [anymore|more|any]",
        ),
    ),
    "lock": Wording(
        "Lock the diary",
        "closes the diary, after asking",
        (
            "lock|locked [the|my|de|diary|journal|everything|book|app|computer|up|down|now|screen|night|tonight|bed|"
            "sleep|off]",
            "close|seal|shut diary|journal|book|everything [the|my|down|now]",
            "log|sign me|off|out [diary|journal]",
            "look|log|block|knock|locks|flock diary|journal [the|my]",
        ),
    ),
    "sleep": Wording(
        "Go to sleep",
        "listens no more until you wake it",
        (
            "go|back sleep [to|back|go]",
            "sleep [now]",
            "good|goodnight night|goodnight [diary]",
            "goodnight|goodbye|bye [diary|bye|for|now]",
            "good bye [diary]",
            "that's_all|thats_all|that_is_all|that_was_all|that_will_be_all|that'll_be_all"
            " [today|tonight|for|diary|now]",
            "i'm_done|im_done|i_am_done|we're_done|we_are_done [for|today|tonight|now]",
            "see|talk|speak later|tomorrow|soon",
            "nothing_else|no_more_questions",
        ),
    ),
    "finish": Wording(
        "Finish",
        "ends the entry while you dictate",
        (
            "finish|finished|finito [entry|note|recording|writing|dictation|here|now|i'm|i|am|this|the]",
            "that's|thats|that_is|that_was all|it|everything|enough [for|today|tonight|now|folks|i_think]",
            "i'm|im|i_am|all|we're|we_are done|finished|ready|through [for|today|now|here]",
            "i've|i_have|we've|we_have finished|done [now|everything|all|talking|for|today|here|telling|writing]",
            "i've|i_have said everything|all|enough [now|for|today]",
            "done [now|here|for|today|with|this|the|entry|recording]",
            "end|stop|close|complete|conclude entry|note|recording|dictation|writing|dictating|here|it [of|the|this]",
            "stop",
            "end_of|the_end [entry|note|recording|story]",
            "stop|end|finish here [we|can|could|let's|lets|i|i'll|now]",
            "over_and_out",
            "nothing more|else [to|say|add]",
            "that_will_be|that'll_be all",
            "save|keep it|this|entry [that|the|as|is]",
            "good night [diary]",
        ),
    ),
    "help": Wording(
        "What can I say?",
        "says what is understood now",
        (
            "help [me|out|page|list|commands|i|need|some|give]",
            "what|which can|could|may|should say|do|ask|commands [understand|know|are|now|here|there|i|tell|show]",
            "what|which commands|words|things [are|understand|know|there|list|show|have|say|can]",
            "list|show|tell commands|options [what|all|are|voice]",
            "what understand|options|choices [are|have|do]",
            "how does|do work|use [this|it|that]",
        ),
    ),
}
