"""What a figure counts or measures: its object phrase and head noun (claim guide, section 2, "Objects").

Counts and ordinals take the noun phrase behind them; money, measures and percentages the noun that the clause gives
them
(`donations amounted to …`, `an increase of …`, `$2 million in new assistance`). Figures without a noun take their
antecedent.
This module asks the readers in turn; whether a figure is a part of another is left to `parts.py`.
"""

from pipeline.extract.objects.asides import at_head, dash_before, noun_before_commas, noun_before_dash
from pipeline.extract.objects.counted import age_object, counted_object
from pipeline.extract.objects.gapping import bracket_label, bracketed_count, bracketed_sum, gapped, line_label
from pipeline.extract.objects.lengths import told_length
from pipeline.extract.objects.measured import measured_object
from pipeline.extract.objects.multiples import multiple_object
from pipeline.extract.objects.pairing import in_order
from pipeline.extract.objects.references import elided
from pipeline.extract.objects.said_again import apposed
from pipeline.extract.objects.shares import share_object
from pipeline.extract.objects.wholes import of_whole, share_whole
from pipeline.extract.scene.comparing import bare_change, compared_with, multiplied_from, multiplied_to
from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.values import replace


def find_objects(scene: Scene) -> list[Object]:
    """The object of every quantity of a sentence, in their order."""
    found: list[Object | None] = [None] * len(scene.quantities)
    for i in range(len(scene.quantities) - 1, -1, -1):  # right to left: a list takes the noun behind its last figure
        found[i] = own_object(scene, i, found)
    settled: list[Object] = []
    for i in range(len(found)):
        own = found[i]
        if own is None and scene.index[i] >= 0 and (whole := multiplied_from(scene, i, scene.index[i])) >= 0:
            own = settled[whole]
        thing = own if own is not None else elided(scene, i, found)
        found[i] = thing if thing.text else own
        shared = scene.quantities[i].form == "share"  # `5 per cent of GDP, or |$3 billion|`: only the share is of it
        settled.append(thing if shared or thing.whole is None else replace(thing, whole=None, whole_head=None))
    share_wholes(scene, settled)
    return in_order(scene, settled) if "respectively" in scene.tokens.vocabulary else settled


def share_wholes(scene: Scene, settled: list[Object]) -> None:
    """Give a share what the other end of its move or the share before it in a list is of (`narrowed from |6| to 4 per
    cent of GDP`, `61 per cent of parliament in one and |8 per cent| in the other`).
    """
    tokens = scene.tokens
    for i in range(1, len(settled)):
        here, there = scene.index[i], scene.index[i - 1]
        if there < 0 or not scene.quantities[i].form == scene.quantities[i - 1].form == "share":
            continue
        first, second = settled[i - 1], settled[i]
        if (first.whole is None) == (second.whole is None) or first.text != second.text or first.text is None:
            continue
        joints = (tokens.word[before_hedges(tokens, there) - 1], tokens.word[before_hedges(tokens, here) - 1])
        moved = joints in (("from", "to"), ("to", "from"), ("at", "from"))
        listed = second.whole is None and tokens.tag[before_hedges(tokens, here) - 1] in ",C"
        between = tokens.tag[there + 1 : here]
        if (
            (moved or listed)
            and set(between) <= set("PDNOAKTCB,")
            and tokens.tags[here + 1 : here + 2] not in tuple("NbhMdVE")
        ):
            if second.whole is None:
                settled[i] = replace(second, whole=first.whole, whole_head=first.whole_head)
            else:
                settled[i - 1] = replace(first, whole=second.whole, whole_head=second.whole_head)


def own_object(scene: Scene, i: int, found: list[Object | None]) -> Object | None:
    """The object that the words around quantity `i` give it; None where its noun is left out."""
    quantity = scene.quantities[i]
    at = scene.index[i]
    if at < 0 or (quantity.kind == "quantity" and compared_with(scene, at)):
        return None
    same = apposed(scene, i, at) if quantity.kind == "quantity" else -1
    # `or one in eight |residents|`, `a fine, or two years' |imprisonment|`
    noun_behind = quantity.form == "share" and scene.tokens.tag[at + 1 : at + 2] == ["N"]
    own_noun = noun_behind or (quantity.form == "duration" and told_length(scene.tokens, at))
    if same >= 0 and quantity.form not in ("count", "times", "age") and not own_noun:
        thing = own_object(scene, same, found)
        whole = share_whole(scene, at) if thing is not None and quantity.form == "share" else None
        if thing is not None and whole is not None:
            # `$3 million, or 18 per cent |of GDP|`
            return of_whole(thing, whole)
        if thing is not None or not quantity.form == scene.quantities[same].form == "money":
            return thing  # a sum may have it behind both: `200 euros, or $230, for |food|`
    if multiplied_to(scene, i, at) or (quantity.form in ("money", "measure") and bare_change(scene, at)):
        return None
    labelled = (
        bracket_label(scene, at) or bracketed_sum(scene, i, at) or bracketed_count(scene, at) or line_label(scene, at)
    )
    if labelled is not None and quantity.form == "duration" and labelled.rule == "object.label":
        return labelled
    if labelled is None and quantity.kind == "quantity":
        labelled = gapped(scene, i, at)
    lasting = quantity.form == "duration" and (labelled is None or labelled.rule != "object.gapped")
    if labelled is not None and quantity.form not in ("age", "times") and not lasting:
        return labelled
    dash = dash_before(scene, at) if quantity.form not in ("age", "duration", "times") else 0
    if dash:
        return noun_before_dash(scene, dash)
    if quantity.form == "times":
        return multiple_object(scene, at)
    headed = at_head(scene, at) if quantity.kind == "quantity" and quantity.form != "age" else None
    if headed is not None:
        whole = share_whole(scene, at) if quantity.form == "share" else None
        return replace(headed, whole=whole.text, whole_head=whole.head) if whole is not None else headed
    if quantity.form == "count" and (beside := noun_before_commas(scene, at)) is not None:
        return beside
    if quantity.form == "age":
        return age_object(scene, at)
    if quantity.form == "share":
        return share_object(scene, i, at, found)
    if quantity.form in ("money", "measure", "duration", "ratio"):
        return measured_object(scene, i, at, found)
    return counted_object(scene, i, at, found)
