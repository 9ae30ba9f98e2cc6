import { CaseList } from './case-list.tsx'
import { putCase, removeCase, type CaseCall } from './draft-queries.ts'
import { ImpactView } from './impact-view.tsx'
import type { Content } from './queries.ts'
import { TryCall } from './try-call.tsx'
import type { DraftChanges } from './use-draft.ts'

interface BenchProps {
  readonly content: Content
  /** Absent: only to be read. */
  readonly changes?: DraftChanges
}

/** What policies would decide: the saved cases, one call, and what was decided lately. */
export function Bench({ content, changes }: BenchProps) {
  const save =
    changes &&
    ((saved: { case: string; expect: string; call: CaseCall }) => void changes.change((at) => putCase(at, saved)))
  const remove = changes && ((name: string) => void changes.change((at) => removeCase(at, name)))
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="cases">
        <h2 id="cases" className="mb-2 text-base font-semibold">
          Saved cases
        </h2>
        {content.usable ? (
          <CaseList cases={content.tried} {...(remove && { onRemove: remove })} />
        ) : (
          <p className="text-mute">Once the policies can be used, the cases are tried.</p>
        )}
      </section>
      <section aria-labelledby="try">
        <h2 id="try" className="mb-2 text-base font-semibold">
          Try a call
        </h2>
        <TryCall content={content} {...(save && { onSave: save })} />
      </section>
      {content.usable && content.version?.state !== 'governs' && (
        <section aria-labelledby="impact">
          <h2 id="impact" className="mb-2 text-base font-semibold">
            What it would have decided otherwise
          </h2>
          <ImpactView agent={content.agent} of={content.of} {...(save && { onKeep: save })} />
        </section>
      )}
    </div>
  )
}
