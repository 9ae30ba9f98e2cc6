import { useEffect, useSyncExternalStore } from 'react'
import { keyPressed, type KeyBinding, type Pending, type Press } from './key-press.ts'

const storage = 'operant.single-keys'

let bindings: readonly KeyBinding[] = []
let pending: Pending | undefined
const listeners = new Set<() => void>()

function change(to: readonly KeyBinding[]): void {
  bindings = to
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Keys of whatever is shown, for as long as it is. They never fire while somebody types or a dialog is open. Keep the
 * list the same from render to render, by `useMemo`.
 */
export function useKeys(added: readonly KeyBinding[]): void {
  useEffect(() => {
    change([...bindings, ...added])
    return () => change(bindings.filter((one) => !added.includes(one)))
  }, [added])
}

/** All keys that do something now. */
export function useBindings(): readonly KeyBinding[] {
  return useSyncExternalStore(subscribe, () => bindings)
}

/** Whether keys without the command key do anything: whoever dictates or holds keys down turns them off. */
export function singleKeys(): boolean {
  return localStorage.getItem(storage) !== 'off'
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(storage, on ? 'on' : 'off')
}

/** Listens to the keys of the whole window. */
export function useKeyboard(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return
      const press = pressOf(event)
      if (!press.ctrl && !press.meta && !singleKeys()) return
      const result = keyPressed(bindings, pending, press, event.timeStamp)
      pending = result.pending
      if (!result.run) return
      event.preventDefault()
      result.run.run()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

const fields = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]'

function pressOf(event: KeyboardEvent): Press {
  const target = event.composedPath()[0]
  const node = target instanceof Element ? target : undefined
  const takes = event.key === 'Enter' || event.key === ' ' ? 'a, button, summary, input, [role=menuitem]' : undefined
  return {
    key: event.key,
    ctrl: event.ctrlKey,
    meta: event.metaKey,
    alt: event.altKey,
    typing: node?.closest(fields) !== null && node !== undefined,
    taken: takes !== undefined && Boolean(node?.closest(takes)),
  }
}
