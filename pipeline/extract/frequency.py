"""The denominator of a rate that stands away from the figure: `each year`, `annually`, an `Annual Levy`.

A denominator right beside the figure (`a day`, `per head`) is read with the quantity in `rates.py`.
"""

from pipeline.extract.objects import Object, Scene

UNITS = {"year": "year", "years": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "quarter": "quarter"}
ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
ADJECTIVES = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}


def find_frequency(scene: Scene, i: int, made: Object) -> tuple[str | None, str | None]:
    """The `per` of quantity `i` from its clause, and the rule that says so."""
    quantity = scene.quantities[i]
    if quantity.per:
        return quantity.per, "rate.beside"
    at = scene.index[i]
    if at < 0 or quantity.kind == "ordinal" or quantity.form in ("age", "duration"):
        return None, None
    if quantity.form != "share":
        for word in (made.text or "").lower().split():
            if word in ADJECTIVES:
                return ADJECTIVES[word], "rate.adjective"
    return clause_frequency(scene, at)


def clause_frequency(scene: Scene, at: int) -> tuple[str | None, str | None]:
    """`each year` or `annually` in the same clause, before the figure or behind it; a figure nearer to the words takes them."""
    tokens = scene.tokens
    for step in (1, -1):
        k = at + step
        while 0 <= k < len(tokens) and tokens.tag[k] not in ";.:W":
            word = tokens.word[k]
            if word in ADVERBS and tokens.tag[k] in "BAN":
                return ADVERBS[word], "rate.adverb"
            if word in ("each", "every") and k + 1 < len(tokens) and tokens.word[k + 1] in UNITS:
                return UNITS[tokens.word[k + 1]], "rate.each"
            if tokens.tag[k] == "Q":
                break
            k += step
    return None, None
