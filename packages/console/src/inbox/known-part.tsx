import { NamedValues } from '../parts/named-values.tsx'
import { Section } from '../parts/section.tsx'
import type { RequestInFull } from './queries.ts'

/** What a question rests on. */
export function KnownPart({ known }: { readonly known: RequestInFull['known'] }) {
  return (
    <Section title="What is known">
      <NamedValues values={known} className="gap-y-1" />
    </Section>
  )
}
