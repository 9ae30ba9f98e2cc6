import { follow, type OpenStream } from './stream.ts'
import type { Happened } from './touches.ts'

/** Whether events come; `connecting`: they have not yet. */
export type Live = 'connecting' | 'live' | 'cut off'

/** What tabs say to each other. */
export type Said =
  | { readonly kind: 'happened'; readonly happened: Happened; readonly id: string }
  /** How it stands, and the last event that was told. With a gap something may have happened that nobody tells. */
  | { readonly kind: 'stands'; readonly live: Live; readonly gap: boolean; readonly id: string | undefined }
  | { readonly kind: 'changed'; readonly what: string }
  | { readonly kind: 'refused' }
  /** A tab that has just come asks how it stands. */
  | { readonly kind: 'hello' }

export interface Bus {
  /** Says something to all other tabs. */
  say(said: Said): void
  close(): void
}

export interface TabParts {
  readonly connect: (hear: (said: Said) => void) => Bus
  /** Does the work while this tab holds the only lock of its name; rejects where `signal` aborts before that. */
  readonly hold: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>
  readonly open: OpenStream
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly heard: (happened: Happened) => void
  readonly changed: (what: string) => void
  readonly turned: (live: Live, gap: boolean) => void
  readonly refused: () => void
}

/**
 * One stream for all tabs of a browser: more than six to one server would block each other. The tab that holds the lock
 * reads it and tells the others; when it is closed the next one goes on behind the last event that it heard of.
 * @returns how to stop.
 */
export function shareStream({ connect, hold, open, wait, heard, changed, turned, refused }: TabParts): () => void {
  const stopping = new AbortController()
  const { signal } = stopping
  let last: string | undefined
  let live: Live = 'connecting'
  let holds = false

  const take = (said: Said): void => {
    switch (said.kind) {
      case 'happened':
        last = said.id
        return heard(said.happened)
      case 'stands': {
        const news = said.live !== live || said.gap
        live = said.live
        last ??= said.id
        if (news) turned(said.live, said.gap)
        return
      }
      case 'changed':
        return changed(said.what)
      case 'refused':
        return refused()
      case 'hello':
        if (holds) bus.say({ kind: 'stands', live, gap: false, id: last })
    }
  }
  const bus = connect(take)
  const tell = (said: Said): void => {
    bus.say(said)
    take(said)
  }
  bus.say({ kind: 'hello' })
  void hold(signal, async () => {
    holds = true
    const parts = {
      open,
      wait,
      heard: (happened: Happened, id: string) => tell({ kind: 'happened', happened, id }),
      changed: (what: string) => tell({ kind: 'changed', what }),
      opened: (gap: boolean) => tell({ kind: 'stands', live: 'live', gap, id: last }),
      cutOff: () => tell({ kind: 'stands', live: 'cut off', gap: false, id: last }),
      refused: () => tell({ kind: 'refused' }),
    }
    await follow(parts, last, signal)
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  return () => {
    stopping.abort()
    bus.close()
  }
}
