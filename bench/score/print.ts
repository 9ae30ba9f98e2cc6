import type { Rate } from '@operant/sandbox/planter'
import type { Figures, Report } from './figures.ts'

/** The report as text of at most 80 columns. */
export function printed({ difficulties, tickets, secondsTotal }: Report): string {
  const parts = difficulties.map(({ difficulty, pooled, seeds }) =>
    [
      `Difficulty ${difficulty}: ${seeds.length} companies of ${tickets} tickets. In brackets 95 % intervals.`,
      '',
      ...pooledLines(pooled),
      '',
      'By seed             alone  right  wrong  missed  needless   steps  ms/step',
      ...seeds.map((one) =>
        columns(String(one.seed), [
          [2, one.settledAlone],
          [7, one.right],
          [7, one.wrong],
          [8, one.handOvers.missed],
          [10, one.handOvers.needless],
          [8, one.steps],
          [9, one.msPerStep],
        ]),
      ),
      '',
      'By class             tickets  alone  right  wrong  precision from   recall',
      ...Object.entries(pooled.perClass).map(([name, one]) =>
        columns(name.slice(0, 23), [
          [5, one.tickets],
          [7, one.settledAlone],
          [7, one.right],
          [7, one.wrong],
          [15, fraction(one.precision.low)],
          [9, fraction(one.recall.share)],
        ]),
      ),
      '',
      'By ending            expected   done  right   precision   recall',
      ...Object.entries(pooled.perCourse).map(([name, one]) =>
        columns(name, [
          [6, one.expected],
          [7, one.done],
          [7, one.right],
          [12, fraction(one.precision.share)],
          [9, fraction(one.recall.share)],
        ]),
      ),
      ...wrongLines(pooled),
    ].join('\n'),
  )
  return [...parts, `Took ${secondsTotal.toFixed(0)} s in all.`].join('\n\n')
}

function pooledLines(of: Figures): readonly string[] {
  const money = Object.entries(of.money).map(
    ([currency, { due, right, wrong, recall }]) =>
      `${currency} due ${major(due)}, right ${major(right)}, wrong ${major(wrong)}, recall ${fraction(recall)}`,
  )
  const { handOvers: people, calibration } = of
  return [
    line('Settled alone', `${shown(of.settledShare)} of all tickets`),
    line('', `${shown(of.settledOfIdentifiable)} identifiable to settle`),
    line('Right of these', shown(of.accuracy)),
    line('With a remedy', shown(of.remedyAccuracy)),
    line('Recall', fraction(of.recall)),
    line('Wrong', `${of.wrong}: ${of.wrongActions} actions, ${of.wrong - of.wrongActions} claims`),
    line('Done twice', `${of.doubleEffects}; unconfirmed ${of.unconfirmed} of ${of.effects} effects`),
    line(
      'Persons',
      `needed ${people.due}, called ${people.made}: missed ${people.missed}, needless ${people.needless},`,
    ),
    line(
      '',
      `for another thing ${people.otherwise}; precision ${fraction(people.precision.share)}, recall ${fraction(people.recall.share)}`,
    ),
    line('Ended', `${of.met} met, ${of.declined} declined, ${of.partly} partly, ${of.handedOver} handed over,`),
    line('', `${of.waiting} waiting, ${of.failed} failed; ${of.asExpected} as expected`),
    ...money.map((text, index) => line(index === 0 ? 'Goods and money' : '', text)),
    line('Reading texts', `${calibration.right} of ${calibration.texts} right, Brier ${fraction(calibration.brier)}`),
    line('Time', `${of.secondsWorked.toFixed(0)} s, ${of.msPerStep} ms a step, ${of.msPerTicket} ms a ticket`),
  ]
}

function wrongLines({ wrongDetails }: Figures): readonly string[] {
  if (wrongDetails.length === 0) return []
  const shownDetails = wrongDetails.slice(0, 20).map(({ ticket, class: name, kind, operation, what }) => {
    const text = `${ticket ?? 'nobody'} ${name ?? ''} ${kind} ${operation ?? ''} ${what}`
    return text.length > 78 ? `${text.slice(0, 77)}…` : text
  })
  return ['', 'What was wrong (in full with --json)', ...shownDetails]
}

function line(name: string, text: string): string {
  return `  ${name.padEnd(16)}${text}`
}

function columns(name: string, values: readonly (readonly [width: number, value: number | string])[]): string {
  return `${name.padEnd(23)}${values.map(([width, value]) => String(value).padStart(width)).join('')}`
}

function shown({ count, of, share, low, high }: Rate): string {
  return `${count} of ${of} = ${fraction(share)} (${fraction(low)} to ${fraction(high)})`
}

function fraction(share: number | null): string {
  return share === null ? 'none' : share.toFixed(4)
}

/** Minor units with two digits, as all currencies of the company have. */
function major(minor: number): string {
  return (minor / 100).toFixed(2)
}
