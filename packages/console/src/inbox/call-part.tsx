import { ArrowRight } from 'lucide-react'
import type { Schemas } from '../api/client.ts'
import { NamedValues } from '../parts/named-values.tsx'
import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { ValueShown } from '../parts/value-shown.tsx'
import { handleOf } from '../parts/value-kinds.ts'
import { nameText } from '../parts/values.ts'
import { WholeText } from './texts-part.tsx'

type Call = Schemas['CallTold']

interface CallPartProps {
  readonly call: Call
  readonly request: string
  readonly texts: readonly Schemas['OutsideTextTold'][]
}

/** What would be done, with every argument in full, and what it comes to. */
export function CallPart({ call, request, texts }: CallPartProps) {
  return (
    <>
      <Section title={call.takesBack ? 'What will be taken back' : 'What will be done'}>
        <p className="mb-2 text-mute">
          <code>{visible(call.action)}</code> is called once, with exactly this:
        </p>
        <dl className="divide-y divide-line rounded-md border border-line">
          {call.arguments.map(({ name, value, origin }) => {
            const digest = handleOf(value)?.digest
            const text = texts.find((one) => one.digest === digest)
            return (
              <div
                key={name}
                className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 px-3 py-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]"
              >
                <dt className="text-mute">{visible(nameText(name))}</dt>
                <dd className="flex min-w-0 flex-wrap items-baseline gap-x-3">
                  {text ? <WholeText request={request} text={text} /> : <ValueShown of={value} />}
                  {origin !== null && <span className="text-xs wrap-anywhere text-mute">from {visible(origin)}</span>}
                </dd>
              </div>
            )
          })}
        </dl>
      </Section>
      {call.comes.length > 0 && <Comes comes={call.comes} />}
      {call.expects.length > 0 && (
        <details className="mt-3">
          <summary className="text-mute">It counts as done once this is read back</summary>
          <NamedValues
            values={call.expects.map(({ field, value }) => ({ name: field, value }))}
            className="mt-1.5 pl-4"
          />
        </details>
      )}
    </>
  )
}

function Comes({ comes }: { readonly comes: Call['comes'] }) {
  return (
    <Section title="What it comes to">
      <dl className="flex flex-col gap-1.5">
        {comes.map(({ name, before, after }) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt className="text-mute">{visible(nameText(name))}</dt>
            <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              {before !== undefined && (
                <>
                  <span className="sr-only">now</span>
                  <span className="text-mute">
                    <ValueShown of={before} />
                  </span>
                  <ArrowRight size={13} aria-hidden className="shrink-0 self-center text-mute" />
                  <span className="sr-only">afterwards</span>
                </>
              )}
              <span className="font-medium">
                <ValueShown of={after} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** Which rule asks, what it saw, and what would have been otherwise. */
export function RulesPart({ call }: { readonly call: Call }) {
  const asking = call.rules.filter(({ effect }) => effect !== 'allow')
  const others = call.rules.filter(({ effect }) => effect === 'allow')
  return (
    <Section title="Why you are asked">
      <ul className="flex flex-col gap-1">
        {asking.map(({ rule, text }) => (
          <li key={rule + text}>
            <span className="wrap-anywhere">{visible(text)}</span>{' '}
            <span className="text-xs wrap-anywhere text-mute">
              {visible(rule)}
              {call.policy.version !== null && `, version ${call.policy.version}`}
            </span>
          </li>
        ))}
      </ul>
      {call.values.length > 0 && (
        <dl className="mt-2 grid grid-cols-[minmax(4rem,auto)_minmax(0,1fr)] gap-x-4">
          {call.values.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="text-mute">{visible(name)}</dt>
              <dd className="min-w-0 wrap-anywhere">{visible(text)}</dd>
            </div>
          ))}
        </dl>
      )}
      {call.ways.length > 0 && (
        <ul className="mt-2 text-mute">
          {call.ways.map((way) => (
            <li key={way} className="wrap-anywhere">
              {visible(way)}
            </li>
          ))}
        </ul>
      )}
      {(others.length > 0 || call.otherwise) && (
        <details className="mt-2">
          <summary className="text-mute">What else was looked at</summary>
          <ul className="mt-1 flex flex-col gap-1 pl-4">
            {others.map(({ rule, text }) => (
              <li key={rule + text} className="wrap-anywhere">
                {visible(text)} <span className="text-xs text-mute">{visible(rule)}</span>
              </li>
            ))}
            {call.otherwise && (
              <li className="wrap-anywhere">
                Without that rule: {visible(call.otherwise.text)}{' '}
                <span className="text-xs text-mute">{visible(call.otherwise.rule)}</span>
              </li>
            )}
          </ul>
        </details>
      )}
    </Section>
  )
}

/** What is otherwise than when it was asked before. */
export function SincePart({ since }: { readonly since: NonNullable<Schemas['RequestInFull']['since']> }) {
  return (
    <div className="mt-3 rounded-md border border-warn/60 bg-warn/5 px-3 py-2">
      <p className="font-medium text-warn">Asked again: something is otherwise</p>
      <p className="wrap-anywhere text-mute">{visible(since.text)}.</p>
      <Differences of={since.differences} />
    </div>
  )
}

/** What differs, field by field. */
export function Differences({
  of,
}: {
  readonly of: readonly { readonly field: string; readonly before: string; readonly now: string }[]
}) {
  return (
    <dl className="mt-1.5 flex flex-col gap-1">
      {of.map(({ field, before, now }) => (
        <div key={field} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <dt className="text-mute">{visible(field)}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <del className="text-mute">
              <span className="sr-only">before: </span>
              {visible(before)}
            </del>
            <ArrowRight size={13} aria-hidden className="mx-1.5 inline text-mute" />
            <ins className="font-medium no-underline">
              <span className="sr-only">now: </span>
              {visible(now)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
