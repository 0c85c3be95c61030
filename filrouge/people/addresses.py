from filrouge.shared.addresses import provide

provide("communes", "people:communes-index")
