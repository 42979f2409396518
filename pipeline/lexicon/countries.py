"""Names and adjectives of countries and groups, from `rules/countries.toml`.

Whose figure a claim is, is decided in `extract/subjects.py`.
"""

from pipeline.lexicon.base import RULES, RuleModel, read_rules


class CountryRules(RuleModel):
    """`rules/countries.toml`: the name of the `subject` column to its other names and adjectives."""

    countries: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
    bodies: dict[str, tuple[str, ...]]


def load_countries() -> dict[str, str]:
    """Every name and adjective of a country, lower case, to the country's name."""
    return by_form(read_rules(RULES / "countries.toml", CountryRules).countries)


def load_groups() -> dict[str, str]:
    """Every name of a group of countries or part of the world, lower case, to the name of the `subject` column."""
    return by_form(read_rules(RULES / "countries.toml", CountryRules).groups)


def load_bodies() -> dict[str, str]:
    """Every name of a union or body, lower case, to the name of the `subject` column."""
    return by_form(read_rules(RULES / "countries.toml", CountryRules).bodies)


def by_form(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Every form to its name."""
    return {form.lower(): name for name, forms in names.items() for form in (name, *forms)}
