import type { OpenModel } from './ask-once.ts'
import { carefulFetch } from './careful-fetch.ts'
import { keyOf, type ModelDefinition } from './configuration.ts'
import type { ModelPorts } from './ports.ts'
import type { Wire } from './wire.ts'

/** The models by name. Each is opened, and its provider's package loaded, when it is first asked. */
export function openModels(
  models: Readonly<Record<string, ModelDefinition>>,
  ports: ModelPorts,
): ReadonlyMap<string, OpenModel> {
  const fetch = carefulFetch(ports.fetch)
  return new Map(
    Object.entries(models).map(([name, definition]) => {
      let wire: Promise<Wire> | undefined
      const open = async (): Promise<Wire> => {
        const { openWire } = await import('./wire.ts')
        return openWire({ definition, key: keyOf(definition, ports.environment), fetch })
      }
      return [name, { name, definition, wire: () => (wire ??= open()) }]
    }),
  )
}
