"""How the weights that ship with firsthand are made: labels from public gold, features from `documents`, boosting."""
