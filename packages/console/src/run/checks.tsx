import { CircleCheck, CircleHelp, CircleX, type LucideIcon } from 'lucide-react'
import { OutsideWords } from '../parts/outside-text.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import type { RunTold } from './queries.ts'

type Check = RunTold['checks'][number]

/** How many that are as they should be are shown each for itself. */
const mostGood = 4

/** The checks of the goal: first those that are not as they should be, and then the others, together where they are many. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  if (checks.length === 0) return null
  const good = checks.filter(isGood)
  const open = checks.filter((check) => !isGood(check))
  return (
    <section aria-label="Checks of the goal" className="mt-3">
      <h2 className="font-semibold">Done when</h2>
      <Lines checks={open} />
      {good.length <= mostGood ? (
        <Lines checks={good} />
      ) : (
        <details className="mt-1">
          <summary>
            <Tag tone="ok" icon={CircleCheck}>
              {open.length === 0
                ? `All ${good.length} checks are as they should be`
                : `${good.length} others are as they should be`}
            </Tag>
          </summary>
          <Lines checks={good} />
        </details>
      )}
    </section>
  )
}

function isGood({ result, never }: Check): boolean {
  return result === (never ? 'false' : 'true')
}

function Lines({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {checks.map((check) => {
        const [word, tone, icon] = lookOf(check)
        return (
          <li key={`${check.check} ${check.about}`} className="wrap-anywhere">
            <Tag tone={tone} icon={icon}>
              {word}
            </Tag>{' '}
            {check.check}
            {check.about !== '' && (
              <>
                {' · '}
                <OutsideWords>{check.about}</OutsideWords>
              </>
            )}
            {check.reason !== undefined && (
              <span className="block pl-5 text-mute">
                <OutsideWords most={300}>{check.reason}</OutsideWords>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What must never hold is right where it does not. */
function lookOf({ result, never }: Check): readonly [word: string, tone: Tone, icon: LucideIcon] {
  if (result === 'cannot tell') return ['Cannot be told', 'warn', CircleHelp]
  const good = result === (never ? 'false' : 'true')
  const word = never ? (good ? 'Never, and it is not so:' : 'Never, but it is so:') : good ? 'Holds' : 'Does not hold'
  return [word, good ? 'ok' : 'bad', good ? CircleCheck : CircleX]
}
