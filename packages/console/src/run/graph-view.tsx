import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { Empty } from '../parts/empty.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { Tag } from '../parts/tag.tsx'
import { layoutOf, neighbour, nodeHeight, nodeWidth, type Layout } from './graph-layout.ts'
import type { Place } from './place.ts'
import type { RunTold, Step } from './queries.ts'
import { lookOf, matters } from './step-look.ts'

/** More steps than this are not drawn: the list has them all. */
const mostNodes = 200

interface GraphViewProps {
  readonly run: RunTold
  readonly steps: readonly Step[]
  readonly place: Place
}

/** Which step rested on which. The list says the same in words. */
export function GraphView({ run, steps, place }: GraphViewProps) {
  if (steps.length === 0) return <Empty kind="nothing yet" title="No step yet" />
  const shown = place.all === true ? steps : steps.filter((step) => matters(step) || step.number === place.step)
  const drawn = shown.length === 0 ? steps : shown
  return (
    <>
      <p className="mb-2 flex flex-wrap gap-x-3 text-mute">
        {drawn.length < steps.length &&
          `${steps.length - drawn.length} steps that only looked something up are left out.`}
        {(drawn.length < steps.length || place.all === true) && (
          <Link
            to="/runs/$run"
            params={{ run: run.id }}
            search={{ ...place, all: place.all !== true }}
            replace
            resetScroll={false}
            className="text-accent underline"
          >
            {place.all === true ? 'Only what matters' : `All ${steps.length} steps`}
          </Link>
        )}
      </p>
      {drawn.length > mostNodes ? (
        <p className="text-mute">{drawn.length} steps are too many to draw. The list has them all.</p>
      ) : (
        <Graph run={run.id} steps={steps} drawn={drawn} place={place} />
      )}
    </>
  )
}

interface GraphProps extends Omit<GraphViewProps, 'run'> {
  readonly run: string
  /** Those that are drawn. */
  readonly drawn: readonly Step[]
}

function Graph({ run, steps, drawn, place }: GraphProps) {
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const numbers = drawn.map(({ number }) => number).join(' ')
  const layout = useMemo(() => {
    const shown = new Set(numbers.split(' ').map(Number))
    return layoutOf(steps, ({ number }) => shown.has(number))
  }, [steps, numbers])
  const nodeOf = (number: number) => box.current?.querySelector<HTMLElement>(`[data-step="${number}"]`)
  const chosen = place.step ?? drawn[0]?.number
  useEffect(() => {
    if (place.step !== undefined)
      box.current?.querySelector(`[data-step="${place.step}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [place.step])
  const choose = (step: number) =>
    void navigate({ to: '/runs/$run', params: { run }, search: { ...place, step }, replace: true, resetScroll: false })
  const move = (event: KeyboardEvent, from: number) => {
    const to = neighbour(layout, from, event.key)
    if (to === undefined) return
    event.preventDefault()
    nodeOf(to)?.focus()
    choose(to)
  }
  return (
    <div
      ref={box}
      role="group"
      aria-label="Steps, and what each rested on. Arrow keys follow the lines."
      className="max-h-[calc(100dvh-8rem)] overflow-auto rounded-md border border-line bg-panel"
    >
      <div className="relative" style={{ width: layout.width, height: layout.height }}>
        <Lines layout={layout} />
        {layout.nodes.map(({ step, x, y }) => {
          const { word, tone } = lookOf(step)
          return (
            <button
              key={step.number}
              type="button"
              data-step={step.number}
              aria-pressed={place.step === step.number}
              tabIndex={step.number === chosen ? 0 : -1}
              onClick={() => choose(step.number)}
              onKeyDown={(event) => move(event, step.number)}
              style={{ left: x, top: y, width: nodeWidth, height: nodeHeight }}
              className="absolute rounded-md border border-edge/60 bg-paper px-2 py-1 text-left hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent/8"
            >
              <span className="block truncate font-medium">
                {step.number}. <OutsideWords most={60}>{step.title}</OutsideWords>
              </span>
              <Tag tone={tone}>{word}</Tag>
            </button>
          )
        })}
      </div>
    </div>
  )
}

function Lines({ layout: { edges, width, height } }: { readonly layout: Layout }) {
  return (
    <svg width={width} height={height} aria-hidden className="absolute inset-0">
      {edges.map(({ from, to, path }) => (
        <path key={`${from} ${to}`} d={path} fill="none" strokeWidth={1.5} className="stroke-edge/70" />
      ))}
    </svg>
  )
}
