"""ProConnect: sign-in by the State's federation of professional identities (OpenID Connect).

Its userinfo answer is a signed JWT, not JSON. It vouches for a second factor when the id_token says so:
`amr` holds "mfa", or `acr` is one of PROCONNECT_STRONG_ACR; then none is asked here.
"""
