import { Ban, CircleCheck, HandHelping, UserCheck } from 'lucide-react'
import { visible } from '../parts/outside.ts'
import { Tag } from '../parts/tag.tsx'
import type { Decision } from './queries.ts'

const effects = {
  allow: { tone: 'ok', icon: CircleCheck },
  approve: { tone: 'warn', icon: UserCheck },
  escalate: { tone: 'info', icon: HandHelping },
  deny: { tone: 'bad', icon: Ban },
} as const

/** What is decided, as policies write it. */
export function Outcome({ text }: { readonly text: string }) {
  const [first = 'deny'] = text.split(' ')
  const known = Object.hasOwn(effects, first) ? effects[first as keyof typeof effects] : undefined
  return <Tag {...(known ?? { tone: 'calm' })}>{text}</Tag>
}

/** A decision with what decided it, every rule's vote, and the way out. */
export function DecisionShown({ decision }: { readonly decision: Decision }) {
  const { outcome, deciding, runnerUp, ways, reasons } = decision
  return (
    <div className="flex flex-col gap-2">
      <p>
        <Outcome text={outcome} />
        {deciding !== null && <span className="text-mute"> by {deciding}</span>}
      </p>
      {runnerUp && (
        <p className="wrap-anywhere">
          <span className="text-mute">Without that: </span>
          {visible(runnerUp.text)}
        </p>
      )}
      {ways.length > 0 && (
        <ul aria-label="What would have to be otherwise" className="list-disc pl-5">
          {ways.map((way) => (
            <li key={way}>{visible(way)}</li>
          ))}
        </ul>
      )}
      <details>
        <summary className="text-mute">What each rule said ({reasons.length})</summary>
        <ul className="mt-1 flex flex-col gap-1.5 pl-4">
          {reasons.map((reason) => (
            <li key={`${reason.rule} ${reason.text}`} className="wrap-anywhere">
              <span className="font-medium">{reason.effect}</span> <span className="text-mute">{reason.rule}</span>:{' '}
              {visible(reason.text)}
              {reason.clauses.map((clause) => (
                <code key={clause.source} className="mt-0.5 block text-xs text-mute">
                  {clause.source} is {clause.result}
                  {Object.entries(clause.values)
                    .map(([path, value]) => `; ${path} ${visible(value)}`)
                    .join('')}
                </code>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
