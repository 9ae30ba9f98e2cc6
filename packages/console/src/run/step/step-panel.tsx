import { Link } from '@tanstack/react-router'
import { ArrowLeft, X } from 'lucide-react'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { Tab, Tabs } from '../../parts/tabs.tsx'
import { Tag } from '../../parts/tag.tsx'
import type { Place, Tab as TabName } from '../place.ts'
import type { RunTold, Step } from '../queries.ts'
import { lookOf } from '../step-look.ts'
import { Attempts } from './attempts.tsx'
import { Checks } from './checks.tsx'
import { Input } from './input.tsx'
import { Output } from './output.tsx'
import { Raw } from './raw.tsx'
import { Rules } from './rules.tsx'
import { Why } from './why.tsx'
import { capabilityName } from '../names.ts'

export interface StepProps {
  readonly run: RunTold
  readonly steps: readonly Step[]
  readonly step: Step
  readonly place: Place
}

const parts: Readonly<
  Record<TabName, { readonly label: string; readonly part: (props: StepProps) => React.ReactNode }>
> = {
  why: { label: 'Why', part: Why },
  input: { label: 'Input', part: Input },
  output: { label: 'Output', part: Output },
  checks: { label: 'Checks', part: Checks },
  rules: { label: 'Rules', part: Rules },
  attempts: { label: 'Attempts', part: Attempts },
  raw: { label: 'Raw', part: Raw },
}

/** One step with all that is known of it. */
export function StepPanel(props: StepProps) {
  const { run, step, place } = props
  const tab = place.tab ?? 'why'
  const { word, tone } = lookOf(step)
  const Part = parts[tab].part
  const { step: _, tab: __, ...around } = place
  return (
    <aside
      aria-label={`Step ${step.number}`}
      className="min-w-0 rounded-md border border-line bg-panel p-3 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
    >
      <header className="mb-2 flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="mb-1 lg:hidden">
            <Link
              to="/runs/$run"
              params={{ run: run.id }}
              search={around}
              className="inline-flex items-center gap-1 text-accent"
            >
              <ArrowLeft size={14} aria-hidden />
              All steps
            </Link>
          </p>
          <h2 className="text-base font-semibold wrap-anywhere">
            {step.number}. <OutsideWords most={300}>{step.title}</OutsideWords>
          </h2>
          <p className="flex flex-wrap gap-x-2 text-mute">
            <Tag tone={tone}>{word}</Tag>
            <span>
              {capabilityName(step.capability)}, {step.kind}
            </span>
          </p>
        </div>
        <Link
          to="/runs/$run"
          params={{ run: run.id }}
          search={around}
          resetScroll={false}
          aria-label="Close the step"
          className="rounded p-1.5 hover:bg-raised max-lg:hidden"
        >
          <X size={16} aria-hidden />
        </Link>
      </header>
      <Tabs label="About the step">
        {(Object.keys(parts) as TabName[]).map((name) => (
          <Tab
            key={name}
            to="/runs/$run"
            params={{ run: run.id }}
            search={{ ...place, tab: name }}
            replace
            resetScroll={false}
            aria-current={name === tab ? 'page' : undefined}
          >
            {parts[name].label}
          </Tab>
        ))}
      </Tabs>
      <Part {...props} />
    </aside>
  )
}
