import { os } from './base.ts';

export const matrix = {
  agentSystem: os.matrix.agentSystem.handler(async ({ context, input }) => (await context.engine.index(input.digest)).matrix.agentSystem(input.filter)),
  agentClass: os.matrix.agentClass.handler(async ({ context, input }) => (await context.engine.index(input.digest)).matrix.agentClass(input.filter)),
  actionApprover: os.matrix.actionApprover.handler(async ({ context, input }) => (await context.engine.index(input.digest)).matrix.actionApprover(input.filter, input.by)),
  environmentRisk: os.matrix.environmentRisk.handler(async ({ context, input }) => (await context.engine.index(input.digest)).matrix.environmentRisk(input.filter)),
  touches: os.matrix.touches.handler(async ({ context, input }) => (await context.engine.index(input.digest)).touchesPage(input)),
};
