import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '../parts/button.tsx'
import { useNow } from '../parts/clock.ts'
import { Facts, type Fact } from '../parts/facts.tsx'
import { Instant } from '../parts/instant.tsx'
import { lengthText } from '../parts/moments.ts'
import { OutsideWords } from '../parts/outside-text.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { RunStatus } from '../parts/run-status.tsx'
import { nameText } from '../parts/values.ts'
import { Answers } from './answers.tsx'
import { capabilityName } from './names.ts'
import { Checks } from './checks.tsx'
import { CollectionPart } from './elements/collection-part.tsx'
import { ForecastPart } from './elements/forecast-part.tsx'
import { costTexts, limitTexts } from './limits.ts'
import type { RunTold } from './queries.ts'

/** How a run stands, why, what it waits for and what comes next: enough to know within seconds. */
export function RunStory({ run }: { readonly run: RunTold }) {
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2 text-base">
          <RunStatus run={run} />
          <span className="min-w-0 wrap-anywhere">
            <OutsideWords most={600}>{standing(run)}</OutsideWords>
          </span>
        </p>
        <Causes causes={run.causes} />
        {run.collection && <CollectionPart run={run.id} collection={run.collection} />}
        <ForecastPart forecasts={run.forecasts} />
        <Made run={run} />
        <Waiting run={run} />
        <Ahead run={run} />
        <Checks checks={run.checks} />
      </div>
      <div className="self-start">
        <Facts facts={factsOf(run, useNow())} />
      </div>
      <div className="min-w-0 empty:hidden lg:col-span-2">
        <Answers run={run} />
      </div>
    </div>
  )
}

function standing({ state, causes, taken }: RunTold): string {
  const holder = taken.at(-1)
  if (state === 'settled') return causes.length === 1 ? (causes[0] ?? '') : 'for these reasons:'
  if (holder?.what === 'took control') return `${holder.by} has control: ${holder.said}`
  return state === 'running' ? 'A worker is at it, or will be in a moment.' : ''
}

/** Causes that are shown at first. */
const firstCauses = 5

function Causes({ causes }: { readonly causes: readonly string[] }) {
  const [all, setAll] = useState(false)
  if (causes.length < 2) return null
  const shown = all ? causes : causes.slice(0, firstCauses)
  return (
    <>
      <ul className="mt-1 list-disc pl-5">
        {shown.map((cause) => (
          <li key={cause}>
            <OutsideWords most={400}>{cause}</OutsideWords>
          </li>
        ))}
      </ul>
      {causes.length > firstCauses && (
        <Button weight="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${causes.length} reasons`}
        </Button>
      )}
    </>
  )
}

/** What it made is what whoever asked for it wants first. */
function Made({ run: { id, files } }: { readonly run: RunTold }) {
  if (files.length === 0) return null
  return (
    <p className="mt-3">
      <span className="font-semibold">Made</span>{' '}
      <Link
        to="/runs/$run"
        params={{ run: id }}
        search={{ view: 'files' }}
        resetScroll={false}
        className="text-accent underline"
      >
        {files.length === 1 ? 'a file' : `${files.length} files`}
      </Link>
    </p>
  )
}

function Waiting({ run }: { readonly run: RunTold }) {
  if (run.state !== 'waiting' || run.waitsFor.length === 0) return null
  return (
    <section aria-label="What it waits for" className="mt-3">
      <h2 className="font-semibold">Waits for</h2>
      <ul className="mt-1 flex flex-col gap-1">
        {run.waitsFor.map((what) => (
          <li key={what}>
            <OutsideWords most={400}>{what}</OutsideWords>
          </li>
        ))}
      </ul>
      {run.wakesAt !== null && (
        <p className="mt-1 text-mute">
          At the latest until <Instant at={run.wakesAt} as="both" />
        </p>
      )}
      <Requests ids={run.requests} />
    </section>
  )
}

/** Requests that are offered each for itself; a run over many may wait for hundreds. */
const firstRequests = 5

