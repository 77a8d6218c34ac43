"""What the job is measured against: spaCy's own full pipeline over texts, and nothing else.

python -m benchmarks.bare MODEL_FOLDER TEXTS.json
"""

import json
import sys
import warnings

import spacy

warnings.simplefilter("ignore", UserWarning)
nlp = spacy.load(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    texts = json.load(file)
print(sum(len(doc) for doc in nlp.pipe(texts)))
