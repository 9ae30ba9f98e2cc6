import { Hono } from 'hono'
import type { Gauge } from 'prom-client'
import { gaugesOf, type Reading } from '../../store/gauges.ts'
import type { ApiEnv, ApiParts } from './api.ts'
import { ApiProblem, problemAnswer } from './problem.ts'
import { identifyCallers } from './who/identify-caller.ts'
import { limitAddresses, limitCallers } from './who/limit.ts'
import { needs } from './who/needs.ts'

/** Where Prometheus scrapes. */
export const scrapePath = '/metrics'

/**
 * Figures for Prometheus, for whoever may look: it sends a token as it would to the API. They are read from the database
 * when they are asked for, so any server tells the same of the runs.
 */
export function createScrape(parts: ApiParts): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.onError((error) => {
    if (error instanceof ApiProblem) return problemAnswer(error)
    parts.onError(error)
    return problemAnswer(new ApiProblem('failed', 'it was noted'))
  })
  app.use(async (c, next) => {
    c.set('parts', parts)
    await next()
  })
  app.use(limitAddresses(parts), identifyCallers(parts), limitCallers(parts))
  let registry: Promise<Registered> | undefined
  app.get('/', needs('look'), async (c) => {
    registry ??= register()
    const registered = await registry
    const { pool, clock } = parts.project
    registered.set(await gaugesOf(pool, clock.now()))
    return c.body(await registered.text(), 200, { 'content-type': registered.contentType })
  })
  return app
}

interface Registered {
  readonly contentType: string
  set(readings: readonly Reading[]): void
  text(): Promise<string>
}

/** Each gauge is made when it is first read; what is not read any more is not told any more. */
async function register(): Promise<Registered> {
  const prometheus = await import('prom-client')
  const registry = new prometheus.Registry()
  prometheus.collectDefaultMetrics({ register: registry, prefix: 'operant_' })
  const gauges = new Map<string, Gauge>()
  return {
    contentType: registry.contentType,
    set(readings) {
      for (const gauge of gauges.values()) gauge.reset()
      for (const { name, help, labels, value } of readings) {
        const gauge =
          gauges.get(name) ??
          new prometheus.Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] })
        gauges.set(name, gauge)
        gauge.set({ ...labels }, value)
      }
    },
    text: () => registry.metrics(),
  }
}
