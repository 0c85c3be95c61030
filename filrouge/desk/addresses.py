from filrouge.shared.addresses import provide

provide("record", "desk:record-show")
provide("home", "desk:day-index")
provide("caseload", "desk:caseload-index")
