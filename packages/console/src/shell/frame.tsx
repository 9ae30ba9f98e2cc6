import { useNavigate } from '@tanstack/react-router'
import { Menu as MenuIcon, Search } from 'lucide-react'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { LiveNotice } from '../live/live-notice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { KeyHint } from '../parts/key-hint.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { AccountMenu } from './account-menu.tsx'
import type { KeyBinding } from './key-press.ts'
import { useKeptFocus } from './kept-focus.ts'
import { useKeyboard, useKeys } from './keys.ts'
import { Navigation } from './navigation.tsx'
import { pages } from './pages.ts'
import { StopControl } from './stop-control.tsx'

const Palette = lazy(() => import('./palette.tsx').then(({ Palette: component }) => ({ default: component })))
const KeyList = lazy(() => import('./key-list.tsx').then(({ KeyList: component }) => ({ default: component })))

type Open = 'palette' | 'keys' | 'pages' | undefined

/** What stands around every page: where to go, who is signed in, and stopping everything. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  useFrameKeys(setOpen)
  useKeptFocus()
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-30 rounded bg-panel p-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-panel px-3 py-2 md:hidden">
        <button
          type="button"
          onClick={() => setOpen('pages')}
          aria-label="Pages"
          className="rounded p-2 hover:bg-raised"
        >
          <MenuIcon size={18} aria-hidden />
        </button>
        <span className="grow font-semibold">Operant</span>
        <button
          type="button"
          onClick={() => setOpen('palette')}
          aria-label="Search or start a goal"
          className="rounded p-2 hover:bg-raised"
        >
          <Search size={18} aria-hidden />
        </button>
      </header>
      <header className="sticky top-0 flex h-dvh flex-col gap-4 overflow-y-auto border-r border-line bg-panel px-3 py-4 max-md:hidden">
        <Brand />
        <SearchButton onOpen={() => setOpen('palette')} />
        <Navigation />
        <div className="mt-auto flex flex-col gap-1">
          <StopControl />
          <AccountMenu onKeys={() => setOpen('keys')} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 py-5 md:px-7">
        <LiveNotice />
        {children}
      </main>
      <Toasts />
      {open === 'pages' && (
        <Dialog title="Pages" onClose={close}>
          <Navigation onGo={close} />
          <div className="mt-4 flex flex-col gap-1 border-t border-line pt-3">
            <StopControl />
            <AccountMenu onKeys={() => setOpen('keys')} />
          </div>
        </Dialog>
      )}
      <Suspense>
        {open === 'palette' && <Palette onClose={close} />}
        {open === 'keys' && <KeyList onClose={close} />}
      </Suspense>
    </div>
  )
}

function Brand() {
  return (
    <p className="flex items-center gap-2 px-2 text-base font-semibold">
      <img src="/icon.svg" alt="" width={18} height={18} />
      Operant
    </p>
  )
}

function SearchButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex min-h-8 items-center gap-2 rounded-md border border-edge/60 px-2 text-left text-mute hover:bg-raised"
    >
      <Search size={14} aria-hidden className="shrink-0" />
      <span className="grow">Search or start</span>
      <KeyHint keys="mod+k" />
    </button>
  )
}

function useFrameKeys(open: (what: Open) => void): void {
  const navigate = useNavigate()
  useKeyboard()
  const bindings = useMemo<readonly KeyBinding[]>(
    () => [
      { keys: 'mod+k', does: 'Search, or start a goal', run: () => open('palette') },
      { keys: '?', does: 'All keys', run: () => open('keys') },
      ...pages.map(({ to, label, key }) => ({
        keys: `g ${key}`,
        does: `Go to ${label}`,
        run: () => void navigate({ to }),
      })),
    ],
    [navigate, open],
  )
  useKeys(bindings)
}
