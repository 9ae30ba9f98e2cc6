/**
 * What the house takes as its rules on missing orders, beside what policy.yaml says about amounts and approvals. Each
 * figure is a default of the trade, not law; the countries of entitlement follow their consumer law.
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
  /** Consumers there are owed a remedy while nobody can prove that they got the goods (UK CRA 2015 s.29, Irish CRA 2022 s.35). */
  entitledCountries: ['GB', 'IE'],
  /** Goodwill for an undetermined delivery, by currency: up to this order value, in good standing only. */
  goodwillUpTo: { GBP: '50.00', EUR: '50.00', USD: '50.00' },
  /** An order is recent for so many days after it was placed. */
  recentDays: 45,
  /** A parcel that is not late is looked at again so many business days after the promised date. */
  followUpAfterPromiseDays: 1,
  /** A customer who was asked to look around is heard again after so many business days. */
  followUpAfterAskingDays: 2,
} as const
