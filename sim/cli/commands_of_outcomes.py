"""Commands that ask of one outcome where it happens and what foretells it, and the app."""

OF_OUTCOMES = {
    "discover": (
        "sim.cli.discover:discover",
        "find the box of inputs in which an outcome happens",
        "usage: sim discover DIR --outcome NAME [--above X | --below X] [--step N] [out=DIR]",
        "DIR is a study with sampled parameters (uncertainty=assumptions), or a sweep. Without a\n"
        "limit it is the event, or the top decile. --step N takes that box of the peeling,\n"
        "--seed N other halves. Writes DIR/discovery/NAME; the last line is the page.",
    ),
    "watch": (
        "sim.cli.watch:watch",
        "tell which indicator, in which week, tells most about an outcome later",
        "usage: sim watch DIR --outcome NAME [--above X | --below X] [--from WEEK] [--until WEEK]",
        "Without a limit it is the event, or the top decile. Signposts with threshold, chances\n"
        "and lead, a heat map, JSON and CSV in DIR/watch/NAME, or in out=DIR. --seed N takes\n"
        "other halves of the runs to choose and to judge.",
    ),
    "app": (
        "sim.cli.app:app",
        "run, look at, compare and question studies in the browser",
        "usage: sim app [studies=DIR] [port=N] [open=false]",
        "Serves the studies in DIR (outputs) on this machine alone, at port 8765, until it is\n"
        "interrupted. Needs the extra: pip install 'brinkwatch[app]'.",
    ),
}
