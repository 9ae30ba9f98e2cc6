import type { RecordedRun } from '../data.ts'
import type { Domain } from '../domain.ts'
import type { Player } from '../replay/replay.ts'
import type { Treatment } from '../replay/treatment.ts'
import { countRules } from './tasks.ts'
import { Records, type Tables } from '../world/records.ts'

/** What would have become of the writes that a real model made. */
export interface RecordedFigures {
  readonly runs: number
  readonly wrong: number
  readonly wrongDenied: Readonly<Record<string, number>>
  readonly wrongNotConfirmed: number
  /** Stopped in any other way, in words. */
  readonly wrongOtherwise: readonly string[]
  /** Wrong writes that were done. */
  readonly wrongMissed: number
  readonly right: number
  readonly rightDone: number
}

/** Plays recorded runs: the model does what it did, the customer confirms what the task wanted and nothing else. */
export async function playRecorded(
  player: Player,
  domain: Domain,
  tables: Tables,
  runs: readonly RecordedRun[],
): Promise<RecordedFigures> {
  const wrong: Treatment[] = []
  const right: Treatment[] = []
  for (const { instruction, gold_writes, calls } of runs) {
    const task = { user: { instruction } }
    const writes = calls.flatMap((call) => {
      const wish = domain.wish(call)
      return wish ? [{ call, wish }] : []
    })
    const asked = gold_writes.flatMap(
      ({ name, kwargs }) => domain.wish({ name, arguments: kwargs, kind: 'write' }) ?? [],
    )
    const { treatments } = await player.play({
      clients: domain.clients(new Records(tables), { customer: domain.speaker(tables, task) ?? '', proven: true }),
      calls: writes.map(({ wish }) => wish),
      asked,
      answer: (fact) => domain.answer(task, fact),
    })
    for (const [index, treatment] of treatments.entries())
      (writes[index]?.call.on_gold === true ? right : wrong).push(treatment)
  }
  return { runs: runs.length, ...sumOf(wrong, right) }
}

function sumOf(wrong: readonly Treatment[], right: readonly Treatment[]) {
  const ofKind = (kind: Treatment['kind']) => wrong.filter((one) => one.kind === kind)
  return {
    wrong: wrong.length,
    wrongDenied: countRules(ofKind('denied')),
    wrongNotConfirmed: ofKind('not confirmed').length,
    wrongOtherwise: wrong
      .filter(({ kind }) => !['denied', 'not confirmed', 'done', 'already so'].includes(kind))
      .map(({ kind, reason }) => `${kind}: ${reason}`),
    wrongMissed: ofKind('done').length,
    right: right.length,
    rightDone: right.filter(({ kind }) => kind === 'done' || kind === 'already so').length,
  }
}
