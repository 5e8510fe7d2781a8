export type { UserControlAnswer, UserControlProblem, UserControlQuery } from '../core/controls/user-control-answer.ts';
