"""Words of captions that tell a name from what is no name. Folded, and of no particular file."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What is heard: in brackets before speech it is no name.
SOUNDS: Final = _words("""
    music applause laughter laughs laugh laughing chuckles chuckling chuckle giggles sighs sigh
    cheering cheers crosstalk inaudible unintelligible indistinct silence pause beep noise cough
    coughs coughing sneezes gasps gasping groans whispers whispering screams screaming shouting
    shouts crying sobbing sobs singing sings speaking speaks talking clears throat sound sounds
    audio video foreign translated translation bell rings ringing phone door knock knocking
    clapping claps snaps sniffs sniffles yells yelling humming overlapping off on-screen screen
    playing plays continues mouths exhales inhales breathes breathing sic unclear
    censored bleep redacted
    音乐 掌声 鼓掌 笑 笑声 大笑 哄笑 沉默 停顿 噪音 咳嗽 叹气 欢呼 鼓掌声 歌声 铃声 背景音乐 听不清
    音樂 掌聲 笑聲 拍手 音楽 笑い 박수 웃음 음악
    musique rires rire applaudissements inintelligible musik gelächter lachen applaus musica risas
    ríe ríen aplausos música murmullos музыка смех аплодисменты неразборчиво музика сміх оплески
    сміється сміючись нерозбірливо
""")
#: What a platform adds to the name of somebody.
STATUS: Final = _words("""
    guest external unverified host co-host cohost presenter organizer organiser me you moderator
    interpreter on-site 外部 访客 来宾 主持人 联席主持人 未验证 我 ゲスト 外部ユーザー
    externe extern invité gast externo invitado
""")