function Requests({ ids }: { readonly ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <ul className="mt-1.5 flex flex-wrap gap-2">
      {ids.slice(0, firstRequests).map((request) => (
        <li key={request}>
          <LinkButton to="/inbox" search={{ request }}>
            Open request {request}
          </LinkButton>
        </li>
      ))}
      {ids.length > firstRequests && (
        <li>
          <LinkButton to="/inbox">{ids.length - firstRequests} more in the Inbox</LinkButton>
        </li>
      )}
    </ul>
  )
}

function Ahead({ run: { ahead } }: { readonly run: RunTold }) {
  if (ahead.length === 0) return null
  return (
    <section aria-label="What comes next" className="mt-3">
      <h2 className="font-semibold">Comes next</h2>
      <ol className="mt-1 flex flex-wrap gap-x-1.5 gap-y-0.5 text-mute">
        {ahead.slice(0, 6).map(({ step, fork }, index) => (
          <li key={`${step.capability} ${step.scope}`}>
            {index > 0 && '→ '}
            {capabilityName(step.capability)}
            {fork !== undefined && ' (if needed)'}
          </li>
        ))}
        {ahead.length > 6 && <li>… {ahead.length - 6} more</li>}
      </ol>
    </section>
  )
}

function factsOf(run: RunTold, now: Date): readonly Fact[] {
  const end = run.settledAt === null ? now.getTime() : Date.parse(run.settledAt)
  const took = lengthText(Math.max(0, end - Date.parse(run.openedAt)))
  const costs = costTexts(run.models)
  return [
    { name: 'Agent', value: `${run.agent}, goal ${nameText(run.goal)}` },
    { name: 'Started by', value: <OutsideWords>{run.startedBy}</OutsideWords> },
    {
      name: 'Opened',
      value: (
        <>
          <Instant at={run.openedAt} as="both" />, {run.state === 'settled' ? `took ${took}` : `under way for ${took}`}
        </>
      ),
    },
    ...(run.limits ? limitTexts(run.limits).map((text): Fact => ({ name: text.name, value: text.value })) : []),
    { name: 'Model', value: costs.length > 0 ? costs.join('; ') : 'none asked' },
    ...(run.parent === null ? [] : [{ name: 'Part of', value: <RunLink run={run.parent}>{run.parent}</RunLink> }]),
    ...againFacts(run),
    ...run.taken.map(({ at, by, what, said }): Fact => ({
      name: `${by} ${what}`,
      value: <Said at={at} said={said} />,
    })),
    ...(run.said === undefined ? [] : [{ name: 'Said', value: <OutsideWords most={400}>{run.said}</OutsideWords> }]),
    ...((run.unchecked ?? []).length > 0 ? [{ name: 'Not checked', value: (run.unchecked ?? []).join('; ') }] : []),
    { name: 'Id', value: <code className="text-xs">{run.id}</code> },
  ]
}

function againFacts({ again, startedAgain }: RunTold): readonly Fact[] {
  const first: readonly Fact[] = again
    ? [
        {
          name: 'Run again',
          value: (
            <>
              of <RunLink run={again.run}>{again.run}</RunLink>, from step {again.step}, by {again.by}:{' '}
              <OutsideWords most={300}>{again.reason}</OutsideWords>
              {again.effects.map(({ title, run, result }) => (
                <span key={title} className="block text-mute">
                  {run} had done: {title} ({result})
                </span>
              ))}
            </>
          ),
        },
      ]
    : []
  return [
    ...first,
    ...startedAgain.map((one): Fact => ({
      name: 'Again as',
      value: (
        <>
          <RunLink run={one.id}>{one.id}</RunLink> from step {one.step}, by {one.by} <RunStatus run={one} />
        </>
      ),
    })),
  ]
}

function Said({ at, said }: { readonly at: string; readonly said: string }) {
  return (
    <>
      <OutsideWords most={400}>{said}</OutsideWords> (<Instant at={at} />)
    </>
  )
}
