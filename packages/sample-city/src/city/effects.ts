/** What is built into the synthetic city, so that an analyst who finds it can be told right from wrong. */
export const effects = {
  /** Last day the returns speak of. */
  asOf: "2022-12-31",
  years: [2019, 2020, 2021, 2022],
  /** Mean consultations begun per compound and year. */
  consultationsPerYear: [0.28, 0.42, 0.6, 0.8],
  /** Consultations of a whole community, for each one of a compound. */
  communityShare: 0.04,
  /** Participation of a managed compound at an average unit, log-odds. */
  baseLogit: -0.52,
  /** Old compounds lie under managed ones by this much, log-odds. */
  oldLogit: -0.28,
  /** A demonstration site rises by this much after its batch began, log-odds. */
  siteLogit: 0.55,
  /** How often the compounds of a batch consult beside others: lively ones are chosen. */
  siteOften: 4,
  /** Spread of townships (spatial clusters), of compounds and of meetings, log-odds. */
  townshipSd: 0.22,
  compoundSd: 0.35,
  meetingSd: 0.25,
  /** Rise per year, log-odds. */
  yearLogit: 0.05,
  /** Units by log-odds of participation, and how often they consult beside the mean. */
  units: {
    "510104": { logit: 0.22, often: 1.2, compounds: 8 },
    "510105": { logit: 0.12, often: 1.1, compounds: 9.5 },
    "510106": { logit: 0.45, often: 1.35, compounds: 10 },
    "510107": { logit: 0.05, often: 1.0, compounds: 8 },
    "510108": { logit: 0.18, often: 1.1, compounds: 9 },
    "510112": { logit: -0.25, often: 0.9, compounds: 5 },
    "510113": { logit: 0.0, often: 0.95, compounds: 3 },
    "510114": { logit: 0.38, often: 1.25, compounds: 6 },
    "510115": { logit: 0.25, often: 1.1, compounds: 4 },
    "510116": { logit: -0.38, often: 0.85, compounds: 6 },
    "510117": { logit: -0.1, often: 0.95, compounds: 5 },
    "510118": { logit: 0.1, often: 1.1, compounds: 2 },
    "510121": { logit: -0.45, often: 0.7, compounds: 3 },
    "510129": { logit: -0.4, often: 0.7, compounds: 2 },
    "510131": { logit: -0.2, often: 0.6, compounds: 0.7 },
    "510181": { logit: -0.05, often: 0.9, compounds: 4 },
    "510182": { logit: 0.0, often: 0.95, compounds: 3.5 },
    "510183": { logit: -0.4, often: 0.75, compounds: 2.5 },
    "510184": { logit: -0.2, often: 0.8, compounds: 3 },
    "510185": { logit: -0.2, often: 0.6, compounds: 4 },
    "CD-GX": { logit: -0.12, often: 1.0, compounds: 6 },
    "CD-TF": { logit: -0.02, often: 0.95, compounds: 4 },
    "CD-DB": { logit: -0.1, often: 0.28, compounds: 0.8 },
  } as Readonly<
    Record<string, { readonly logit: number; readonly often: number; readonly compounds: number }>
  >,
  /** Units whose quarterly returns come after the 15 days. */
  lateUnits: ["510121", "510129", "510183"],
  /** A unit that has sent no quarterly return since this quarter. */
  silentUnit: "510185",
  silentSince: "2021Q4",
  /** Units whose 2022Q4 returns had come by the as-of date. */
  earlyUnits: ["510104", "510105", "510106", "510108", "510114", "CD-GX"],
  /** Places that the source article names: nothing adverse is attached to them. */
  namedTownships: ["510106030000", "510115101000", "510118104000", "510114008000"],
  namedCommunities: ["510106030005", "510114008017"],
} as const;
