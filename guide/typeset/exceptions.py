"""Words that patterns divide badly: names above all, which no patterns were made for."""

from __future__ import annotations

_ENGLISH = """
Alek-se-yen-ko Bal-sha-gal Chang-chun Chang-ku-feng Choi-bal-san Fe-klen-ko Gar-ma-ev Ge-ko-ku-jo Ge-ko-ku-jō Hai-lar
Han-da-gai Ha-se-ga-wa Hi-ra-nu-ma Hiro-a-ki Ho-ku-shin Iso-gai Ita-ga-ki Jam-yan-giin Kan-cha-zu Kan-to-ku-en
Ka-zu-to-shi Khai-las-tyn Khal-khin Khal-khyn Kha-san Khor-loo Khor-loo-giin Ko-ba-ya-shi Ko-lo-mi-ets Ko-man-darm
Ko-ma-tsu-ba-ra Kri-vo-she-ev Kuro-mi-ya Kwan-tung Lkhag-va-su-ren Lkhag-va-sü-ren Man-chu-kuo Man-chu-kuoan
Man-chu-kuoans Man-chu-ria Man-chu-rian Ma-sa-no-bu Ma-sa-zu-mi Mi-chi-ta-ro Mi-chi-ta-rō Mo-lo-tov Mon-gol Mon-go-lia
Mon-go-lian Mon-go-lians Na-ka-ji-ma No-mon-han Re-mi-zov Rib-ben-trop Sa-kha-lin Sha-posh-ni-kov Shen-yang Shev-ni-kov
Shi-ge-no-ri Shish-kin Si-be-rian Sme-ta-nin Smush-ke-vich Su-ra-ba-ya Ta-ku-shi-rō Ta-te-ka-wa Te-ra-da Tsu-yo-shi
Ulaan-baa-tar Vla-di-vos-tok Vo-ro-shi-lov Vya-che-slav Yako-vlev Ya-ma-ga-ta Ya-su-oka Yo-shi-ji-rō Zhu-kov
en-cir-cle-ment en-cir-cle-ments proj-ect proj-ects present presents record
records
"""


def _points(divided: str) -> tuple[int, ...]:
    """``en-cir-cle-ment`` -> (2, 5, 8)."""
    parts = divided.split("-")
    return tuple(len("".join(parts[:count])) for count in range(1, len(parts)))


EXCEPTIONS: dict[str, dict[str, tuple[int, ...]]] = {
    "en": {word.replace("-", "").lower(): _points(word) for word in _ENGLISH.split()},
}
"""By language, then by word in lower case: the places where it may be divided."""
