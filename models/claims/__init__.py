"""What a text of an analysis claims in numbers, and whether the records and the lists in the same text agree.

`verify` is the way in. It is silent where it is not sure: a wrong «не сходится» costs more than a missed one.
"""

from models.claims.check import titled_year, verify
from models.claims.claim import Claim
from models.claims.facts import BadFacts, Facts, read_facts

__all__ = ["BadFacts", "Claim", "Facts", "read_facts", "titled_year", "verify"]
