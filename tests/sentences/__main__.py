"""`python -m tests.sentences [NAME …] [--failures]`: the figures of the corpora; of the open ones also the failures."""

import sys

from tests.sentences.scoring import NAMES, VOICES, report

if __name__ == "__main__":
    named = [one for one in sys.argv[1:] if not one.startswith("-")]
    print("\n".join(report(named or (*NAMES, VOICES), failures="--failures" in sys.argv)))
