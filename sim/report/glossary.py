"""What stands in every report: terms, codes of states, limits, and sources of the main numbers."""

TERMS = (
    ("Run", "one simulated world; runs differ in luck, and in sampled parameters if there are any"),
    ("Week 0", "the week of 12 January 2026; everything after it is simulated"),
    ("Chance", "share of runs in which something happens"),
    (
        "95 % interval",
        "where the number would lie with many more runs; for chances after Wilson (1927)",
    ),
    ("90 % of runs", "one run in twenty lies below it, one in twenty above"),
    ("Monte-Carlo error", "standard error: how far another seed would move a median"),
    (
        "Little changed, slightly, sharply",
        "a median's way from the start is less than 5, less than 15, or more than 50 % of the "
        "start's size or of the width of the 90 % band, whichever is larger",
    ),
    (
        "Level of sanctions",
        "0 is none, 1 everything that could be imposed; a package closes a share of what is left",
    ),
    (
        "Tone",
        "mean score of what one state does toward another in a week on the scale of Goldstein "
        "(1992), from -10, military attack, to +8.3, military aid",
    ),
    (
        "Notable move",
        "one thing that a state does to another and that makes news by itself: a package, a "
        "seizure, an exercise, a threat, a strike, a proposal",
    ),
    ("Hostile, friendly", "a move with a Goldstein score below or above zero"),
    ("Trust", "the share of trustworthy acts that one state expects of another, 0 to 1"),
    (
        "Peace process",
        "stages: 1 unofficial drafts, 2 formal proposal, 3 talks, 4 framework, 5 ceasefire, "
        "6 settlement",
    ),
    ("Cohesion", "how far members of a bloc act as one, 0 to 1; 0.6 in January 2026 by assumption"),
    ("BK", "background knowledge: cited from the literature, not read off a data set here"),
    ("MODEL", "the description of the model, docs/model.md; MODEL 5.1 is its section 5.1"),
    ("Alignment", "position between US and rival order, in units of UN ideal points"),
    ("Escalation score", "weights of the week's moves (Rivera et al. 2024) by number of states"),
)

CODES = (
    "BRA Brazil, CHN China, DEU Germany, EUU European Union, FRA France, GBR United Kingdom, "
    "IND India, IRN Iran, ISR Israel, POL Poland, RUS Russia, SAU Saudi Arabia, TUR Turkey, "
    "UKR Ukraine, USA United States, ZAF South Africa"
)

LIMITS = (
    (
        "Judgement.",
        "Base rates of rare moves, hazards of the peace process and the utilities by which states "
        "choose are stated, not estimated: no data here tell motives from habits.",
    ),
    (
        "The tone of relations knows no event after August 2022.",
        "It is carried forward from there, with the years since in its uncertainty; what happened "
        "in them enters through sanctions, trust, rivalry and rates set by hand.",
    ),
    (
        "The mark that a move leaves on the tone is probably too large,",
        "perhaps by half; trust follows the tone. Neither measurement of it identifies a cause.",
    ),
    (
        "One war.",
        "Only Russia and Ukraine can be at war. Strikes between others are events without a war "
        "behind them, and a settlement is final.",
    ),
    (
        "No sudden breaks.",
        "Leaders, elections and doctrines stay as they are unless a scenario says otherwise; tones "
        "follow a normal law, so that weeks such as that of February 2022 are too rare.",
    ),
    (
        "Left out:",
        "economies beyond oil and sanctions, the fighting itself beyond beliefs of who is "
        "winning, any use of nuclear weapons, and every state that is not listed.",
    ),
    (
        "Intervals speak of luck",
        "and, where parameters are sampled, of some ranges of judgement. None covers a wrong "
        "model. A difference between scenarios is worth more than a level.",
    ),
)

SOURCES = (
    (
        "Law of the tone",
        "mean 1.85; a slow part that keeps 0.998 a week and a fast part that keeps 0.694",
        "weekly ICEWS event data (Boschee et al. 2015) to 2022, joint maximum likelihood",
    ),
    ("Scores of moves", "-10 to 8.3 points", "Goldstein (1992) by CAMEO code"),
    ("Weights of escalation", "-2, 0, 4, 12, 28 points", "Rivera et al. (2024)"),
    (
        "Survival of sanctions",
        "0.88 after one year, 0.52 after five",
        "Global Sanctions Data Base, release 3 (Felbermayr et al. 2020; Syropoulos et al. 2024)",
    ),
    (
        "Cost of sanctions",
        "US 0.7 % (0.5 to 0.9), UN 2.3 to 3.5 % of GDP a year",
        "Neuenkirch and Neumeier (2015); the EU between them by assumption",
    ),
    (
        "Threats that are carried out",
        "0.46 of 1,053 threats of sanctions",
        "TIES (Morgan, Bapat and Kobayashi 2014)",
    ),
    (
        "Wars that end by agreement",
        "0.0040 a week (0.0016 to 0.0082)",
        "UCDP Conflict Termination, interstate wars past one year",
    ),
    (
        "Gaps between prisoner exchanges",
        "median 13 days, 90 % below 39",
        "58 exchanges of 2022 to 2025, from notes of ACLED",
    ),
    (
        "Oil price",
        "elasticities 0.015 to 0.15 of supply, -0.13 to -0.35 of demand; 62 dollars at the start",
        "Kilian and Murphy (2014); Baumeister and Hamilton; Caldara, Cavallo and Iacoviello; EIA",
    ),
    (
        "Cyber incidents",
        "0.55 a week by assumption (0.4 to 0.75): 0.73 were coded, 0.47 among these states",
        "DCID 2.0 (Valeriano, Maness and others), 2014-01 to 2020-09",
    ),
    ("Alignment", "ideal points of 2024", "Bailey, Strezhnev and Voeten"),
)
