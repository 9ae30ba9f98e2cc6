import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useMay } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Menu } from '../parts/menu.tsx'
import { visible } from '../parts/outside.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { useKeys } from '../shell/keys.ts'
import { useNavigate } from '@tanstack/react-router'
import { AgainDialog } from './act/again-dialog.tsx'
import { ReasonDialog } from './act/reason-dialog.tsx'
import { ReplayDialog } from './act/replay-dialog.tsx'
import type { Place } from './place.ts'
import { runQuery, stepsQuery, type RunTold, type Step } from './queries.ts'
import { RunStory } from './run-story.tsx'
import { LookFirst } from './look-first.tsx'
import { StepList } from './step-list.tsx'
import { StepPanel } from './step/step-panel.tsx'

const ElementsView = lazy(() => import('./elements/elements-view.tsx').then((room) => ({ default: room.ElementsView })))
const FilesView = lazy(() => import('./files/files-view.tsx').then((room) => ({ default: room.FilesView })))
const TimelineView = lazy(() => import('./timeline-view.tsx').then((room) => ({ default: room.TimelineView })))
const GraphView = lazy(() => import('./graph-view.tsx').then((room) => ({ default: room.GraphView })))
const PlanVersions = lazy(() => import('./plan-versions.tsx').then((room) => ({ default: room.PlanVersions })))

interface RunPageProps {
  readonly id: string
  readonly place: Place
}

/** One run: how it stands and why first, then what it did, step by step, and why each. */
export function RunPage({ id, place }: RunPageProps) {
  const { data: run, error, isPending, refetch } = useQuery(runQuery(id))
  if (!run)
    return (
      <>
        <PageHead title={`Run ${visible(id)}`} />
        {isPending ? <Loading what="the run" /> : <Failure error={error} retry={() => void refetch()} />}
      </>
    )
  return (
    <>
      <PageHead title={visible(run.asked)}>
        <Acts run={run} from={place.step} />
      </PageHead>
      {error && <Failure error={error} retry={() => void refetch()} />}
      <div className={place.step === undefined ? '' : 'max-lg:hidden'}>
        <RunStory run={run} />
      </div>
      <Views run={run} place={place} />
    </>
  )
}

function Views({ run, place }: { readonly run: RunTold; readonly place: Place }) {
  const { data: steps, error, refetch } = useQuery(stepsQuery(run))
  const { collection } = run
  // Whoever looks at a run over many wants to see what became of each, unless a step is named.
  const view = place.view ?? (collection && place.step === undefined ? 'elements' : 'list')
  const chosen = steps?.find(({ number }) => number === place.step)
  useStepKeys(run.id, steps ?? [], place, view === 'elements')
  return (
    <section aria-label="What it did" className={place.step === undefined ? 'mt-5' : 'lg:mt-5'}>
      <Tabs label="Views of the run">
        {collection && (
          <Tab
            to="/runs/$run"
            params={{ run: run.id }}
            search={{ ...place, view: 'elements' }}
            aria-current={view === 'elements' ? 'page' : undefined}
            count={collection.elements}
          >
            Elements
          </Tab>
        )}
        <Tab
          to="/runs/$run"
          params={{ run: run.id }}
          search={{ ...place, view: 'list' }}
          aria-current={view === 'list' ? 'page' : undefined}
        >
          List
        </Tab>
        <Tab to="/runs/$run" params={{ run: run.id }} search={{ ...place, view: 'timeline' }}>
          Timeline
        </Tab>
        <Tab to="/runs/$run" params={{ run: run.id }} search={{ ...place, view: 'graph' }}>
          Graph
        </Tab>
        <Tab to="/runs/$run" params={{ run: run.id }} search={{ ...place, view: 'plans' }}>
          Plans
        </Tab>
        {run.files.length > 0 && (
          <Tab to="/runs/$run" params={{ run: run.id }} search={{ ...place, view: 'files' }} count={run.files.length}>
            Files
          </Tab>
        )}
      </Tabs>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {steps && !chosen && view === 'list' && <LookFirst run={run.id} steps={steps} />}
      {!steps && !error && <Loading what="the steps" />}
      {steps && (
        <div className={chosen ? 'grid gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]' : ''}>
          <div className={chosen ? 'min-w-0 max-lg:hidden' : 'min-w-0'}>
            <Suspense fallback={<Loading what="the view" />}>
              {view === 'elements' && collection && <ElementsView run={run.id} collection={collection} place={place} />}
              {view === 'list' && <StepList run={run} steps={steps} place={place} />}
              {view === 'timeline' && <TimelineView run={run} place={place} />}
              {view === 'graph' && <GraphView run={run} steps={steps} place={place} />}
              {view === 'plans' && <PlanVersions run={run} />}
              {view === 'files' && <FilesView run={run.id} files={run.files} />}
            </Suspense>
          </div>
          {chosen && <StepPanel key={chosen.number} run={run} steps={steps} step={chosen} place={place} />}
        </div>
      )}
    </section>
  )
}

/** j and k go through the steps, unless the view has `others` to go through; Escape leaves the step. */
function useStepKeys(run: string, steps: readonly Step[], place: Place, others: boolean): void {
  const navigate = useNavigate()
  const { view, step, tab } = place
  const keys = useMemo(() => {
    const go = (to: number | undefined) => {
      const search = { ...(view ? { view } : {}), ...(tab ? { tab } : {}), ...(to === undefined ? {} : { step: to }) }
      void navigate({ to: '/runs/$run', params: { run }, search, replace: true, resetScroll: false })
    }
    const last = steps.length
    const moves = [
      { keys: 'j', does: 'Next step', run: () => go(last === 0 ? undefined : Math.min(last, (step ?? 0) + 1)) },
      { keys: 'k', does: 'Step before', run: () => go(last === 0 ? undefined : Math.max(1, (step ?? 2) - 1)) },
    ]
    return [
      ...(others ? [] : moves),
      {
        keys: 'Escape',
        does: 'Leave the step, or the run',
        run: () => (step === undefined ? void navigate({ to: '/runs' }) : go(undefined)),
      },
    ]
  }, [navigate, run, steps.length, view, step, tab, others])
  useKeys(keys)
}

type Open = 'replay' | 'again' | 'cancel' | 'take' | undefined

/** What can be done with a run. Replaying calls nothing; running again acts: two words, two buttons. */
function Acts({ run, from }: { readonly run: RunTold; readonly from: number | undefined }) {
  const [open, setOpen] = useState<Open>()
  const mayStart = useMay('start goals')
  const mayTake = useMay('take over')
  const close = () => setOpen(undefined)
  const ended = run.state === 'settled'
  return (
    <>
      <Button onClick={() => setOpen('replay')}>Replay (calls nothing)</Button>
      {ended && mayStart && (
        <Button onClick={() => setOpen('again')}>Run again from {from === undefined ? 'a step' : 'here'} (acts)</Button>
      )}
      {!ended && mayTake && (
        <Menu
          label="Intervene"
          items={[
            { label: 'Take over…', run: () => setOpen('take') },
            { label: 'Cancel the run…', danger: true, run: () => setOpen('cancel') },
          ]}
        />
      )}
      {open === 'replay' && <ReplayDialog run={run.id} onClose={close} />}
      {open === 'again' && <AgainDialog run={run} from={from ?? 1} onClose={close} />}
      {(open === 'cancel' || open === 'take') && <ReasonDialog run={run.id} does={open} onClose={close} />}
    </>
  )
}
