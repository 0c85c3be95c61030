"""What telephones note without network, and how it comes in: nothing lost, nothing silently overwritten.

téléphone → Device · effacement à distance → Wipe · prolongation → Extension · note prise hors réseau →
Operation · désaccord → Conflict · ce que le téléphone emporte → packet

An operation is stored first, then applied by the handler of its kind, which the domain it concerns registers
in its `offline.py` (see `registry.py`). The application itself is the domain `field`.
"""
