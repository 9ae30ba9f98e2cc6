import { visible } from '../parts/outside.ts'
import { Section } from '../parts/section.tsx'
import { ValueShown } from '../parts/value-shown.tsx'
import { nameText } from '../parts/values.ts'
import type { RequestInFull } from './queries.ts'

/** What a question rests on. */
export function KnownPart({ known }: { readonly known: RequestInFull['known'] }) {
  return (
    <Section title="What is known">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {known.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-mute">{visible(nameText(name))}</dt>
            <dd className="min-w-0">
              <ValueShown of={value} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
