"""Commands that read event data, or hold the model against them."""

OF_DATA = {
    "posture": (
        "sim.cli.estimates:posture",
        "compute the posture of each pair at the start from event data",
        "usage: sim posture data=DIR out=DIR [law=FILE]",
        "data is the folder of event tables (docs/data.md), out the folder to write;\n"
        "law is a file that sim estimate has written, in place of the law in the code.",
    ),
    "estimate": (
        "sim.cli.estimates:estimate",
        "fit the law of posture to event data, with standard errors",
        "usage: sim estimate data=DIR out=FILE",
        "data is the folder of event tables (docs/data.md), out the YAML file to write.",
    ),
    "recover": (
        "sim.cli.estimates:recover",
        "fit the law of posture to weeks of the engine itself and see whether it comes back",
        "usage: sim recover [sets=20] [weeks=104] [impulses=true] [seed=5] [KEY=VALUE ...]",
        "Runs at lambda = 0, coded into events, are fitted as real ones; half a minute a set.",
    ),
    "hindcast": (
        "sim.cli.hindcast:hindcast",
        "score forecasts of the simulator on weeks that its estimates have not seen",
        "usage: sim hindcast data=DIR split=DATE 'horizon=[1,4,8,13]' out=DIR [KEY=VALUE ...]",
        "Weeks before split estimate, weeks from it are scored. until=DATE leaves out what comes\n"
        "later; series=icews|gdelt|all; states=[USA,RUS,...] looks at pairs among these alone;\n"
        "runs=N (200) and seed=N of each ensemble; force=true.",
    ),
    "realism": (
        "sim.cli.realism:realism",
        "hold runs of the status quo against the event data, dyad by dyad",
        "usage: sim realism data=DIR out=DIR [runs=500] [seed=3] [force=true] [KEY=VALUE ...]",
        "Posture is coded with the data's own number of events before it is compared. Writes\n"
        "dyads.csv (worst first), pooled.csv, moves.csv and two figures.",
    ),
    "settle": (
        "sim.cli.settle:settle",
        "score registered chances on what happened",
        "usage: sim settle forecast.json facts.csv [out=FILE] [force=true]",
        "Columns of facts.csv: id, happened (yes or no), source. Questions are scored once their\n"
        "last week is over; a yes before that waits, since a no could not be told yet. Writes\n"
        "settled.json beside the forecast.",
    ),
}
"""By name: where the command lives, what it says of itself, usage and help."""
