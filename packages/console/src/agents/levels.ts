import type { ActionAutonomy, Level } from './queries.ts'

/** The levels of autonomy, from the strictest. */
export const levels: readonly Level[] = ['shadow', 'propose', 'confirm', 'automatic']

export const levelNames: Readonly<Record<Level, string>> = {
  shadow: 'Shadow',
  propose: 'Propose',
  confirm: 'Confirm',
  automatic: 'Automatic',
}

/** What becomes of a call at a level, where everything else allows it. */
export const levelMeans: Readonly<Record<Level, string>> = {
  shadow: 'It is decided and written down. Nothing is done, and nobody is asked.',
  propose: 'It is handed over to a person, with all that they need to do it.',
  confirm: 'A person confirms it each time.',
  automatic: 'It is made by itself, as far as the rules say.',
}

/** Whether one level lets an agent do more than another. */
export function isMilder(wanted: Level, than: Level): boolean {
  return levels.indexOf(wanted) > levels.indexOf(than)
}

export interface EvidenceLine {
  readonly name: string
  readonly text: string
  readonly tone: 'ok' | 'warn' | 'calm'
}

/** How it went so far, each number with what it is out of; nothing is a percentage without its n. */
export function evidenceLines(evidence: ActionAutonomy['evidence']): readonly EvidenceLine[] {
  if (!evidence) return []
  const { confirmed, differing, approved, rejected, reviewed, agreed, agreedAtLeast } = evidence
  return [
    {
      name: 'Writes',
      text: `${confirmed} of ${confirmed + differing} turned out as intended`,
      tone: differing > 0 ? 'warn' : confirmed > 0 ? 'ok' : 'calm',
    },
    {
      name: 'People asked',
      text: approved + rejected === 0 ? 'never' : `${approved} of ${approved + rejected} approved`,
      tone: rejected > 0 ? 'warn' : 'calm',
    },
    {
      name: 'Blind reviews',
      text:
        reviewed === 0
          ? 'none yet, so nothing is known'
          : `${agreed} of ${reviewed} agree: at least ${Math.floor(agreedAtLeast * 100)} %, with 95 % certainty`,
      tone: reviewed === 0 ? 'calm' : agreed < reviewed ? 'warn' : 'ok',
    },
  ]
}
