import { openDatabase } from '../../database/database.ts'
import { type BrokenInvariant, brokenInvariants } from '../../database/invariants.ts'
import { daysBetween } from '../calendar.ts'
import { type Rate, rate } from '../wilson.ts'
import { doneTwice, readDeeds } from './deeds.ts'
import type { Finding } from './finding.ts'
import { chaseFindings } from './score-chases.ts'
import { type DelayApprovals, type DelayJudgement, judgeDelays, needlessMeasures } from './score-delays.ts'
import { readSupplyTruth, type SupplyTruth } from './supply-truth.ts'

export interface SupplyScore {
  /** Whole days that the company's clock went on since it was made. */
  days: number
  /** Things that may be done once and were done again, and second mails about an order on one day. */
  doubleEffects: number
  /** First mails, reminders and escalations that never came. */
  missedReminders: number
  /** First mails, reminders and escalations on another day than their own. */
  wrongBusinessDay: number
  /** Reports of late shipments for which the time to respond is over. */
  delays: number
  /** Of those whose best response can be known, the share that got it; null without any. */
  bestOptionShare: number | null
  limitBreaches: number
  /** As `bestOptionShare`, with its interval. */
  bestOption: Rate
  /** Orders with which nothing is wrong, of all. */
  chases: Rate
  notices: { owed: number; missed: number; wrong: number; needless: number }
  /** By class: orders and reports with which nothing is wrong. */
  perClass: Record<string, Rate>
  findings: Finding[]
  brokenInvariants: BrokenInvariant[]
}

export interface ScoreSupplyOptions extends Partial<DelayApprovals> {
  directory: string
  truthFile: string
}

/** Compares what the systems' ledgers say was done about overdue orders and late shipments with what was right. */
export function scoreSupply(options: ScoreSupplyOptions): SupplyScore {
  const truth = readSupplyTruth(options.truthFile)
  const { approved = [], proposed = [] } = options
  const database = openDatabase(options.directory, { readOnly: true })
  try {
    const deeds = readDeeds(database)
    const judged = judgeDelays(database, truth.delays, deeds, { approved, proposed })
    const aboutChases = chaseFindings(truth.chases, deeds)
    const twice: Finding[] = doneTwice(deeds).map((entry) => ({
      kind: 'done twice',
      entity: entry.entity,
      class: null,
      what: `${entry.system}.${entry.operation} ${JSON.stringify(entry.arguments)}`,
    }))
    const findings = [
      ...aboutChases,
      ...judged.flatMap((one) => one.findings),
      ...needlessMeasures(truth.delays, deeds),
      ...twice,
    ]
    return summed(truth, deeds.asOf, judged, aboutChases, findings, brokenInvariants(database))
  } finally {
    database.close()
  }
}

function summed(
  truth: SupplyTruth,
  asOf: string,
  judged: readonly DelayJudgement[],
  aboutChases: readonly Finding[],
  findings: Finding[],
  broken: BrokenInvariant[],
): SupplyScore {
  const count = (...kinds: Finding['kind'][]): number => findings.filter(({ kind }) => kinds.includes(kind)).length
  const known = judged.filter(({ decision }) => decision.identifiable)
  const bestOption = rate(known.filter(({ isBest }) => isBest).length, known.length)
  const wrongOrders = new Set(aboutChases.map(({ entity }) => entity))
  return {
    days: daysBetween(truth.asOf.slice(0, 10), asOf.slice(0, 10)),
    doubleEffects: count('done twice'),
    missedReminders: count('missed mail', 'missed escalation'),
    wrongBusinessDay: count('wrong day'),
    delays: judged.length,
    bestOptionShare: bestOption.share,
    limitBreaches: count('limit breached'),
    bestOption,
    chases: rate(truth.chases.filter(({ order }) => !wrongOrders.has(order)).length, truth.chases.length),
    notices: {
      owed: judged.reduce((sum, { decision }) => sum + decision.notify.length, 0),
      missed: count('missed notice'),
      wrong: count('wrong notice'),
      needless: count('needless notice'),
    },
    perClass: {
      ...byClass(truth.chases.map((one) => ({ class: one.class, isRight: !wrongOrders.has(one.order) }))),
      ...byClass(judged.map((one) => ({ class: one.delay.class, isRight: one.findings.length === 0 }))),
    },
    findings,
    brokenInvariants: broken,
  }
}

function byClass(members: readonly { class: string; isRight: boolean }[]): Record<string, Rate> {
  const classes = [...Map.groupBy(members, (one) => one.class)].toSorted(([one], [two]) => (one < two ? -1 : 1))
  return Object.fromEntries(
    classes.map(([name, ofClass]) => [name, rate(ofClass.filter(({ isRight }) => isRight).length, ofClass.length)]),
  )
}
