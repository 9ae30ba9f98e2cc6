import { defineCommand, type CommandDef } from 'citty'
import { agents } from './commands/agents.ts'
import { describe } from './commands/agents-describe.ts'
import { approve } from './commands/approvals-approve.ts'
import { answer } from './commands/approvals-answer.ts'
import { answers } from './commands/answers.ts'
import { receiveAnswer } from './commands/answers-receive.ts'
import { approvals } from './commands/approvals.ts'
import { comment } from './commands/approvals-comment.ts'
import { delegate } from './commands/approvals-delegate.ts'
import { edit } from './commands/approvals-edit.ts'
import { reject } from './commands/approvals-reject.ts'
import { showApproval } from './commands/approvals-show.ts'
import { autonomy } from './commands/autonomy.ts'
import { autonomyHistory } from './commands/autonomy-history.ts'
import { setLevel } from './commands/autonomy-set.ts'
import { connectMcpServer } from './commands/connect-mcp.ts'
import { connectSql } from './commands/connect-sql.ts'
import { lintContracts } from './commands/contract-lint.ts'
import { connectOpenApi } from './commands/connect-openapi.ts'
import { checks } from './commands/checks.ts'
import { demo } from './commands/demo.ts'
import { dev } from './commands/dev.ts'
import { devWorker } from './commands/dev-worker.ts'
import { doctor } from './commands/doctor.ts'
import { events } from './commands/events.ts'
import { sendEvent } from './commands/events-send.ts'
import { evaluate } from './commands/eval.ts'
import { replayCommand } from './commands/replay.ts'
import { escalations } from './commands/escalations.ts'
import { claimEscalation } from './commands/escalations-claim.ts'
import { closeEscalation } from './commands/escalations-close.ts'
import { noteEscalation } from './commands/escalations-note.ts'
import { releaseEscalation } from './commands/escalations-release.ts'
import { returnEscalation } from './commands/escalations-return.ts'
import { showEscalation } from './commands/escalations-show.ts'
import { takeEscalation } from './commands/escalations-take.ts'
import { goal } from './commands/goal.ts'
import { judgements } from './commands/judgements.ts'
import { calibrateJudgement } from './commands/judgements-calibrate.ts'
import { correctJudgement } from './commands/judgements-correct.ts'
import { forgetExample } from './commands/judgements-forget.ts'
import { init } from './commands/init.ts'
import { createLink } from './commands/links-create.ts'
import { models } from './commands/models.ts'
import { makeCompany } from './commands/make-company.ts'
import { approvePolicy } from './commands/policy-approve.ts'
import { checkPolicies } from './commands/policy-check.ts'
import { diffPolicy } from './commands/policy-diff.ts'
import { explainPolicy } from './commands/policy-explain.ts'
import { publishPolicy, pushPolicy } from './commands/policy-publish.ts'
import { pullPolicy } from './commands/policy-pull.ts'
import { rollbackPolicy } from './commands/policy-rollback.ts'
import { suggestPolicy } from './commands/policy-suggest.ts'
import { testPolicy } from './commands/policy-test.ts'
import { reviews } from './commands/reviews.ts'
import { answerReview } from './commands/reviews-answer.ts'
import { showReview } from './commands/reviews-show.ts'
import { resume } from './commands/resume.ts'
import { people } from './commands/people.ts'
import { policyVersions } from './commands/policy-versions.ts'
import { runs } from './commands/runs.ts'
import { runElements } from './commands/runs-elements.ts'
import { runFile } from './commands/runs-file.ts'
import { returnRunCommand } from './commands/runs-return.ts'
import { showRun } from './commands/runs-show.ts'
import { againRunCommand } from './commands/runs-again.ts'
import { takeRunCommand } from './commands/runs-take.ts'
import { scheduleFires } from './commands/schedules-fires.ts'
import { pauseASchedule, resumeASchedule } from './commands/schedules-pause.ts'
import { backfillASchedule, runASchedule } from './commands/schedules-run.ts'
import { showSchedule } from './commands/schedules-show.ts'
import { schedules } from './commands/schedules.ts'
import { start } from './commands/start.ts'
import { stop } from './commands/stop.ts'
import { stops } from './commands/stops.ts'
import { tokens } from './commands/tokens.ts'
import { createToken } from './commands/tokens-create.ts'
import { revokeTokenCommand } from './commands/tokens-revoke.ts'
import { redeliverEvent, triggerEvents } from './commands/triggers-events.ts'
import { showTrigger } from './commands/triggers-show.ts'
import { triggers } from './commands/triggers.ts'
import { why } from './commands/why.ts'
import { worker } from './commands/worker.ts'
import { group } from './command.ts'

