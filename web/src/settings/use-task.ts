import { useRef, useState } from 'react';
import type { AccountProblem } from '../account/account-problem.ts';
import { accountProblemOf } from '../account/account-problem.ts';

interface Task {
  readonly busy: boolean;
  readonly problem?: AccountProblem;
  /** How many problems there have been: the same one a second time is news as well. */
  readonly problems: number;
}

export interface TaskRunner extends Task {
  /** Does one thing at a time. What it throws becomes the problem. */
  readonly run: (act: () => Promise<void>) => void;
  /** Says what is wrong before anything is sent. */
  readonly refuse: (problem: AccountProblem) => void;
}

/** One request of the settings: on its way, or what was wrong with it. */
export function useTask(): TaskRunner {
  const [task, setTask] = useState<Task>({ busy: false, problems: 0 });
  const isBusy = useRef(false);
  const refuse = (problem: AccountProblem) =>
    setTask(({ problems }) => ({ busy: false, problem, problems: problems + 1 }));
  return {
    ...task,
    refuse,
    run(act) {
      if (isBusy.current) return;
      isBusy.current = true;
      setTask(({ problems }) => ({ busy: true, problems }));
      act()
        .then(
          () => setTask(({ problems }) => ({ busy: false, problems })),
          (error: unknown) => {
            const problem = accountProblemOf(error);
            if (problem === 'unknown') console.error(error);
            refuse(problem);
          },
        )
        .finally(() => (isBusy.current = false));
    },
  };
}
