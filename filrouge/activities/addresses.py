from filrouge.shared.addresses import provide

provide("cohort_programme", "activities:cohort_programmes-new")
