import { OutsideWords } from '../parts/outside-text.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { Tag } from '../parts/tag.tsx'
import type { Step } from './queries.ts'
import { lookOf, newsOf, turningSteps } from './step-look.ts'

/** The steps that say most of why the run stands as it does. */
export function LookFirst({ run, steps }: { readonly run: string; readonly steps: readonly Step[] }) {
  const turning = turningSteps(steps, 3)
  if (turning.length === 0) return null
  return (
    <section aria-label="Look here first" className="mb-3 rounded-md border border-line bg-panel px-3 py-2">
      <h2 className="font-semibold">Look here first</h2>
      <ul className="mt-1 flex flex-col gap-1">
        {turning.map((step) => {
          const { word, tone } = lookOf(step)
          return (
            <li key={step.number} className="wrap-anywhere">
              <Tag tone={tone}>{word}</Tag>{' '}
              <RunLink run={run} step={step.number}>
                {step.number}. <OutsideWords most={120}>{step.title}</OutsideWords>
              </RunLink>{' '}
              <span className="text-mute">
                <OutsideWords most={200}>{newsOf(step)}</OutsideWords>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
