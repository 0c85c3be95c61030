from filrouge.shared.addresses import provide

provide("field", "field:app-index")
