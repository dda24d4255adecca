/**
 * Asks one question at a time, and only the newest: a question waits a moment for a newer one, and while another is
 * being answered it waits for that. Questions that a newer one replaced are never asked, or their answers are dropped.
 */
export interface NewestQuestion<Question> {
  /** Replaces the question. Undefined asks nothing more. */
  readonly put: (question: Question | undefined) => void;
}

interface Needs<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly onAnswer: (question: Question, answer: Answer) => void;
  readonly onError: (question: Question, error: unknown) => void;
}

/** A person who drags over the months or types days changes the choice several times in this time. */
export const calmMs = 300;

export function createNewestQuestion<Question, Answer>({
  ask,
  onAnswer,
  onError,
}: Needs<Question, Answer>): NewestQuestion<Question> {
  let wanted: Question | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;

  async function askWanted(): Promise<void> {
    timer = undefined;
    const question = wanted;
    if (question === undefined || isAsking) return;
    isAsking = true;
    try {
      const answer = await ask(question);
      if (wanted === question) onAnswer(question, answer);
    } catch (error) {
      if (wanted === question) onError(question, error);
    }
    isAsking = false;
    askAfter(question);
  }

  /** Asks the question that came while another was open, unless it still waits for a newer one. */
  function askAfter(question: Question): void {
    if (wanted !== question && timer === undefined) void askWanted();
  }

  return {
    put(question) {
      wanted = question;
      clearTimeout(timer);
      timer = question === undefined ? undefined : setTimeout(() => void askWanted(), calmMs);
    },
  };
}
