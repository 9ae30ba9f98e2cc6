import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock, type Clock } from '../../facts/time.ts'
import type { AnswerStore } from './answer-store.ts'
import type { Environment } from './configuration.ts'
import type { Ledger } from './ledger.ts'
import { MemoryLedger } from './memory-ledger.ts'

/** What asking a model needs from outside. */
export interface ModelPorts {
  readonly clock: Clock
  readonly id: () => string
  /** 0 up to 1, for jitter. */
  readonly random: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  readonly fetch: typeof globalThis.fetch
  /** Where keys are that the configuration does not give. */
  readonly environment: Environment
  /** Shared by all processes of a project, or this process's own. */
  readonly ledger: Ledger
  /** None: nothing is stored, whatever is configured. */
  readonly answers?: AnswerStore
}

/** The ports that are given, and this process's own for the rest. */
export function withPorts(given: Partial<ModelPorts>): ModelPorts {
  return {
    clock: systemClock,
    id: randomUUID,
    random: Math.random,
    wait: (milliseconds) => sleep(milliseconds),
    fetch: globalThis.fetch,
    environment: process.env,
    ledger: new MemoryLedger(),
    ...given,
  }
}
