/** What the planted truth takes as the company's policy on missing orders. Money in minor units of any of its currencies. */
export const policyParameters = {
  /** Not late: today is before the promised date and the last scan is fewer business days old than this. */
  notLateScanBusinessDays: 3,
  /** Never handed over: announced only, and shipped more than this many business days ago. */
  neverHandedOverBusinessDays: 2,
  /** Lost: no scan for at least so many business days. */
  lostBusinessDays: { domestic: 5, crossBorder: 10 },
  /** Misdelivered: the weights of the evidence found sum to at least the threshold. */
  misdelivery: {
    threshold: 4,
    otherUnit: 4,
    farFromAddress: 2,
    farMetres: { urban: 75, rural: 250 },
    unknownSigner: 1,
    knownSignerSimilarity: 0.8,
    leftElsewhere: 2,
    unitMissing: 2,
    weightDiffers: 2,
    weightShare: 0.1,
    weightGrams: 100,
    otherReports: 2,
    frequentClaims: -3,
    frequentClaimsFactor: 3,
  },
  /** Consumers there are owed a remedy when nobody can prove the delivery. */
  entitledCountries: ['GB', 'IE'],
  /** A line worth more needs a person's approval, and so does a customer's second incident in 90 days. */
  approvalAboveMinor: 100_00,
  /** Goodwill on an undetermined delivery: at most this, no earlier claim in 12 months, no other incident in 90 days. */
  goodwillUpToMinor: 50_00,
  /** An order is recent for so many days after it was placed: who names no order means the one recent paid order. */
  recentDays: 45,
  /** A ticket of a parcel that is not late is looked at again so many business days after the promised date. */
  followUpAfterPromiseBusinessDays: 1,
  /** A customer who was asked to look around is heard again after so many days. */
  followUpAfterAskingDays: 2,
  returns: {
    /** More than this share of orders sent back in 12 months: a person decides. */
    serialShare: 0.5,
    /** A favour so many days after the window, so often in 12 months. */
    goodwillDays: 15,
    goodwillTimes: 1,
    /** More claims of damage in 12 months raise doubt. */
    doubtfulDamagedClaims: 2,
    /** Damage is taken as shown from this sum; photos and reports count within so many days. */
    evidenceNeeded: 4,
    promptDays: 3,
    weights: { photo: 3, damageScan: 4, weight: 1, prompt: 2, knownIssue: 2, manyClaims: -3, seenPhoto: -6 },
  },
} as const
