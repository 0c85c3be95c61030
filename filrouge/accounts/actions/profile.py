from filrouge.accounts.models import User


def edit_profile(*, by: User, given_name: str, family_name: str, phone: str) -> User:
    """One's own names and telephone. Raises ValidationError."""
    by.given_name, by.family_name, by.phone = given_name, family_name, phone
    by.full_clean(exclude=("password",))
    by.save(update_fields=["given_name", "family_name", "phone"])
    return by
