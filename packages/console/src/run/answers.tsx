import { Instant } from '../parts/instant.tsx'
import { ValueShown } from '../parts/value-shown.tsx'
import { nameText } from '../parts/values.ts'
import { capabilityName } from './names.ts'
import type { RunTold } from './queries.ts'

type Answer = NonNullable<RunTold['answers']>[number]

const verbs: Readonly<Record<Answer['how'], string>> = {
  input: 'As it was asked with',
  read: 'Read',
  derived: 'Worked out',
  judged: 'Judged, not recorded anywhere',
  answered: 'As it was answered',
  looked: 'Looked at',
  effect: 'As it was written',
  claimed: 'As a system claimed',
}

/** What a question was answered with, and where each answer comes from. */
export function Answers({ run: { answers = [] } }: { readonly run: RunTold }) {
  if (answers.length === 0) return null
  return (
    <section aria-label="Answers" className="mt-3">
      {answers.map((one) => (
        <div key={`${one.fact} ${one.readAt}`} className="mb-3">
          <h2 className="font-semibold first-letter:uppercase">{nameText(one.fact)}</h2>
          <div className="mt-1 wrap-anywhere">
            <ValueShown of={one.value} />
          </div>
          <Source of={one} sure={one.confidence} />
          {(one.how === 'derived' || one.how === 'judged') && (
            <ul className="list-disc pl-5">
              {one.rests
                .filter(({ how }) => how !== 'input')
                .map((rest) => (
                  <li key={`${rest.fact} ${rest.about}`}>
                    <Source
                      of={rest}
                      name={[nameText(rest.fact), rest.about].filter((part) => part !== '').join(' of ')}
                    />
                  </li>
                ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}

interface SourceProps {
  readonly of: Pick<Answer, 'how' | 'capability' | 'systems' | 'readAt'>
  readonly name?: string
  /** 0 to 1. */
  readonly sure?: number | undefined
}

function Source({ of: { how, capability, systems, readAt }, name, sure }: SourceProps) {
  return (
    <p className="text-mute">
      {name !== undefined && `${name}: `}
      {verbs[how]} by {capabilityName(capability)}
      {systems.length > 0 && ` from ${systems.join(', ')}`}
      {sure !== undefined && `, ${Math.round(sure * 100)} % sure`}, <Instant at={readAt} as="both" />
    </p>
  )
}
