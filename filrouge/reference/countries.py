"""Countries where people lived and worked before, as French names them; with the name people there give it, for those
met most often. Where someone worked, never what a nationality would suggest."""

OFTEN: tuple[tuple[str, str], ...] = (
    ("FR", ""),
    ("AF", "افغانستان"),
    ("SY", "سوريا"),
    ("SD", "السودان"),
    ("ER", "ኤርትራ"),
    ("UA", "Україна"),
    ("CD", ""),
    ("GN", ""),
    ("CI", ""),
    ("SO", "Soomaaliya"),
    ("TR", "Türkiye"),
    ("TD", "تشاد"),
)
OWN_NAMES = dict(OFTEN)
_NAMES = """
AF Afghanistan | ZA Afrique du Sud | AL Albanie | DZ Algérie | DE Allemagne | AO Angola | SA Arabie saoudite
AR Argentine | AM Arménie | AU Australie | AT Autriche | AZ Azerbaïdjan | BH Bahreïn | BD Bangladesh | BE Belgique
BJ Bénin | BY Biélorussie | BO Bolivie | BA Bosnie-Herzégovine | BR Brésil | BG Bulgarie | BF Burkina Faso
BI Burundi | KH Cambodge | CM Cameroun | CA Canada | CV Cap-Vert | CF Centrafrique | CL Chili | CN Chine | CY Chypre
CO Colombie | KM Comores | CG Congo (Brazzaville) | CD Congo (République démocratique) | KR Corée du Sud
CI Côte d’Ivoire | HR Croatie | CU Cuba | DK Danemark | DJ Djibouti | EG Égypte | AE Émirats arabes unis
EC Équateur | ER Érythrée | ES Espagne | EE Estonie | US États-Unis | ET Éthiopie | FI Finlande | FR France
GA Gabon | GM Gambie | GE Géorgie | GH Ghana | GR Grèce | GN Guinée | GW Guinée-Bissau | GQ Guinée équatoriale
HT Haïti | HU Hongrie | IN Inde | ID Indonésie | IQ Irak | IR Iran | IE Irlande | IL Israël | IT Italie | JP Japon
JO Jordanie | KZ Kazakhstan | KE Kenya | KG Kirghizistan | XK Kosovo | KW Koweït | LA Laos | LV Lettonie | LB Liban
LR Liberia | LY Libye | LT Lituanie | LU Luxembourg | MK Macédoine du Nord | MG Madagascar | MY Malaisie | MW Malawi
ML Mali | MT Malte | MA Maroc | MU Maurice | MR Mauritanie | MX Mexique | MD Moldavie | MN Mongolie | ME Monténégro
MZ Mozambique | MM Myanmar | NA Namibie | NP Népal | NE Niger | NG Nigeria | NO Norvège | OM Oman | UG Ouganda
UZ Ouzbékistan | PK Pakistan | PS Palestine | NL Pays-Bas | PE Pérou | PH Philippines | PL Pologne | PT Portugal
QA Qatar | DO République dominicaine | RO Roumanie | GB Royaume-Uni | RU Russie | RW Rwanda | SN Sénégal | RS Serbie
SL Sierra Leone | SK Slovaquie | SI Slovénie | SO Somalie | SD Soudan | SS Soudan du Sud | LK Sri Lanka | SE Suède
CH Suisse | SR Suriname | SY Syrie | TJ Tadjikistan | TZ Tanzanie | TD Tchad | CZ Tchéquie | TH Thaïlande | TG Togo
TN Tunisie | TM Turkménistan | TR Turquie | UA Ukraine | VE Venezuela | VN Vietnam | YE Yémen | ZM Zambie
ZW Zimbabwe
"""
NAMES: dict[str, str] = {
    code: name
    for code, _space, name in (
        one.strip().partition(" ") for one in _NAMES.replace("\n", "|").split("|") if one.strip()
    )
}


def said(code: str) -> str:
    """In French; empty when it is not known."""
    return NAMES.get(code, "")
