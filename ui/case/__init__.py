"""One case beside the board: what is known, what is owed, and what one may do about it.

panel = CasePanel(bridge)
panel.show_case(case)            None shows that none is chosen
panel.open_form(name, case)      see ui.case.forms.FORMS for the names
panel.open_new_referral()
"""

from ui.case.view import CasePanel

__all__ = ["CasePanel"]
