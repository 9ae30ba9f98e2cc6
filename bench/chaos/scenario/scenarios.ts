import { complaints } from './complaints.ts'
import type { MakeScenario, ScenarioName } from './scenario.ts'
import { support } from './support.ts'

export const scenarios: Readonly<Record<ScenarioName, MakeScenario>> = { complaints, support }
