import type { Schemas } from '../api/client.ts'
import { LineList } from '../parts/line-list.tsx'
import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'

type SetTold = NonNullable<Schemas['RequestInFull']['set']>

const money = (spends: readonly string[]) => (spends.length > 0 ? `, ${spends.join(' and ')}` : '')

/** A change set as a whole: what it comes to, and the few to look at first. It does not grow with the set. */
export function SetPart({ set }: { readonly set: SetTold }) {
  return (
    <>
      <Section title="What will be done">
        <p>
          {set.of} changes are prepared; you are asked about {set.changes} of them.
        </p>
        <ul className="mt-1">
          {set.totals.map(({ action, count, spends }) => (
            <li key={action}>
              <span className="font-medium">{count}</span> × {visible(action)}
              {money(spends)}
            </li>
          ))}
        </ul>
      </Section>
      <LineList
        title="Otherwise than when it was asked before"
        lines={set.differences.map(({ key, text }) => [key, text])}
      />
      <LineList
        title="To look at first"
        lines={set.standOut.map(({ key, title, why }) => [key, `${title} (${why})`])}
      />
      <LineList title="Not known yet" lines={set.open.map(({ key, text }) => [key, text])} />
      <LineList title="Made in one call" lines={set.inOne.map(({ keys, title }) => [keys.join(', '), title])} />
      <Section title="What the rules say">
        <ul className="flex flex-col gap-1.5">
          {set.groups.map(({ effect, rule, text, count, spends, example, ways }) => (
            <li key={`${effect} ${rule}`} className="wrap-anywhere">
              <span className="font-medium">{count}</span> {effect}
              {money(spends)}: {visible(text)} <span className="text-mute">Such as: {visible(example)}</span>
              {ways.map((way) => (
                <span key={way} className="block text-mute">
                  {visible(way)}
                </span>
              ))}
              <span className="block text-xs text-mute">{visible(rule)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <LineList
        title="Left out"
        lines={set.leftOut.map(({ how, why, count, example }) => [`${count} ${how}`, `${why} Such as: ${example}`])}
      />
    </>
  )
}
