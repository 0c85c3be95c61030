from filrouge.shared.generated import GeneratedPage
from filrouge.shared.personal_data_page import describe_personal_data


class Command(GeneratedPage):
    help = "Écrit docs/personal-data.md : ce qui est gardé de chaque personne, pourquoi, jusqu’à quand."
    file_name = "personal-data.md"

    def text(self) -> str:
        return describe_personal_data()
