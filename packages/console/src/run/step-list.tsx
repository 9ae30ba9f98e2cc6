import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Empty } from '../parts/empty.tsx'
import { Instant } from '../parts/instant.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { Tag } from '../parts/tag.tsx'
import type { Place } from './place.ts'
import type { RunTold, Step } from './queries.ts'
import { groupSteps, lookOf, newsOf, type StepGroup } from './step-look.ts'
import { capabilityName } from './names.ts'
import { tookText } from './took.ts'

interface StepListProps {
  readonly run: RunTold
  readonly steps: readonly Step[]
  readonly place: Place
}

/** The steps in the order in which they began. What only looked something up is put together; nothing that failed is. */
export function StepList({ run, steps, place }: StepListProps) {
  if (steps.length === 0)
    return (
      <Empty kind="nothing yet" title="No step yet">
        {run.state === 'settled' ? 'It ended before it took any.' : 'The first comes as soon as a worker takes it on.'}
      </Empty>
    )
  return (
    <ol className="flex flex-col">
      {groupSteps(steps, place.step).map((group) =>
        group.kind === 'step' ? (
          <StepRow key={group.step.number} run={run.id} step={group.step} place={place} />
        ) : (
          <Quiet key={group.steps[0]?.number} run={run.id} group={group} place={place} />
        ),
      )}
    </ol>
  )
}

interface QuietProps {
  readonly run: string
  readonly group: Extract<StepGroup, { kind: 'quiet' }>
  readonly place: Place
}

function Quiet({ run, group: { steps }, place }: QuietProps) {
  const [open, setOpen] = useState(false)
  const names = [...new Set(steps.map(({ capability }) => capabilityName(capability)))]
  return (
    <>
      <li className="border-b border-line/60">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-9 w-full items-baseline gap-2 px-1 py-1.5 text-left text-mute hover:bg-raised"
        >
          <span className="w-7 shrink-0 text-right">{steps[0]?.number}</span>
          <span className="min-w-0 grow truncate">
            {steps.length} looked something up: {names.join(', ')}
          </span>
          <span className="shrink-0 text-xs">{open ? 'Hide' : 'Show'}</span>
        </button>
      </li>
      {open && steps.map((step) => <StepRow key={step.number} run={run} step={step} place={place} />)}
    </>
  )
}

interface StepRowProps {
  readonly run: string
  readonly step: Step
  readonly place: Place
}

function StepRow({ run, step, place }: StepRowProps) {
  const { word, tone } = lookOf(step)
  const took = Date.parse(step.until) - Date.parse(step.at)
  const news = newsOf(step)
  return (
    <li className="border-b border-line/60">
      <Link
        to="/runs/$run"
        params={{ run }}
        search={{ ...place, step: step.number }}
        replace={place.step !== undefined}
        resetScroll={false}
        aria-current={place.step === step.number ? 'true' : undefined}
        activeProps={{}}
        className="flex gap-2 px-1 py-1.5 hover:bg-raised aria-[current=true]:bg-accent/8"
      >
        <span className="w-7 shrink-0 text-right text-mute">{step.number}</span>
        <span className="min-w-0 grow">
          <span className="block font-medium wrap-anywhere">
            <OutsideWords most={120}>{step.title}</OutsideWords>
          </span>
          {news !== '' && (
            <span className="block text-mute">
              <OutsideWords most={160}>{news}</OutsideWords>
            </span>
          )}
        </span>
        <span className="flex shrink-0 flex-col items-end">
          <Tag tone={tone}>{word}</Tag>
          <span className="text-xs text-mute">
            <Instant at={step.at} />
            {took > 0 && `, ${tookText(took)}`}
          </span>
        </span>
      </Link>
    </li>
  )
}
