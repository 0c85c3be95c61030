from filrouge.shared.addresses import provide

provide("refer", "partners:recipients-index")
provide("refer_to", "partners:referrals-new")
provide("told_to_partners", "partners:shares-index")
