"""Names as people give them. Some give them in their own script; a few have one name only."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """`languages`: ISO 639-3, the mother tongue first. `script`: some in the person's own writing."""

    share: int
    languages: tuple[str, ...]
    women: Sequence[str]
    men: Sequence[str]
    families: Sequence[str]
    statuses: tuple[str, ...] = ("refugee", "refugee", "refugee", "subsidiary")
    reads: float = 0.8  # how many read their own language
    script: Sequence[tuple[str, str, str]] = ()  # sex, given name, family name


def listed(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


ORIGINS = (
    Origin(
        15,
        ("prs",),
        listed("Zahra Fatima Maryam Shabnam Parwana Nilofar Marwa Laila Freshta Zarghuna Sahar Roya"),
        listed("Emal Rahmatullah Mohammad Sayed Ahmad Farhad Nasir Habib Ramin Jawad Milad Omid Zabihullah"),
        listed(
            "Ahmadi Rahimi Safi Noori Haidari Karimi Hosseini Amiri Nazari Sultani Azizi Qaderi Mohammadi"
        ),
        ("refugee", "refugee", "subsidiary", "subsidiary"),
        0.7,
        (("woman", "شبنم", "احمدی"), ("man", "رامین", "نوری")),
    ),
    Origin(
        9,
        ("pus", "prs"),
        listed("Palwasha Spogmai Gulalai Hosna Wazhma Malalai"),
        listed("Abdul_Wali Gul_Rahman Hamid Noor_Agha Shafiqullah Bilal Imran Zia_ur_Rahman Kamran Najib"),
        listed("Stanikzai Wardak Zadran Shinwari Afridi Momand Safi Yousafzai Hotak Ibrahimkhil Khan"),
        ("subsidiary", "subsidiary", "refugee", "asylum_seeker"),
        0.5,
        (("man", "نجیب", "وردک"),),
    ),
    Origin(
        11,
        ("tir",),
        listed("Selam Rahwa Luwam Feven Saba Mihret Yordanos Helen Semhar Bisrat"),
        listed("Tesfay Filmon Yonas Abel Samuel Merhawi Robel Kidane Daniel Henok Isaias Natnael"),
        listed(
            "Tesfaye Haile Gebremariam Tekle Berhane Kidane Ghebre Weldemichael Habtom Mebrahtu Asmerom Okbay"
        ),
        ("refugee",),
        0.75,
        (("woman", "ሰላም", "ተስፋይ"), ("man", "ፍልሞን", "ሃይለ"), ("man", "ሳሙኤል", "ተክለ")),
    ),
    Origin(
        5,
        ("amh", "orm"),
        listed("Hiwot Tigist Bethlehem Meron Almaz Chaltu Hanna"),
        listed("Dawit Abebe Yohannes Tolosa Gemechu Getachew Mulugeta"),
        listed("Bekele Tadesse Wolde Girma Alemu Tolessa Negash Abera"),
        ("refugee", "subsidiary", "asylum_seeker"),
        0.75,
        (("woman", "ህይወት", "በቀለ"),),
    ),
    Origin(
        13,
        ("ara",),
        listed("Nour Rim Hala Amal Rania Lama Yasmine Sham Dima Zeinab Israa Salma"),
        listed("Khaled Youssef Omar Mahmoud Anas Hassan Ibrahim Ammar Ziad Mohammed Tarek Abdelrahman"),
        listed("Al_Khatib Barakat Haddad El-Khoury Al-Masri Kassab Darwish Nassar Shami Al_Hussein Ben_Saïd"),
        ("refugee", "refugee", "subsidiary"),
        0.85,
        (("woman", "نور", "الخطيب"), ("man", "خالد", "حداد"), ("woman", "ريم", "المصري")),
    ),
    Origin(
        11,
        ("ara", "fvr"),
        listed("Rahma Amna Hawa Halima Maha Nafisa Kaltouma"),
        listed("Adam Abdelaziz Mustafa Ismail Haroun Yahya Bashir Mohamed Salih Al-Tayeb Abakar"),
        listed("Moussa Abdallah Adam Ishaq Yacoub Idriss Haroun Khamis Al-Nour Bakhit Osman Suleiman"),
        ("refugee", "refugee", "subsidiary", "asylum_seeker"),
        0.55,
        (("man", "آدم", "عبد الله"), ("man", "مصطفى", "إسحاق")),
    ),
    Origin(
        8,
        ("som",),
        listed("Hodan Fadumo Sagal Ayan Hibo Ifrah Naima Zamzam"),
        listed("Abdirahman Mohamud Liban Yonis Guled Abshir Mahad Hussein"),
        listed("Osman Warsame Abdi Farah Jama Nur Hersi Ahmed Mohamud Ali"),
        ("subsidiary", "refugee", "subsidiary"),
        0.6,
    ),
    Origin(
        8,
        ("ukr", "rus"),
        listed("Oksana Iryna Nataliia Sofiia Yuliia Viktoriia Anastasiia Daryna"),
        listed("Oleksandr Dmytro Andrii Serhii Bohdan Maksym Vladyslav Yevhen"),
        listed("Kovalenko Shevchenko Bondarenko Tkachenko Melnyk Boiko Kravchuk Lysenko Savchenko Marchenko"),
        ("temporary_protection",),
        1.0,
        (("woman", "Ірина", "Мельник"), ("man", "Сергій", "Бойко")),
    ),
    Origin(
        9,
        ("fra", "ful"),
        listed("Aïcha Mariama Fatoumata Kadiatou Aminata Hawa Djenabou Binta"),
        listed("Mamadou Ibrahima Alpha_Oumar Amadou Thierno Souleymane Boubacar Sékou Moussa"),
        listed("Diallo Barry Bah Sow Camara Touré Condé Traoré Kanté N'Diaye Cissé Keïta"),
        ("refugee", "subsidiary", "asylum_seeker"),
        0.6,
    ),
    Origin(
        4,
        ("lin", "fra"),
        listed("Grâce Divine Ruth Naomie Exaucée Marie-Ange"),
        listed("Christian Glody Patient Jonathan Héritier Trésor"),
        listed("Mbuyi Kabongo Ilunga Mukendi Tshibangu Lukaku Mputu Nsimba"),
        ("refugee", "subsidiary", "asylum_seeker"),
        0.9,
    ),
    Origin(
        4,
        ("hye", "rus"),
        listed("Goharik Ani Lilit Mariam Nune"),
        listed("Gor Hayk Davit Narek Tigran"),
        listed("Hakobyan Grigoryan Sargsyan Petrosyan Harutyunyan Vardanyan"),
        ("refugee", "asylum_seeker"),
        0.95,
    ),
    Origin(
        3,
        ("kmr", "tur"),
        listed("Berfin Rojda Zilan Dilan"),
        listed("Baran Azad Serhat Rojhat Welat"),
        listed("Yıldız Aslan Demir Kaya Bozkurt Çelik"),
        ("refugee", "subsidiary", "asylum_seeker"),
        0.85,
    ),
)
