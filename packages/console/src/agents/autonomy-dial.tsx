import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { toneText } from '../parts/tag.tsx'
import { Tag } from '../parts/tag.tsx'
import { evidenceLines, levelMeans, levelNames, levels } from './levels.ts'
import { autonomyQuery, type ActionAutonomy, type Level } from './queries.ts'
import { LevelDialog } from './level-dialog.tsx'

interface Wanted {
  /** One action, or `all`. */
  readonly action: string
  readonly level: Level
  /** Null: of several. */
  readonly now: Level | null
}

/** How far an agent goes by itself, action by action: the dial, what keeps it from more, and how it went. */
export function AutonomyDial({ agent }: { readonly agent: string }) {
  const { data, error, refetch } = useQuery(autonomyQuery(agent))
  const [wanted, setWanted] = useState<Wanted>()
  const may = useMay('set autonomy')
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Loading what="levels" />
  return (
    <>
      {error && <Failure error={error} retry={() => void refetch()} />}
      <dl className="mb-3 grid gap-x-4 gap-y-0.5 text-mute sm:grid-cols-[auto_1fr]">
        {levels.map((level) => (
          <div key={level} className="contents">
            <dt className="font-medium text-ink">{levelNames[level]}</dt>
            <dd>{levelMeans[level]}</dd>
          </div>
        ))}
      </dl>
      {data.length === 0 ? (
        <Empty kind="nothing yet" title="It writes nothing, so there is nothing to dial" />
      ) : (
        <>
          {may && (
            <Button className="mb-1" onClick={() => setWanted({ action: 'all', level: 'shadow', now: null })}>
              Set every action…
            </Button>
          )}
          <ul className="divide-y divide-line">
            {data.map((action) => (
              <ActionRow
                key={action.action}
                action={action}
                may={may}
                onWant={(level) => setWanted({ action: action.action, level, now: action.level })}
              />
            ))}
          </ul>
        </>
      )}
      {wanted && <LevelDialog agent={agent} wanted={wanted} onClose={() => setWanted(undefined)} />}
    </>
  )
}

interface ActionRowProps {
  readonly action: ActionAutonomy
  readonly may: boolean
  readonly onWant: (level: Level) => void
}

function ActionRow({ action: { action, risk, level, because, evidence }, may, onWant }: ActionRowProps) {
  const lines = evidenceLines(evidence)
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-baseline gap-x-3 font-medium wrap-anywhere">
          {action}
          <Tag tone={risk === 'irreversible' ? 'warn' : 'calm'}>
            {risk === 'irreversible' ? 'cannot be undone' : 'can be undone'}
          </Tag>
        </h2>
        {because.length > 0 && (
          <div className="mt-1">
            <p className="text-mute">Kept from more by</p>
            <ul className="list-disc pl-5">
              {because.map((reason) => (
                <li key={reason}>
                  <OutsideWords most={300}>{reason}</OutsideWords>
                </li>
              ))}
            </ul>
          </div>
        )}
        {lines.length === 0 ? (
          <p className="mt-1 text-mute">Not used yet: there is no evidence.</p>
        ) : (
          <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-0.5">
            {lines.map(({ name, text, tone }) => (
              <li key={name}>
                <span className="text-mute">{name}: </span>
                <span className={tone === 'calm' ? '' : toneText[tone]}>{text}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Dial action={action} level={level} may={may} onWant={onWant} />
    </li>
  )
}

/** The level that holds, beside the others; each opens what it would mean before anything is set. */
function Dial({
  action,
  level,
  may,
  onWant,
}: Pick<ActionRowProps, 'may' | 'onWant'> & { readonly action: string; readonly level: Level }) {
  if (!may) return <Tag>{levelNames[level]}</Tag>
  return (
    <fieldset className="h-fit min-w-0">
      <legend className="sr-only">Level of {action}</legend>
      <div className="inline-flex flex-wrap rounded-md border border-edge/60">
        {levels.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === level}
            onClick={() => onWant(one)}
            className="min-h-8 px-2.5 font-medium first:rounded-l-[5px] last:rounded-r-[5px] hover:bg-raised aria-pressed:bg-accent aria-pressed:text-on-accent"
          >
            {levelNames[one]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
