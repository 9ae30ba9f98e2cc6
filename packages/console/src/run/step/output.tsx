import { Link } from '@tanstack/react-router'
import { OutsideWords } from '../../parts/outside-text.tsx'
import { RunStatus } from '../../parts/run-status.tsx'
import { nameText, valueText } from '../../parts/values.ts'
import type { Step } from '../queries.ts'
import { labelText, None, Part, Value } from './shown.tsx'
import type { StepProps } from './step-panel.tsx'
import { tookText } from '../took.ts'

/** What came of a step: the facts that it gave, what the system of record holds, and the runs that it began. */
export function Output({ run: { id }, step }: StepProps) {
  const { gave, effects, children, changes, moreChildren = 0 } = step
  if (!gave && effects.length === 0 && !children && !changes)
    return <None>Nothing came of it yet, or nothing at all.</None>
  return (
    <>
      {gave && <Gave gave={gave} />}
      {effects.map((effect) => (
        <Part key={effect.effect} title={`${effect.title}: ${effect.result}`}>
          {effect.found === null ? <None>The system of record shows nothing.</None> : <Value value={effect.found} />}
          {effect.reason !== '' && (
            <p className="mt-1 text-mute">
              <OutsideWords most={300}>{effect.reason}</OutsideWords>
            </p>
          )}
        </Part>
      ))}
      {changes && <Changes changes={changes} />}
      {children && (
        <Part title="Runs that it began">
          <ul className="flex flex-col gap-1">
            {children.map(({ run, element, outcome, summary }) => (
              <li key={run}>
                <Link to="/runs/$run" params={{ run }} className="text-accent underline">
                  <OutsideWords>{element === '' ? run : element}</OutsideWords>
                </Link>{' '}
                <RunStatus run={{ state: outcome ? 'settled' : 'running', outcome: outcome ?? null }} />{' '}
                <OutsideWords>{summary}</OutsideWords>
              </li>
            ))}
          </ul>
          {moreChildren > 0 && (
            <p className="mt-1">
              <Link
                to="/runs/$run"
                params={{ run: id }}
                search={{ view: 'elements' }}
                className="text-accent underline"
              >
                {moreChildren} more
              </Link>
            </p>
          )}
        </Part>
      )}
    </>
  )
}

function Gave({ gave: { facts, how, rule, took } }: { readonly gave: NonNullable<Step['gave']> }) {
  return (
    <Part title={rule === undefined ? 'Facts that it gave' : `Row “${rule}” gave`}>
      {facts.length === 0 && <None>No fact.</None>}
      <ul>
        {facts.map(({ fact, about, value, label, confidence }) => (
          <li key={`${fact} ${about}`} className="border-b border-line/60 py-1 last:border-0">
            <span className="block font-medium">
              {nameText(fact)}
              {about !== '' && ` (${valueText(about)})`}
            </span>
            <Value value={value} label={label} />
            <span className="block text-xs text-mute">
              {labelText(label)}
              {confidence < 1 && `, ${Math.round(confidence * 100)} % certain`}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-mute">
        {how}, in {tookText(took)}
      </p>
    </Part>
  )
}

function Changes({ changes: { title, count, groups, ended } }: { readonly changes: NonNullable<Step['changes']> }) {
  return (
    <Part title={`${title}: ${count} changes`}>
      <ul className="list-disc pl-5">
        {groups.map(({ standing, count: many, why, examples }) => (
          <li key={standing + why}>
            {many} {standing}
            {why !== '' && (
              <>
                : <OutsideWords most={300}>{why}</OutsideWords>
              </>
            )}
            {examples.length > 0 && (
              <span className="block text-mute">
                <OutsideWords most={300}>{examples.map((one) => one.title).join('; ')}</OutsideWords>
              </span>
            )}
          </li>
        ))}
      </ul>
      {ended !== undefined && <p className="mt-1 text-mute">{ended}</p>}
    </Part>
  )
}
