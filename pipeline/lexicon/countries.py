"""Names and adjectives of countries, from `rules/countries.toml`. Whose figure a claim is, `extract/subjects.py` decides."""

from pipeline.lexicon.base import RULES, RuleModel, read_rules


class CountryRules(RuleModel):
    """`rules/countries.toml`: the name of the `subject` column to its other names and adjectives."""

    countries: dict[str, tuple[str, ...]]


def load_countries() -> dict[str, str]:
    """Every name and adjective, lower case, to the country's name."""
    rules = read_rules(RULES / "countries.toml", CountryRules)
    return {form.lower(): name for name, forms in rules.countries.items() for form in (name, *forms)}
