from filrouge.shared.addresses import provide

provide("refer", "partners:recipients-index")
provide("told_to_partners", "partners:shares-index")
