import { signingKeys } from '../../access/signing-keys.ts'
import { systemClock } from '../../facts/time.ts'
import { fold } from '../../journal/fold.ts'
import type { Project } from '../../project/open-project.ts'
import { ProjectError, messageOf } from '../../project/project-error.ts'
import { questionOf } from '../../project/question-of.ts'
import { JournalFeed } from '../../server/api/live/feed.ts'
import { secretsIn, type Hook } from '../../server/hooks/hook.ts'
import type { ServerParts } from '../../server/parts.ts'
import { outsideWords } from '../../told/runs/outside-words.ts'

/** Shorter texts, such as a name, say nothing that needs to be read in full. */
const shownWords = { least: 30, most: 4 }

/** What the server needs, of a project that is open. */
export function serverPartsOf(project: Project, onError: (error: Error) => void): ServerParts {
  const { pool, clock, definition, folder, store } = project
  const keys = signingKeys(folder)
  const publicUrl = definition.server?.publicUrl
  return {
    pool,
    clock,
    senders: systemClock,
    people: definition.principals,
    keys,
    questionOf: (request) => questionOf(project, request),
    wordsOf: async (run) => outsideWords(store, fold(run, await store.read(run)), shownWords),
    hooks: hooksOf(definition.webhooks ?? {}),
    api: {
      project,
      keys,
      feed: new JournalFeed(pool, onError),
      wall: systemClock,
      onError,
      ...(publicUrl === undefined ? {} : { publicUrl }),
    },
    onError,
  }
}

/**
 * The webhooks with their secrets.
 * @throws ProjectError where a secret is missing.
 */
function hooksOf(
  settings: NonNullable<Project['definition']['webhooks']>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ReadonlyMap<string, Hook> {
  const problems: string[] = []
  const hooks = Object.entries(settings).flatMap(([name, { secret }]): [string, Hook][] => {
    try {
      return [[name, { secrets: secretsIn(environment[secret], `webhooks.${name}: ${secret}`) }]]
    } catch (error) {
      problems.push(messageOf(error))
      return []
    }
  })
  if (problems.length > 0) throw new ProjectError(problems)
  return new Map(hooks)
}
