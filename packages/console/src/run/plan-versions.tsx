import { useQuery } from '@tanstack/react-query'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { plansQuery, type Plans, type RunTold } from './queries.ts'
import { capabilityName } from './names.ts'

type Version = Plans['versions'][number]
type Planned = Version['steps'][number]

/** The plans, the last first: why each was made, and what is otherwise than in the one before. */
export function PlanVersions({ run }: { readonly run: RunTold }) {
  const { data, error, isPending, refetch } = useQuery(plansQuery(run))
  if (isPending) return <Loading what="the plans" />
  if (!data) return <Failure error={error} retry={() => void refetch()} />
  if (data.versions.length === 0) return <Empty kind="nothing yet" title="No plan yet" />
  return (
    <ol className="flex flex-col gap-4">
      {data.versions.toReversed().map((version) => (
        <li key={version.version}>
          <h3 className="font-semibold">
            Plan {version.version}
            {version.version === data.versions.length && ', the last'}{' '}
            <span className="font-normal text-mute">
              <Instant at={version.at} as="both" />
            </span>
          </h3>
          {version.because !== undefined && (
            <p className="text-mute">
              Because: <OutsideWords most={400}>{version.because}</OutsideWords>
            </p>
          )}
          <Difference version={version} />
          <details className="mt-1">
            <summary className="text-mute">All {version.steps.length} steps of it</summary>
            <ol className="mt-1 list-decimal pl-8">
              {version.steps.map((one) => (
                <li key={stepName(one.step)}>
                  <Words planned={one} />
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ol>
  )
}

const went: Readonly<Record<Version['gone'][number]['as'], readonly [string, Tone]>> = {
  done: ['Done', 'ok'],
  failed: ['Failed', 'bad'],
  dropped: ['Dropped', 'calm'],
}

function Difference({
  version: { version, added, certain, gone, missing, nowMissing, steps },
}: {
  readonly version: Version
}) {
  if (version === 1)
    return (
      <>
        <p>{steps.length} steps, before anything was known.</p>
        <Missing reasons={missing} />
      </>
    )
  return (
    <>
      <ul className="mt-1 flex flex-col gap-0.5">
        {added.map((one) => (
          <li key={`+ ${stepName(one.step)}`}>
            <Tag tone="info">New</Tag> <Words planned={one} />
          </li>
        ))}
        {certain.map((one) => (
          <li key={`! ${stepName(one.step)}`}>
            <Tag tone="info">Certain now</Tag> <Words planned={one} />
          </li>
        ))}
        {gone.map(({ step, as, why }) => {
          const [word, tone] = went[as]
          return (
            <li key={`- ${stepName(step)}`}>
              <Tag tone={tone}>{word}</Tag> {stepName(step)}
              {why !== undefined && (
                <>
                  : <OutsideWords most={300}>{why}</OutsideWords>
                </>
              )}
            </li>
          )
        })}
      </ul>
      <Missing reasons={nowMissing} />
    </>
  )
}

function Missing({ reasons }: { readonly reasons: readonly string[] }) {
  return reasons.map((why) => (
    <p key={why} className="mt-1">
      <Tag tone="warn">No way</Tag> <OutsideWords most={400}>{why}</OutsideWords>
    </p>
  ))
}

function Words({ planned: { step, serves, fork } }: { readonly planned: Planned }) {
  return (
    <>
      {stepName(step)}
      {serves.length > 0 && <span className="text-mute"> for {serves.join(', ')}</span>}
      {fork !== undefined && <span className="text-mute"> (only if needed: {fork})</span>}
    </>
  )
}

/** `[]` is the run's own subject. */
function stepName({ capability, scope }: Planned['step']): string {
  const about = (JSON.parse(scope) as readonly string[]).join(' / ')
  return `${capabilityName(capability)}${about === '' ? '' : ` (${about})`}`
}
