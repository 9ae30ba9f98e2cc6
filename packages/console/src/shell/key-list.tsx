import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { CheckField } from '../parts/field.tsx'
import { KeyHint } from '../parts/key-hint.tsx'
import { setSingleKeys, singleKeys, useBindings } from './keys.ts'

/** All keys of the page that is shown and of the frame around it. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const bindings = useBindings()
  const [on, setOn] = useState(singleKeys)
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {[...new Map(bindings.map((one) => [one.keys, one])).values()].map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt>
              <KeyHint keys={keys} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <dt>
          <KeyHint keys="Esc" />
        </dt>
        <dd>Close what is open</dd>
      </dl>
      <div className="mt-4 border-t border-line pt-3">
        <CheckField
          label="Keys without Ctrl or ⌘ do something"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked)
            setSingleKeys(event.target.checked)
          }}
        />
        <p className="mt-1 text-xs text-mute">
          They never fire while you type. What cannot be taken back always asks first.
        </p>
      </div>
    </Dialog>
  )
}
