import { Instant } from '../parts/instant.tsx'
import { LineList } from '../parts/line-list.tsx'
import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { ValueShown } from '../parts/value-shown.tsx'
import { nameText } from '../parts/values.ts'
import type { EscalationInFull } from './queries.ts'

type Item = NonNullable<EscalationInFull['item']>

const checked: Readonly<Record<string, readonly [text: string, tone: Tone]>> = {
  true: ['yes', 'ok'],
  false: ['no', 'bad'],
}

/** What is done, not known, tried, and can be taken back. */
export function ItemPart({ item }: { readonly item: Item }) {
  return (
    <>
      {item.unknown.length > 0 && (
        <Section title="Not known whether it happened" count={item.unknown.length}>
          <ul className="flex flex-col gap-1.5">
            {item.unknown.map(({ effect, title, since, reason, look }) => (
              <li key={effect + title} className="wrap-anywhere">
                <span className="font-medium">{visible(title)}</span>, since <Instant at={since} as="both" />:{' '}
                {reason === '' ? 'nobody saw how it ended' : visible(reason)}.
                <span className="block text-mute">{visible(look)}; say what you found when you return it.</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {item.checks.length > 0 && (
        <Section title="Whether the goal is met">
          <ul>
            {item.checks.map(({ check, about, result, reason }) => {
              const [text, tone] = checked[result] ?? [result, 'warn' as const]
              return (
                <li key={check + about} className="wrap-anywhere">
                  {visible(check)}
                  {about !== '' && ` of ${visible(about)}`}: <Tag tone={tone}>{text}</Tag>
                  {reason !== null && <span className="text-mute"> {visible(reason)}</span>}
                </li>
              )
            })}
          </ul>
        </Section>
      )}
      <LineList
        title="Done"
        lines={item.effects.map(({ title, result, adopted }) => [
          title,
          adopted ? `${result}, not by the agent` : result,
        ])}
      />
      <LineList title="What can be taken back" lines={item.undoing.map(({ title, how }) => [title, how])} />
      <LineList
        title="What was tried"
        lines={item.tried.map(({ capability, about, result, reason }) => [
          about === '' ? nameText(capability) : `${nameText(capability)} of ${about}`,
          `${result}: ${reason}`,
        ])}
      />
      <LineList title="What is missing" lines={item.missing.map((one) => [one, ''])} />
      {item.earlier.length > 0 && (
        <Section title="Returned before">
          <ul>
            {item.earlier.map(({ by, note, at }) => (
              <li key={by + at} className="wrap-anywhere">
                <span className="font-medium">{visible(by)}</span> <Instant at={at} />: {visible(note)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** What the run knows, each with where it comes from. */
export function FactsPart({ facts }: { readonly facts: Item['facts'] }) {
  if (facts.length === 0) return null
  return (
    <Section title="What is known" count={facts.length}>
      <div className="divide-y divide-line border-y border-line">
        {facts.map(({ fact, about, value, from, label }) => (
          <details key={`${fact} ${about}`} className="py-1.5">
            <summary className="wrap-anywhere">
              <span className="font-medium">{visible(nameText(fact))}</span>
              {about !== '' && ` of ${visible(about)}`}
              <span className="text-mute">
                , from {visible(from)}
                {label !== null && `, ${visible(label)}`}
              </span>
            </summary>
            <div className="mt-1.5 pl-4">
              <ValueShown of={value} />
            </div>
          </details>
        ))}
      </div>
    </Section>
  )
}
