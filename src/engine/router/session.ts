import type { StatusDto } from '../../contract/index.ts';
import { os } from './base.ts';
import type { RouterContext } from './context.ts';

const status = ({ engine, shell, refused }: RouterContext): StatusDto => ({ ...engine.status(), shell, refusedRequests: refused() });

export const session = {
  status: os.session.status.handler(({ context }) => status(context)),
  setTrustPack: os.session.setTrustPack.handler(async ({ context, input }) => {
    await context.engine.setTrustPack(context.intakes.get(input.intake));
    await context.intakes.release(input.intake);
    return status(context);
  }),
};