/** The command line. */
export const program: CommandDef = defineCommand({
  meta: { name: 'operant', description: 'Runs AI agents for operations: plan, act, verify, ask, hand over.' },
  subCommands: {
    init,
    demo,
    goal,
    checks,
    runs: group('runs', 'Lists runs, newest first; runs show RUN tells one', {
      list: runs,
      show: showRun,
      elements: runElements,
      file: runFile,
      take: takeRunCommand,
      return: returnRunCommand,
      again: againRunCommand,
    }),
    why,
    events: group('events', 'Lists what came from outside; events send TYPE --subject S tells of something', {
      list: events,
      send: sendEvent,
    }),
    replay: replayCommand,
    eval: evaluate,
    approvals: group('approvals', 'Lists what waits for an answer; approvals approve ID --as NAME answers', {
      list: approvals,
      show: showApproval,
      approve,
      edit,
      reject,
      answer,
      comment,
      delegate,
    }),
    escalations: group('escalations', 'Lists what was handed over to people; escalations show ID tells all', {
      list: escalations,
      show: showEscalation,
      claim: claimEscalation,
      release: releaseEscalation,
      note: noteEscalation,
      take: takeEscalation,
      return: returnEscalation,
      close: closeEscalation,
    }),
    autonomy: group('autonomy', 'Tells how far each agent goes by itself; autonomy set changes it', {
      list: autonomy,
      set: setLevel,
      history: autonomyHistory,
    }),
    reviews: group('reviews', 'Lists calls to be judged without knowing how they were decided', {
      list: reviews,
      show: showReview,
      answer: answerReview,
    }),
    agents: group('agents', 'Lists the agents; agents describe NAME writes down how one works', {
      list: agents,
      describe,
    }),
    judgements: group('judgements', 'Lists what is judged by declaration, and what it learned from people', {
      list: judgements,
      correct: correctJudgement,
      calibrate: calibrateJudgement,
      forget: forgetExample,
    }),
    policy: group('policy', 'Checks, explains and tries the policies; publishes them in versions', {
      check: checkPolicies,
      explain: explainPolicy,
      test: testPolicy,
      suggest: suggestPolicy,
      versions: policyVersions,
      diff: diffPolicy,
      publish: publishPolicy,
      push: pushPolicy,
      approve: approvePolicy,
      rollback: rollbackPolicy,
      pull: pullPolicy,
    }),
    people: group('people', 'Lists the people of the project, and what their roles let them do', { list: people }),
    tokens: group('tokens', 'Lists the tokens by which people are known; tokens create NAME makes one', {
      list: tokens,
      create: createToken,
      revoke: revokeTokenCommand,
    }),
    answers: group('answers', 'Lists mails that came in; answers receive FILE takes one', {
      list: answers,
      receive: receiveAnswer,
    }),
    links: group('links', 'Makes a link by which one person answers one request once', { create: createLink }),
    schedules: group('schedules', 'Lists what starts by itself at times; pauses, runs and makes up', {
      list: schedules,
      show: showSchedule,
      fires: scheduleFires,
      pause: pauseASchedule,
      resume: resumeASchedule,
      run: runASchedule,
      backfill: backfillASchedule,
    }),
    triggers: group('triggers', 'Lists what starts goals because of something outside, and what came', {
      list: triggers,
      show: showTrigger,
      events: triggerEvents,
      redeliver: redeliverEvent,
    }),
    contract: group('contract', 'Says what would prove the writes that are unproven', { lint: lintContracts }),
    connect: group('connect', 'Writes what a system can do as a file of capabilities', {
      openapi: connectOpenApi,
      mcp: connectMcpServer,
      sql: connectSql,
    }),
    stop,
    stops,
    resume,
    dev,
    'dev-worker': devWorker,
    worker,
    start,
    models,
    doctor,
    'make-company': makeCompany,
  },
})
