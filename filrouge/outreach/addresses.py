from filrouge.shared.addresses import provide

provide("channels", "outreach:channels-index")
