"""A partner's own screen: what their agency is asked, answers, and hears of the outcome."""
