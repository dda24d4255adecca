/** The owner whose ledger is exported and restored, in the form of a Cognito identity id. */
export const benchOwner = 'ap-northeast-1:00000000-1111-2222-3333-444444444444';

/** The id of the export, and of the restore. */
export const benchJobId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
