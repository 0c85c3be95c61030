

def validate_siret(value):
    pass
