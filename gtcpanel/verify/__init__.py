"""Verify quotations: is this really what was said, and by whom?

A claim is words that somebody put in quotation marks (`claims`), read as writers mean them
(`quotation`). The index gives the turns it may stand in (`candidates`); in each of them its
stretches are placed (`placing`), verbatim where that can be, else by seeds and an alignment of
words (`seeds`, `comparison`), of which some must not change (`words`, `lexicon`). `verifying`
chooses the best, and passes the verdict.
"""

from gtcpanel.verify.claims import Claim
from gtcpanel.verify.verdicts import VERDICTS, Verdict
from gtcpanel.verify.verifying import Verification, verify

__all__ = ["VERDICTS", "Claim", "Verdict", "Verification", "verify"]
