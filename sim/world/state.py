"""The world: one frozen record of read-only arrays, the run axis first."""

import dataclasses
from collections.abc import Mapping

import numpy as np
from jaxtyping import Int

from sim.actors import Actors
from sim.moves import Repertoire
from sim.quantities import quantity
from sim.world.axes import PerBloc, PerDyad, PerPair, PerState, PerTheatre, Scalar
from sim.world.reference import Reference


@dataclasses.dataclass(frozen=True)
class World:
    """Everything that changes, and beside it the tables that do not.

    All arrays have two axes, run first; what a world has once has a second axis of one.
    """

    actors: Actors
    repertoire: Repertoire
    reference: Reference
    week: int

    occurred: Int[np.ndarray, "run ruled"] = quantity("moves", "moves drawn by rules this week")
    last_score: PerDyad = quantity("Goldstein", "sum of scores of last week's moves")

    slow_shared: PerPair = quantity("Goldstein", "posture: slow component that a pair shares")
    slow_sided: PerPair = quantity("Goldstein", "posture: slow one-sided component")
    fast_shared: PerPair = quantity("Goldstein", "posture: fast component that a pair shares")
    fast_sided: PerPair = quantity("Goldstein", "posture: fast one-sided component")
    posture: PerDyad = quantity("Goldstein", "mean tone of sender toward target this week")
    resting: PerDyad = quantity("Goldstein", "slow level that the posture reverts to")

    level: PerDyad = quantity("1", "sanctions in force of sender on target")
    sanctions_threat: PerDyad = quantity("weeks", "age of an open sanctions threat, 0 if none")
    gdp_loss: PerState = quantity("% of GDP", "GDP lost to sanctions since the start")
    yearly_loss: PerState = quantity("% of GDP/year", "what the sanctions in force cost a year")
    sanctions_act: Scalar = quantity("1", "law that penalises buyers of Russian oil, in force")
    act_known: Scalar = quantity("1", "1 once the passing of that law is an event of the study")
    buyer_risk: PerState = quantity("1", "felt risk of buying Russian oil, 1 at the start")
    accustomed_loss: PerState = quantity("% of GDP/year", "what sanctions cost at the start")
    renewal: Scalar = quantity("weeks", "weeks until the EU must renew its sanctions")
    refused: PerDyad = quantity("packages", "sanctions packages that a vote stopped this week")
    pending: PerDyad = quantity("packages", "stopped sanctions packages still on the table")
    passed_late: PerDyad = quantity("packages", "stopped packages that pass this week")
    ballot: Scalar = quantity("week", "week of the votes that refused and passed_late tell of")
    answer_owed: PerDyad = quantity("moves", "counter-sanctions decided, due next week")

    oil_volume: PerState = quantity("mb/d", "seaborne crude bought from Russia")
    oil_start: PerState = quantity("mb/d", "seaborne crude bought from Russia at the start")
    oil_supply: Scalar = quantity("mb/d", "Russian seaborne crude on offer, seizures not taken off")
    discount: Scalar = quantity("US dollars/barrel", "common discount of Urals to Brent")
    discount_start: Scalar = quantity("US dollars/barrel", "that discount at the start")
    log_price: Scalar = quantity("log US dollars/barrel", "price of Brent")
    oil_seized: Scalar = quantity("mb/d", "Russian supply lost to seizures")
    recent_seizures: PerDyad = quantity("seizures", "weight of the sender's recent seizures")
    freight_risk: Scalar = quantity("US dollars/barrel", "what fear of seizures adds to freight")
    disruption: Scalar = quantity("share of world supply", "supply lost in the Gulf")
    supply_lost: Scalar = quantity("share of world supply", "supply lost to the world in all")
    price_anchor: Scalar = quantity("log US dollars/barrel", "price that Brent reverts to")
    oil_revenue: Scalar = quantity("million US dollars/week", "Russia's seaborne oil revenue")

    trust_good: PerDyad = quantity("observations", "weight of trustworthy acts (alpha)")
    trust_bad: PerDyad = quantity("observations", "weight of untrustworthy acts (beta)")
    cyber_good: PerDyad = quantity("observations", "weight of trustworthy cyber acts")
    cyber_bad: PerDyad = quantity("observations", "weight of untrustworthy cyber acts")
    cyber_open: PerDyad = quantity("1", "standing of the sender's cyber-dialogue offer")
    stake: PerDyad = quantity("1", "audience stake: what backing down would cost at home")
    force_threat: PerDyad = quantity("weeks", "age of an open threat of force, 0 if none")
    threat_history: Int[np.ndarray, "run state"] = quantity(
        "1", "last five threats as bits, 1 where carried out"
    )
    threats_resolved: Int[np.ndarray, "run state"] = quantity("threats", "resolved, to five")
    carried_out: PerDyad = quantity("threats", "the sender's open threats carried out this week")
    enforced: PerDyad = quantity("threats", "those of sanctions among the threats carried out")
    conceded: PerDyad = quantity("threats", "the sender's threats conceded by target this week")
    lapsed: PerDyad = quantity("threats", "the sender's threats let lapse this week")
    backed: PerDyad = quantity("1", "1 where a demand of the sender stands under sanctions, else 0")
    complied: PerDyad = quantity("demands", "the sender's demands under sanctions met this week")
    given_up: PerDyad = quantity("demands", "the sender's demands given up this week")
    compliance: PerDyad = quantity("1", "memory of a demand that target met under sanctions")
    concede: PerDyad = quantity("1", "chance that target concedes to a threat of sender")
    cyber_step: PerPair = quantity("1", "step of cyber cooperation this week")
    cyber_cooperation: PerPair = quantity("1", "cooperation on cybersecurity that stands")
    felt: PerDyad = quantity("1", "threat that sender feels from target")
    precedent: Scalar = quantity("1", "memory of a leader's capture")
    rung: PerPair = quantity("rung", "height on the escalation ladder, 0 to 4")

    cooperation: PerPair = quantity("1", "military cooperation")

    stage: Scalar = quantity("stage", "stage of the negotiation, 0 none to 6 settlement")
    belief_russia: Scalar = quantity("1", "Russia's belief of its military share")
    belief_ukraine: Scalar = quantity("1", "Ukraine's belief of Russia's military share")
    military_share: Scalar = quantity("1", "Russia's true military share")
    demand_russia: Scalar = quantity("share of the stakes", "least share that Russia demands")
    offer_ukraine: Scalar = quantity("share of the stakes", "most that Ukraine would concede")
    hearsay: Scalar = quantity(
        "share of the stakes", "what drafts and envoys add to the bargaining range as it is seen"
    )
    mediated: Scalar = quantity("1", "recent mediation")
    guarantee: Scalar = quantity("1", "credibility of security guarantees for Ukraine")
    terms: Scalar = quantity("1", "Russia's share under the terms last agreed, 0 if none")
    ceasefires: Scalar = quantity("1", "ceasefires reached so far")
    relapses: Scalar = quantity("1", "returns from ceasefire to war so far")
    truce: Scalar = quantity("1", "limited truce in force")
    exchange_regime: Scalar = quantity("1", "prisoner exchanges are being agreed")
    since_exchange: Scalar = quantity("weeks", "weeks since the last prisoner exchange")
    accusations: Scalar = quantity("1", "weight of recent accusations of war crimes")

    incidents: PerTheatre = quantity("incidents/week", "incidents of the week by theatre")
    intensity: PerTheatre = quantity("incidents/week", "expected incidents by theatre")
    incidents_usual: PerTheatre = quantity("incidents/week", "their mean at the status quo")
    cohesion: PerBloc = quantity("1", "cohesion of the bloc")
    alignment: PerState = quantity("ideal-point units", "position between US and rival order")
    alarm: PerDyad = quantity("1", "alarm of sender about target's recent military activity")
    coercion: PerState = quantity("hostility/week", "recent pressure by USA on the state")
    burden_gap: PerBloc = quantity("1", "unevenness of military burdens within the bloc")
    cohesion_trend: PerBloc = quantity("1/week", "trend that keeps the bloc at rest as usual")

    def replace(self, changes: Mapping[str, object] | None = None, **named: object) -> "World":
        """The same world with some fields replaced; the new arrays become read-only.

        AttributeError for a field that is not there, ValueError for an array that does not
        fit it: one of shape (1, state) would spread over runs and pass unseen.
        """
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        for name, value in {**(changes or {}), **named}.items():
            if name not in self.__dict__:
                raise AttributeError(f"the world has no field {name}")
            if isinstance(value, np.ndarray):
                _fits(name, value, self.__dict__[name])
                value = np.asfortranarray(value)  # runs of a column lie side by side
                value.flags.writeable = False
            new.__dict__[name] = value
        return new


def _fits(name: str, value: np.ndarray, old: np.ndarray) -> None:
    if value.shape != old.shape or value.dtype != old.dtype:
        raise ValueError(
            f"the world's {name} is {old.dtype} of shape {old.shape}, "
            f"not {value.dtype} of shape {value.shape}"
        )
