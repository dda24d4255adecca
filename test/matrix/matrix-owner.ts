/** The owner of the items and objects on which the matrix tries every action. */
export const matrixOwner = 'ap-northeast-1:00000000-0000-4000-8000-00000000000a';

/** Somebody else. */
export const anotherOwner = 'ap-northeast-1:00000000-0000-4000-8000-00000000000b';
