import { useRef, useState } from 'react';
import type { AccountProblem } from '../account/account-problem.ts';
import { accountProblemOf } from '../account/account-problem.ts';

interface Task {
  readonly busy: boolean;
  readonly problem?: AccountProblem;
  /** The number of problems so far, so that the same problem a second time is news as well. */
  readonly problems: number;
}

export interface TaskRunner extends Task {
  /** Runs one task at a time. Its error becomes the problem. */
  readonly run: (act: () => Promise<void>) => void;
  /** Reports a problem before anything is sent. */
  readonly refuse: (problem: AccountProblem) => void;
}

/** One request of the settings: in flight, or its problem. */
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
