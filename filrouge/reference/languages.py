"""Languages met in the field: what people say they speak, never what a nationality suggests.

ISO 639-3 codes; a macrolanguage (ara, ful, pus…) where people name no variety.

Names in the language itself follow its usual written form; script direction is that of this form.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from filrouge.shared.words import fold


class Direction(StrEnum):
    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


# ISO 639-1, where it exists: pages name a language by its shortest code (BCP 47).
_SHORT = """
aar:aa aka:ak amh:am ara:ar aze:az bam:bm ben:bn bod:bo bos:bs bul:bg che:ce cmn:zh deu:de eng:en ewe:ee fas:fa
fra:fr ful:ff hat:ht hau:ha hin:hi hye:hy ibo:ig ita:it kat:ka khm:km kin:rw kon:kg kur:ku lin:ln lua:lu mlg:mg
mon:mn mya:my nep:ne orm:om pan:pa pol:pl por:pt pus:ps ron:ro run:rn rus:ru sag:sg sin:si som:so spa:es sqi:sq
srp:sr swa:sw tam:ta tir:ti tuk:tk tur:tr uig:ug ukr:uk urd:ur uzb:uz vie:vi wol:wo yor:yo
"""
SHORT_CODES: dict[str, str] = dict(re.findall(r"(\w+):(\w+)", _SHORT))


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    french_name: str
    own_name: str
    direction: Direction
    spellings: tuple[str, ...]

    @property
    def tag(self) -> str:
        """As pages and voices name it: « ti », « prs »."""
        return SHORT_CODES.get(self.code, self.code)


def _language(
    code: str, french_name: str, own_name: str, spellings: str = "", *, rtl: bool = False
) -> Language:
    direction = Direction.RIGHT_TO_LEFT if rtl else Direction.LEFT_TO_RIGHT
    return Language(code, french_name, own_name, direction, tuple(spellings.split(", ")) if spellings else ())


LANGUAGES: tuple[Language, ...] = (
    _language("aar", "afar", "Qafar af"),
    _language("aka", "akan (twi)", "Akan", "akan, twi, ashanti, fanti"),
    _language("amh", "amharique", "አማርኛ", "amharic, amarique"),
    _language("apd", "arabe soudanais", "عربي سوداني", "sudanese arabic", rtl=True),
    _language(
        "ara", "arabe", "العربية", "arabic, arabe littéraire, arabe syrien, darija, arabe dialectal", rtl=True
    ),
    _language("aze", "azéri", "Azərbaycanca", "azerbaïdjanais, azeri"),
    _language("bal", "baloutche", "بلۏچی", "baluchi, balouchi, baloutchi", rtl=True),
    _language("bam", "bambara", "Bamanankan", "bamana"),
    _language("bci", "baoulé", "Baule", "baoule, baule"),
    _language("ben", "bengali", "বাংলা", "bangla, bangladais, bengla, bangali"),
    _language("bin", "edo (bini)", "Ẹ̀dó", "edo, bini"),
    _language("bod", "tibétain", "བོད་སྐད་", "tibetan"),
    _language("bos", "bosnien", "Bosanski", "bosniaque"),
    _language("bul", "bulgare", "Български"),
    _language("byn", "bilen", "ብሊና", "blin, bilin"),
    _language("che", "tchétchène", "Нохчийн мотт", "chechen, tchetchene"),
    _language("ckb", "kurde sorani", "کوردیی ناوەندی", "sorani", rtl=True),
    _language("cmn", "chinois mandarin", "中文", "chinois, mandarin"),
    _language("deu", "allemand", "Deutsch"),
    _language("din", "dinka", "Thuɔŋjäŋ"),
    _language("dyu", "dioula", "Julakan", "dyula, jula, diula"),
    _language("eng", "anglais", "English", "english"),
    _language("ewe", "éwé", "Eʋegbe", "ewe"),
    _language("fas", "persan (farsi)", "فارسی", "farsi, persan, perse", rtl=True),
    _language("fra", "français", "Français", "french, francais, fr"),
    _language("fsl", "langue des signes française", "LSF", "lsf, langue des signes"),
    _language("ful", "peul", "Fulfulde", "peulh, pular, poular, pulaar, fula, foulfouldé, fulani, peule"),
    _language("fvr", "four", "Fòòraŋ", "fur"),
    _language("hat", "créole haïtien", "Kreyòl ayisyen", "créole, kreyol"),
    _language("hau", "haoussa", "Hausa", "hausa, haousa"),
    _language("haz", "hazaragi", "هزارگی", "hazara", rtl=True),
    _language("hin", "hindi", "हिन्दी"),
    _language("hye", "arménien", "Հայերեն", "armenian"),
    _language("ibo", "igbo", "Igbo", "ibo"),
    _language("ita", "italien", "Italiano"),
    _language("kab", "kabyle", "Taqbaylit"),
    _language("kat", "géorgien", "ქართული", "georgian"),
    _language("khm", "khmer", "ខ្មែរ", "cambodgien"),
    _language("kin", "kinyarwanda", "Ikinyarwanda"),
    _language("kmr", "kurde kurmandji", "Kurmancî", "kurmanji, kurmandji, kurmanci"),
    _language("kon", "kikongo", "Kikongo", "kongo, lari"),
    _language("kri", "krio", "Krio"),
    _language("kur", "kurde", "Kurdî", "kurdish"),
    _language("lin", "lingala", "Lingála"),
    _language("lua", "tshiluba", "Tshiluba", "luba, ciluba"),
    _language(
        "man", "malinké (mandingue)", "Maninkakan", "malinké, mandingue, mandinka, maninka, mandingo, manding"
    ),
    _language("mls", "masalit", "Masarak", "massalit"),
    _language("mlg", "malgache", "Malagasy"),
    _language("mon", "mongol", "Монгол"),
    _language("mos", "moré", "Mooré", "mooré, more, mossi, moore"),
    _language("mya", "birman", "မြန်မာဘာသာ"),
    _language("nep", "népalais", "नेपाली", "nepali"),
    _language("nus", "nuer", "Thok Naath", "nouer"),
    _language("orm", "oromo", "Afaan Oromoo", "oromiffa, afaan oromo, oromigna"),
    _language("pan", "pendjabi", "ਪੰਜਾਬੀ", "punjabi, panjabi, penjabi"),
    _language("pol", "polonais", "Polski"),
    _language("por", "portugais", "Português"),
    _language("prs", "dari", "دری", "dari persan, farsi dari, persan dari", rtl=True),
    _language("pus", "pachto", "پښتو", "pashto, pachtou, pachtoune, pashtou, pashtun, pachtoun", rtl=True),
    _language("rhg", "rohingya", "Ruáingga", "rohingia"),
    _language("rom", "romani", "Romani čhib", "rom, tsigane, romanès"),
    _language("ron", "roumain", "Română"),
    _language("run", "kirundi", "Ikirundi", "rundi"),
    _language("rus", "russe", "Русский", "russian"),
    _language("sag", "sango", "Sängö"),
    _language("sin", "cingalais", "සිංහල", "singhalais, sinhala"),
    _language("snk", "soninké", "Sooninkanxanne", "sarakolé, soninke"),
    _language("som", "somali", "Soomaali", "somalien, somalie, af soomaali"),
    _language("spa", "espagnol", "Español"),
    _language("sqi", "albanais", "Shqip"),
    _language("srp", "serbe", "Српски"),
    _language("ssy", "saho", "Saho"),
    _language("sus", "soussou", "Sosoxui", "susu, sousou"),
    _language("swa", "swahili", "Kiswahili", "kiswahili, souahéli"),
    _language("tam", "tamoul", "தமிழ்", "tamil"),
    _language("tig", "tigré", "ትግረ", "tigre, tigrait"),
    _language("tir", "tigrinya", "ትግርኛ", "tigrigna, tigrinia, tigrinja, tigrignia"),
    _language("tuk", "turkmène", "Türkmençe"),
    _language("tur", "turc", "Türkçe", "turkish"),
    _language("uig", "ouïghour", "ئۇيغۇرچە", "ouighour, uyghur", rtl=True),
    _language("ukr", "ukrainien", "Українська", "ukrainian"),
    _language("urd", "ourdou", "اردو", "urdu", rtl=True),
    _language("uzb", "ouzbek", "Oʻzbekcha", "uzbek"),
    _language("vie", "vietnamien", "Tiếng Việt"),
    _language("wol", "wolof", "Wolof", "ouolof"),
    _language("yor", "yoruba", "Yorùbá", "yorouba"),
    _language("zag", "zaghawa", "Beria", "béri, beria"),
    _language("zdj", "comorien", "Shikomori", "shikomori"),
)

# To choose among, as a dictionary orders them: « éwé » beside « espagnol ».
CHOICES: list[tuple[str, str]] = sorted(
    ((language.code, language.french_name) for language in LANGUAGES), key=lambda choice: fold(choice[1])
)
BY_CODE: dict[str, Language] = {language.code: language for language in LANGUAGES}
_BY_SPELLING: dict[str, Language] = {
    fold(spelling): language
    for language in LANGUAGES
    for spelling in (language.french_name, *language.spellings)
}

FRENCH = BY_CODE["fra"]
# Those in which phrases are shown beside French.
OFFERED: tuple[Language, ...] = tuple(BY_CODE[code] for code in ("eng", "ara", "prs", "pus", "tir", "ukr"))
# Read in the language beside it, when nothing exists in their own.
NEIGHBOURS = {"apd": "ara", "haz": "prs", "fas": "prs"}


def offered_language(codes: Iterable[str]) -> Language | None:
    """Among the languages someone speaks, best first, the first in which phrases exist."""
    offered = {language.code: language for language in OFFERED}
    spoken = list(codes)
    for code in [*spoken, *(NEIGHBOURS.get(code, "") for code in spoken)]:
        if code in offered:
            return offered[code]
    return None


def find_language(text: str) -> Language | None:
    """« Tigrigna », "peulh", « tir » → the language; None when the spelling is not known."""
    return _BY_SPELLING.get(fold(text)) or BY_CODE.get(text.strip().lower())
