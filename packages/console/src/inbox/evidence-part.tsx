import type { Schemas } from '../api/client.ts'
import { visible } from '../parts/outside.ts'
import { RunLink } from '../parts/run-link.tsx'
import { Instant } from '../parts/instant.tsx'
import { Section } from '../parts/section.tsx'
import { ValueShown } from '../parts/value-shown.tsx'
import { nameText } from '../parts/values.ts'

type Full = Schemas['RequestInFull']

/** Who could have decided a fact. */
const labels: Readonly<Record<string, string>> = {
  record: 'from the system of record',
  person: 'said by a person',
  influenced: 'judged from text of somebody outside',
  outside: 'in the words of somebody outside',
  literal: 'supplied by a model',
}

/** The facts that it rests on, each with where it was found. */
export function EvidencePart({ evidence, run }: { readonly evidence: Full['evidence']; readonly run: string }) {
  if (evidence.length === 0) return null
  return (
    <Section title="What it rests on" count={evidence.length}>
      <div className="divide-y divide-line border-y border-line">
        {evidence.map(({ fact, about, value, label, from, step, rule }) => (
          <details key={`${fact} ${about}`} className="py-1.5">
            <summary className="wrap-anywhere">
              <span className="font-medium">{visible(nameText(fact))}</span>
              {about !== '' && <span> of {visible(about)}</span>}
              {label !== '' && <span className="text-mute">, {labels[label] ?? visible(label)}</span>}
            </summary>
            <div className="mt-1.5 pl-4">
              <ValueShown of={value} />
              <p className="mt-1 text-xs text-mute">
                {step === null ? (
                  `from ${visible(from)}`
                ) : (
                  <RunLink run={run} step={step}>
                    step {step}, {visible(from)}
                  </RunLink>
                )}
                {rule !== null && `, by the rule “${visible(rule)}”`}
              </p>
            </div>
          </details>
        ))}
      </div>
    </Section>
  )
}

/** How people decided like calls: it says what was done, and decides nothing. */
export function PrecedentsPart({ precedents }: { readonly precedents: NonNullable<Full['precedents']> }) {
  const { approved, rejected, by, bounds, latest } = precedents
  return (
    <Section title="Like it before">
      {approved + rejected === 0 ? (
        <p className="text-mute">Nobody has decided one like it.</p>
      ) : (
        <>
          <p>
            Approved {approved} times, rejected {rejected} times, by {by.map(visible).join(', ')}
            {bounds.map(({ name, from, to }) => (
              <span key={name} className="text-mute">
                ; {visible(name)} {from === to ? visible(from) : `${visible(from)} to ${visible(to)}`}
              </span>
            ))}
            .
          </p>
          <ul className="mt-1 flex flex-col gap-0.5">
            {latest.map((one) => (
              <li key={one.request} className="wrap-anywhere">
                <RunLink run={one.run}>{one.run}</RunLink>: {one.decision} by {one.by.map(visible).join(', ')}{' '}
                <Instant at={one.at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
