/** Runs `work` with a signal that aborts at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stopping = new AbortController()
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(130)
    stopping.abort()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  try {
    return await work(stopping.signal)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** Resolves when we are to stop: by a signal, or because the process that started us is gone. */
export function told(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const still = setInterval(() => undefined, 60_000)
    const stop = (): void => {
      clearInterval(still)
      // An open channel would keep this process alive.
      if (process.connected) process.disconnect()
      resolve()
    }
    signal.addEventListener('abort', stop, { once: true })
    process.once('disconnect', stop)
    // Whoever started us, over a channel, may be gone before we listened.
    if (process.send !== undefined && !process.connected) stop()
  })
}
