from filrouge.shared.addresses import provide

provide("channels", "outreach:channels-index")
provide("how_known", "outreach:touches-new")
