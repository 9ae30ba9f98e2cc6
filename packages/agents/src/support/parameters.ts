/**
 * What the house takes as its rules on missing orders, beside what policy.yaml says about amounts and approvals. Each
 * figure is a default of the trade, not law. What the law of a country lays down is read from the company's policies.
 */
export const parameters = {
  /** Not late: before the promised date, and the last scan is fewer business days old than this. */
  notLateScanDays: 3,
  /** Never handed over: only announced, and shipped more than this many business days ago. */
  neverHandedOverDays: 2,
  /** Lost: no scan for at least so many business days. */
  lostDays: { domestic: 5, crossBorder: 10 },
  /** Delivered to somebody else: the evidence weighs at least this much. */
  misdeliveredFrom: 4,
  /** Metres from the address beyond which a delivery counts as elsewhere. */
  farMetres: { urban: 75, rural: 250 },
  /** Jaro-Winkler similarity from which a signature counts as that of the customer or the household. */
  knownSignerFrom: 0.8,
  /** A weight differs when it does by more than both. */
  weight: { share: 0.1, grams: 100 },
  /** Frequent claims: more than this many times the rate of the customer's segment. */
  frequentClaimsFactor: 3,
  /** Goodwill for an undetermined delivery, by currency: up to this order value, in good standing only. */
  goodwillUpTo: { GBP: '50.00', EUR: '50.00', USD: '50.00' },
  /** Faster than this no parcel travels: kilometres an hour, for scans further apart than so many. */
  parcelTravel: { kilometresAnHour: 500, fromKilometres: 150 },
  /** A proof of delivery belongs to the delivery when it is not further from it than so many days. */
  proofWithinDays: 1,
  /** A parcel that the carrier traces is looked at again after so many business days. */
  followUpAfterTraceDays: 5,
  /** Damage on delivery: additive log-odds, accepted from so many points. */
  damage: {
    weights: {
      photoInTime: 3,
      damageScan: 4,
      otherWeight: 1,
      reportedPromptly: 2,
      knownIssue: 2,
      manyClaims: -3,
      seenBefore: -6,
    },
    acceptFrom: 4,
    /** Days after the delivery, or after a gift was opened, in which a photo or a report counts as prompt. */
    promptDays: 3,
    /** More claims of damage than this in 12 months. */
    claimsThatRaiseDoubt: 2,
  },
  returns: {
    /** A serial returner sends back something of more than this share of the orders of 12 months. */
    serialReturnerShare: 0.5,
    /** Goodwill up to so many days after the last day of the window, and so often in 12 months. */
    goodwillDays: 15,
    goodwillTimes: 1,
    /** Days in which authorised goods have to be on their way, and in which evidence that was asked for has to come. */
    sendBackDays: 14,
    evidenceDays: 7,
  },
  /** An order is recent for so many days after it was placed. */
  recentDays: 45,
  /** A parcel that is not late is looked at again so many business days after the promised date. */
  followUpAfterPromiseDays: 1,
  /** A customer who was asked to look around is heard again after so many business days. */
  followUpAfterAskingDays: 2,
} as const
