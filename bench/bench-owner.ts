/** The owner whose ledger is exported, in the form of a Cognito identity id. */
export const benchOwner = 'ap-northeast-1:00000000-1111-2222-3333-444444444444';
