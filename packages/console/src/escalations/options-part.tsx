import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { nameText } from '../parts/values.ts'
import type { EscalationInFull } from './queries.ts'

type Option = NonNullable<EscalationInFull['item']>['options'][number]

/** What could be done, and what would come of it. It was worked out from the journal; no model worded it. */
export function OptionsPart({ options }: { readonly options: readonly Option[] }) {
  if (options.length === 0) return null
  return (
    <Section title="What could be done" count={options.length}>
      <ol className="flex flex-col gap-3">
        {options.map((option, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two options may say the same; their place is all that tells them apart
          <li key={index} className="border-l-2 border-line pl-3">
            <OptionLine option={option} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function OptionLine({ option }: { readonly option: Option }) {
  const { kind, title, about, spends, changes, makes, undo, plan, why, ways, how } = option
  const effects = [
    spends !== null && `moves ${spends}`,
    changes.length > 0 && `changes ${changes.map(nameText).join(', ')}`,
    undo !== null && (undo ? 'can be undone' : 'cannot be undone'),
  ].filter((one) => typeof one === 'string')
  return (
    <>
      <p className="font-medium wrap-anywhere">
        {visible(title)}
        {about !== '' && <span className="font-normal text-mute"> ({visible(about)})</span>}
      </p>
      {effects.length > 0 && <p className="wrap-anywhere">{visible(effects.join(', '))}</p>}
      {makes.length > 0 && <p className="wrap-anywhere text-ok">Would make true: {visible(makes.join(', '))}</p>}
      {plan.length > 0 && (
        <details>
          <summary>Then the agent goes on: {plan.length} steps</summary>
          <ol className="list-decimal pl-6">
            {plan.map((step, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a plan may have the same step twice
              <li key={index} className="wrap-anywhere">
                {visible(step)}
              </li>
            ))}
          </ol>
        </details>
      )}
      {why !== null && <p className="wrap-anywhere text-mute">Why not yet: {visible(why)}</p>}
      {ways.map((way) => (
        <p key={way} className="wrap-anywhere text-mute">
          {visible(way)}
        </p>
      ))}
      {kind !== 'return' && <p className="wrap-anywhere text-mute">How: {visible(how)}</p>}
    </>
  )
}
