from filrouge.shared.addresses import provide

provide("commission_ask", "commissions:cases-ask")
