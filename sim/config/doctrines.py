"""The doctrine of every state: its policy and the weights of its utility terms."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from sim.choice import Doctrine
from sim.config.near import refuse, unknown
from sim.config.parts import make_part

POLICIES = "sim.policies"


def make_doctrines(
    codes: Iterable[str], rows: Mapping[str, Any], terms: Iterable[str], known: Iterable[str]
) -> dict[str, Doctrine]:
    """Doctrines of the states with these codes; what a row leaves open is the default's.

    `known` are the codes of all states that could be in a world; rows of those that are not in
    this one are left aside. Raises ValueError for a state without a policy.
    """
    for code in rows:
        if code not in {"default", *known}:
            raise ValueError(unknown(f"policy.{code}", ("default", *known)))
    default = as_row("policy.default", rows.get("default"))
    return {code: _completed(f"policy.{code}", rows.get(code), default, terms) for code in codes}


def _completed(
    label: str, value: Any, default: Mapping[str, Any], terms: Iterable[str]
) -> Doctrine:
    row = as_row(label, value)
    weights = {**(default.get("weights") or {}), **(row.get("weights") or {})}
    return make_doctrine(label, {**default, **row, "weights": weights}, terms)


def as_row(label: str, value: Any) -> dict[str, Any]:
    """A row of policy and weights; a bare name is that policy."""
    if isinstance(value, str):
        return {"policy": value}
    if not isinstance(value or {}, Mapping):
        raise ValueError(f"{label} is {value}; allowed is the name of a policy, or a mapping")
    row = dict(value or {})
    for key in row:
        if key not in ("policy", "weights"):
            raise ValueError(unknown(f"{label}.{key}", ("policy", "weights")))
    return row


def make_doctrine(label: str, row: Mapping[str, Any], terms: Iterable[str]) -> Doctrine:
    """One doctrine: a policy and weights of known terms."""
    if not row.get("policy"):
        raise ValueError(f"{label} has no policy; allowed is {label}.policy=NAME")
    weights = row.get("weights") or {}
    for name, weight in weights.items():
        if name not in terms:
            raise ValueError(unknown(f"{label}.weights.{name}", terms))
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            raise ValueError(f"{label}.weights.{name} is {weight}; allowed is a number")
    policy = make_part(f"{label}.policy", _target(f"{label}.policy", row["policy"]))
    return Doctrine(policy, {name: float(weight) for name, weight in weights.items()})


def _target(label: str, policy: Any) -> Any:
    """A policy's configuration, which a bare name is short for."""
    if not isinstance(policy, str):
        return policy
    if policy not in policy_names():
        raise ValueError(refuse(label, policy, policy_names()))
    return {"_target_": policy_class(policy)}


def policy_class(name: str) -> str:
    """Path of the class of a policy: `tit_for_tat` is TitForTat of the module of that name."""
    return f"{POLICIES}.{name}.{''.join(word.capitalize() for word in name.split('_'))}"


def policy_names() -> list[str]:
    """Names of the policies: the modules that hold one each."""
    return sorted(module.name for module in iter_modules(import_module(POLICIES).__path__))
