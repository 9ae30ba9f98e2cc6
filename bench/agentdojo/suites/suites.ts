import type { Agent } from '../../../packages/operant/src/agent/define-agent.ts'
import type { Json } from '../../../packages/operant/src/facts/json.ts'
import type { SuiteName } from '../data/suite.ts'
import { BankingEnvironment } from '../environment/banking.ts'
import type { Environment } from '../environment/environment.ts'
import { SlackEnvironment } from '../environment/slack.ts'
import { TravelEnvironment } from '../environment/travel.ts'
import { banking } from './banking/agent.ts'
import { slack } from './slack/agent.ts'
import { travel } from './travel/agent.ts'

/** One suite: its one agent, and how its environment is opened. */
export interface Suite {
  readonly agent: Agent
  /** The connector that its capabilities reach the environment by. */
  readonly connector: string
  readonly open: (state: Json) => Environment
}

export const suites: Readonly<Record<SuiteName, Suite>> = {
  banking: { agent: banking, connector: 'bank', open: (state) => new BankingEnvironment(state) },
  slack: { agent: slack, connector: 'workspace', open: (state) => new SlackEnvironment(state) },
  travel: { agent: travel, connector: 'agency', open: (state) => new TravelEnvironment(state) },
}
