import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { signOut, useMe } from '../api/session.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField } from '../parts/field.tsx'
import { applyTheme, storedTheme, themes } from './theme.ts'

const DelegateDialog = lazy(() =>
  import('../delegations/delegate-dialog.tsx').then(({ DelegateDialog: component }) => ({ default: component })),
)

const themeLabels = { system: 'As the system', light: 'Light', dark: 'Dark' } as const

/** Who is signed in, how the console looks, and the way out. */
export function AccountMenu({ onKeys }: { readonly onKeys: () => void }) {
  const me = useMe()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className="flex min-h-8 items-center gap-2.5 rounded-md px-2 py-1 text-left hover:bg-raised"
      >
        <span
          aria-hidden
          className="grid size-5 shrink-0 place-items-center rounded-full bg-accent text-xs font-semibold text-on-accent"
        >
          {me.name.slice(0, 1).toUpperCase()}
        </span>
        <span className="min-w-0">
          <span className="block truncate font-medium">{me.name}</span>
          <span className="block truncate text-xs text-mute">{me.roles.join(', ')}</span>
        </span>
      </button>
      {open && <Account onClose={() => setOpen(false)} onKeys={onKeys} />}
    </>
  )
}

function Account({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) {
  const me = useMe()
  const [theme, setTheme] = useState(storedTheme)
  const [delegating, setDelegating] = useState(false)
  const leaving = useMutation({ mutationFn: signOut })
  return (
    <Dialog
      title={me.name}
      onClose={onClose}
      actions={
        <Button busy={leaving.isPending} onClick={() => leaving.mutate()}>
          Sign out
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <section>
          <h3 className="font-medium">What you may do</h3>
          <p className="text-mute">{['look', ...me.rights].join(', ')}</p>
          <p className="mt-1 text-mute">By your roles: {me.roles.join(', ')}</p>
        </section>
        <SelectField
          label="Colours"
          value={theme}
          options={themes.map((value) => ({ value, label: themeLabels[value] }))}
          onChange={(event) => {
            const chosen = themes.find((one) => one === event.target.value) ?? 'system'
            setTheme(chosen)
            applyTheme(chosen)
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setDelegating(true)}>Let somebody answer for you…</Button>
          <Button
            onClick={() => {
              onClose()
              onKeys()
            }}
          >
            All keys
          </Button>
        </div>
        <Suspense>{delegating && <DelegateDialog onClose={() => setDelegating(false)} />}</Suspense>
        {leaving.error && <Failure error={leaving.error} />}
      </div>
    </Dialog>
  )
}
