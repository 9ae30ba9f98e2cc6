import { Problem } from '../api/problem.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { putTexts } from './draft-queries.ts'
import { DifferenceView } from './difference-view.tsx'
import type { Draft } from './queries.ts'
import type { DraftChanges } from './use-draft.ts'

interface DraftNoticesProps {
  readonly draft: Draft
  readonly own: boolean
  readonly changes: DraftChanges
}

/** What stands in the way of a draft: what was not kept, and a version that was published meanwhile. */
export function DraftNotices({ draft, own, changes }: DraftNoticesProps) {
  const { error, reload, change } = changes
  const changed = error instanceof Problem && error.status === 412
  return (
    <>
      {error && (
        <section aria-label="Not kept" className="mb-3">
          <Failure error={error} />
          <p>
            {changed ? 'Somebody, perhaps you in another tab, changed it. ' : 'What you changed last is not kept. '}
            <Button onClick={() => void reload()}>Show it as it is kept</Button>
          </p>
        </section>
      )}
      {draft.overtaken && (
        <section aria-label="Overtaken" className="mb-4 rounded-md border border-warn/60 px-3 py-2">
          <p className="font-medium text-warn">Another version governs since this draft was begun.</p>
          <p className="mb-2">
            It changes version {draft.basedOn}. Against what governs now it would change the following; look whether it
            takes something back.
          </p>
          <DifferenceView agent={draft.agent} from="governing" to={draft.id} />
          {own && <Rebase change={change} draft={draft} />}
        </section>
      )}
    </>
  )
}

function Rebase({ change, draft }: { readonly change: DraftChanges['change']; readonly draft: Draft }) {
  const base = async () => {
    const { api, told } = await import('../api/client.ts')
    const { agent } = draft
    const { version } = await told(
      api.GET('/policies/{agent}/content', { params: { path: { agent }, query: { of: 'governing' } } }),
    )
    if (version) await change((at) => putTexts(at, { basedOn: version.version }))
  }
  return (
    <div className="mt-3">
      <Button onClick={() => void base()}>That is meant: base it on what governs</Button>
    </div>
  )
}
