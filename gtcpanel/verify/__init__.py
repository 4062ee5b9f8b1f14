"""Verify quotations: is this really what was said, and by whom?

A claim is words that somebody put in quotation marks (`claims`), with whose they are said to be
(`attribution`, `naming`), on a line (`lines`) or in a document (`document`), read as writers mean
them (`quotation`). The index gives the turns it may stand in (`candidates`); in each of them its
stretches are placed (`placing`), verbatim where that can be (`wording`, `stretches`), else by seeds
and an alignment of words (`seeds`, `window`, `comparison`, `overall`), of which some must not
change (`words`, `lexicon`, `opposites`); what differs is shown side by side (`edits`), and what a
slice leaves off is noted (`edges`). `finding` tries all that (`attempts`), or finds out from where
it was joined; `verifying` passes the verdict (`verdicts`).
"""

from gtcpanel.verify.attribution import Attributions
from gtcpanel.verify.claims import Claim
from gtcpanel.verify.document import quotations
from gtcpanel.verify.lines import unlisted
from gtcpanel.verify.verdicts import VERDICTS, Verdict
from gtcpanel.verify.verifying import Verification, verify

__all__ = [
    "VERDICTS",
    "Attributions",
    "Claim",
    "Verdict",
    "Verification",
    "quotations",
    "unlisted",
    "verify",
]
