import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { OutsideText } from '../../parts/outside-text.tsx'
import { ValueShown } from '../../parts/value-shown.tsx'
import { nameText, valueText } from '../../parts/values.ts'
import type { Schemas } from '../../api/client.ts'
import { capabilityName } from '../names.ts'

/** A heading within the panel, and what stands under it. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-3 first:mt-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children}
    </section>
  )
}

/** There is nothing to tell, and why. */
export function None({ children }: { readonly children: ReactNode }) {
  return <p className="text-mute">{children}</p>
}

const labels: Readonly<Record<string, string>> = {
  record: 'from the record',
  person: 'said by a person',
  influenced: 'made of words from outside',
  outside: 'from outside',
  literal: 'chosen by a model',
}

/** Who could have decided what a value says. */
export function labelText(label: string): string {
  return labels[label] ?? label
}

/** A value of the run. Words that somebody outside wrote are marked as theirs. */
export function Value({ value, label }: { readonly value: unknown; readonly label?: string }) {
  if (typeof value === 'string' && (label === 'outside' || label === 'influenced'))
    return <OutsideText from={labelText(label)}>{value}</OutsideText>
  return <ValueShown of={value} />
}

type Source = Schemas['Source']

/** A fact with where it came from: the step that gave it is a link. */
export function SourceLine({ run, source }: { readonly run: string; readonly source: Source }) {
  const { fact, about, value, label, from, step, rule, claimed } = source
  return (
    <li className="border-b border-line/60 py-1 last:border-0">
      <span className="block font-medium">
        {nameText(fact)}
        {about !== '' && ` (${valueText(about)})`}
      </span>
      <Value value={value} label={label} />
      <span className="block text-xs text-mute">
        {labelText(label)}
        {claimed && ', claimed only'}, by {capabilityName(from)}
        {rule !== undefined && `, row “${rule}”`}
        {step !== undefined && (
          <>
            {' '}
            <StepLink run={run} step={step} />
          </>
        )}
      </span>
    </li>
  )
}

export function StepLink({ run, step }: { readonly run: string; readonly step: number }) {
  return (
    <Link
      to="/runs/$run"
      params={{ run }}
      search={(before: object) => ({ ...before, step, tab: 'why' as const })}
      resetScroll={false}
      className="text-accent underline"
    >
      step {step}
    </Link>
  )
}
