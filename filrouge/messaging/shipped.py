"""The words of reminders that come with Fil rouge, in the languages most met: data, which each project may correct.

Neutral everywhere: neither project, nor organisation, nor reason to meet. French keeps to the letters an SMS
carries at its lowest cost (see `texts.parts_of`). Translations were written with care by people who are not
native speakers: they leave with the French under them until somebody on the spot has read them.
"""

from filrouge.shared import clock

from .models import Wording

Kind = Wording.Kind

WORDS: dict[str, dict[str, str]] = {
    "fra": {
        Kind.TWO_DAYS: "Bonjour, rendez-vous {day} à {hour}{place}. {who}",
        Kind.DAY_BEFORE: "Bonjour, je vous attends {day} à {hour}{place}. {who}",
        Kind.MOVED: "Bonjour, nouveau rendez-vous {day} à {hour}{place}. {who}",
        Kind.CANCELLED: "Bonjour, notre rendez-vous de {day} à {hour} est annulé. Je vous rappelle. {who}",
        Kind.CANNOT: "Impossible ? {link}",
        Kind.REACH: "Nous joindre : {open}",
        Kind.ASK: "Pouvez-vous venir ?",
        Kind.NO: "Je ne peux pas venir",
        Kind.THANKS: "Merci. On vous rappelle pour choisir un autre jour.",
    },
    "eng": {
        Kind.TWO_DAYS: "Hello, we have an appointment on {day} at {hour}{place}. {who}",
        Kind.DAY_BEFORE: "Hello, I am expecting you on {day} at {hour}{place}. {who}",
        Kind.MOVED: "Hello, our appointment has changed: it is on {day} at {hour}{place}. {who}",
        Kind.CANCELLED: "Hello, our appointment on {day} at {hour} is cancelled. I will call you. {who}",
        Kind.CANNOT: "You cannot come? {link}",
        Kind.REACH: "To reach us: {open}",
        Kind.ASK: "Can you come?",
        Kind.NO: "I cannot come",
        Kind.THANKS: "Thank you. We will call you to choose another day.",
    },
    "ara": {
        Kind.TWO_DAYS: "مرحبا، لدينا موعد يوم {day} الساعة {hour}{place}. {who}",
        Kind.DAY_BEFORE: "مرحبا، أنتظرك يوم {day} الساعة {hour}{place}. {who}",
        Kind.MOVED: "مرحبا، تغيّر موعدنا: أصبح يوم {day} الساعة {hour}{place}. {who}",
        Kind.CANCELLED: "مرحبا، أُلغي موعدنا يوم {day} الساعة {hour}. سأتصل بك. {who}",
        Kind.CANNOT: "لا تستطيع الحضور؟ {link}",
        Kind.REACH: "للاتصال بنا: {open}",
        Kind.ASK: "هل تستطيع الحضور؟",
        Kind.NO: "لا أستطيع الحضور",
        Kind.THANKS: "شكرا. سنتصل بك لاختيار يوم آخر.",
    },
    "prs": {
        Kind.TWO_DAYS: "سلام، ما روز {day} ساعت {hour} قرار ملاقات داریم{place}. {who}",
        Kind.DAY_BEFORE: "سلام، روز {day} ساعت {hour} منتظر شما هستم{place}. {who}",
        Kind.MOVED: "سلام، وقت ملاقات ما تغییر کرد: روز {day} ساعت {hour}{place}. {who}",
        Kind.CANCELLED: "سلام، ملاقات ما روز {day} ساعت {hour} لغو شد. به شما زنگ می‌زنم. {who}",
        Kind.CANNOT: "نمی‌توانید بیایید؟ {link}",
        Kind.REACH: "برای تماس با ما: {open}",
        Kind.ASK: "آیا می‌توانید بیایید؟",
        Kind.NO: "نمی‌توانم بیایم",
        Kind.THANKS: "تشکر. برای انتخاب روز دیگر به شما زنگ می‌زنیم.",
    },
    "pus": {
        Kind.TWO_DAYS: "سلام، موږ د {day} په {hour} بجو ملاقات لرو{place}. {who}",
        Kind.DAY_BEFORE: "سلام، زه د {day} په {hour} بجو ستاسو په تمه یم{place}. {who}",
        Kind.MOVED: "سلام، زموږ د ملاقات وخت بدل شو: د {day} په {hour} بجو{place}. {who}",
        Kind.CANCELLED: "سلام، زموږ د {day} د {hour} بجو ملاقات لغوه شو. زه به درته زنګ ووهم. {who}",
        Kind.CANNOT: "نشئ راتلای؟ {link}",
        Kind.REACH: "له موږ سره د اړیکې لپاره: {open}",
        Kind.ASK: "ایا راتلای شئ؟",
        Kind.NO: "زه نشم راتلای",
        Kind.THANKS: "مننه. د بلې ورځې د ټاکلو لپاره به درته زنګ ووهو.",
    },
    "tir": {
        Kind.TWO_DAYS: "ሰላም፡ {day} ሰዓት {hour} ቆጸራ ኣለና{place}። {who}",
        Kind.DAY_BEFORE: "ሰላም፡ {day} ሰዓት {hour} ክጽበየኩም እየ{place}። {who}",
        Kind.MOVED: "ሰላም፡ ቆጸራና ተቐይሩ፡ {day} ሰዓት {hour}{place}። {who}",
        Kind.CANCELLED: "ሰላም፡ ናይ {day} ሰዓት {hour} ቆጸራና ተሰሪዙ። ክድውለልኩም እየ። {who}",
        Kind.CANNOT: "ክትመጹ ኣይትኽእሉን፧ {link}",
        Kind.REACH: "ንዓና ንምርካብ፡ {open}",
        Kind.ASK: "ክትመጹ ትኽእሉ ዶ፧",
        Kind.NO: "ክመጽእ ኣይክእልን",
        Kind.THANKS: "የቐንየልና። ካልእ መዓልቲ ንምምራጽ ክንድውለልኩም ኢና።",
    },
    "ukr": {
        Kind.TWO_DAYS: "Вітаю, у нас зустріч {day} о {hour}{place}. {who}",
        Kind.DAY_BEFORE: "Вітаю, чекаю на вас {day} о {hour}{place}. {who}",
        Kind.MOVED: "Вітаю, нашу зустріч перенесено: {day} о {hour}{place}. {who}",
        Kind.CANCELLED: "Вітаю, нашу зустріч {day} о {hour} скасовано. Я вам зателефоную. {who}",
        Kind.CANNOT: "Не можете прийти? {link}",
        Kind.REACH: "Як із нами зв’язатися: {open}",
        Kind.ASK: "Чи зможете ви прийти?",
        Kind.NO: "Я не зможу прийти",
        Kind.THANKS: "Дякуємо. Ми зателефонуємо, щоб обрати інший день.",
    },
}

# Monday first, as each sentence above takes them.
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "fra": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "eng": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ara": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "prs": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    "pus": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    "tir": ("ሰኑይ", "ሰሉስ", "ረቡዕ", "ሓሙስ", "ዓርቢ", "ቀዳም", "ሰንበት"),
    "ukr": ("у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю"),
}
COMMAS = {"ara": "، ", "prs": "، ", "pus": "، ", "tir": "፡ "}

# Who speaks the first reads the second.
NEIGHBOURS = {"apd": "ara", "fas": "prs"}


def load() -> None:
    """Adds what is not there yet; changes none."""
    known = set(Wording.objects.shipped().values_list("language", "kind"))
    Wording.objects.bulk_create(
        Wording(kind=kind, language=language, text=text, written_at=clock.now())
        for language, texts in WORDS.items()
        for kind, text in texts.items()
        if (language, kind) not in known
    )
